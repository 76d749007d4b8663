// The columns of one batch while it is computed.
#include "engine/frame.hpp"

#include "engine/loops.hpp"

namespace rung {
namespace {

/// Bounds that were told may be wider than the rows are. Above this they are looked up in the rows instead, so that
/// what is computed from them does not seem too large for 64 bits before it is.
constexpr Int128 greatest_told = Int128{1} << 31;

Bounds looked_up(const Column& column) {
  if (column.storage == Storage::wide) return bounds_of(column);
  const Extremes extremes = loops().extremes(column.integers.data(), column.integers.size());
  return {extremes.low, extremes.high};
}

bool states_known(const Column& column) {
  if (column.all_known) return true;
  const auto* const states = reinterpret_cast<const std::uint8_t*>(column.states.data());
  return loops().all_bytes(states, static_cast<std::uint8_t>(State::known), column.states.size());
}

}  // namespace

Frame::Frame(std::uint32_t slots) : views_(slots, nullptr), columns_(slots), facts_(slots) {}

Column& Frame::fill(std::uint32_t slot) {
  views_[slot] = &columns_[slot];
  facts_[slot] = {};
  return columns_[slot];
}

void Frame::put(std::uint32_t slot, Column column) {
  fill(slot) = std::move(column);
  if (rows == 1) examine(slot);
}

void Frame::show(std::uint32_t slot, const Column& column) {
  views_[slot] = &column;
  facts_[slot] = {};
}

void Frame::drop(std::uint32_t slot) {
  views_[slot] = nullptr;
  columns_[slot] = Column();
  facts_[slot] = {};
}

const Bounds& Frame::bounds(std::uint32_t slot) const {
  std::optional<Bounds>& bounds = facts_[slot].bounds;
  if (!bounds) bounds = looked_up(*views_[slot]);
  return *bounds;
}

bool Frame::all_known(std::uint32_t slot) const {
  std::optional<bool>& known = facts_[slot].all_known;
  if (!known) known = states_known(*views_[slot]);
  return *known;
}

void Frame::tell_bounds(const Column& filled, Bounds bounds) {
  const Bounds with_zero{std::min<Int128>(bounds.low, 0), std::max<Int128>(bounds.high, 0)};
  if (with_zero.low < -greatest_told || with_zero.high > greatest_told) return;
  facts_[static_cast<std::size_t>(&filled - columns_.data())].bounds = with_zero;
}

void Frame::examine(std::uint32_t slot) const {
  if (views_[slot] == nullptr) return;
  bounds(slot);
  all_known(slot);
}

}  // namespace rung
