// One value for each of many rows.
#include "engine/kept_values.hpp"

#include <algorithm>
#include <limits>

namespace rung {

Int128 KeptValues::integer_of(const Column& column, std::size_t from) {
  switch (column.storage) {
    case Storage::narrow:
    case Storage::wide: return mantissa_at(column, from) * power_of_ten(Decimal::places - column.scale);
    case Storage::integer: return column.integers[from];
    case Storage::truth: return column.truths[from];
    case Storage::text: break;
  }
  return 0;
}

KeptValues::KeptValues(const Type& type, Keeps keeps) : type_(type), keeps_(keeps) {
  const bool days_or_codes =
      type.kind == TypeKind::date || type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
  by_bound_ = keeps != Keeps::any && days_or_codes;
  using Limits = std::numeric_limits<std::int64_t>;
  if (by_bound_) bound_ = keeps == Keeps::least ? Limits::max() : Limits::min();
}

void KeptValues::resize(std::size_t rows) {
  if (!by_bound_) states_.resize(rows, State::missing);
  if (type_.kind == TypeKind::text) {
    texts_.resize(rows);
  } else if (type_.is_number()) {
    numbers_.resize(rows, 0);
  } else {
    integers_.resize(rows, bound_);
  }
}

bool KeptValues::fill(Column& column) {
  if (column.storage != Storage::integer) return false;
  for (std::size_t row = 0; row < integers_.size(); ++row) {
    const bool is_known = known(row);
    column.integers[row] = is_known ? integers_[row] : 0;
    column.states[row] = is_known ? State::known : State::missing;
  }
  return true;
}

void KeptValues::take(std::size_t row, const Column& column, std::size_t from) {
  states_[row] = column.states[from];
  if (states_[row] != State::known) return;
  if (column.storage == Storage::text) {
    texts_[row] = column.texts[from];
  } else if (type_.is_number()) {
    numbers_[row] = integer_of(column, from);
  } else {
    integers_[row] = static_cast<std::int64_t>(integer_of(column, from));
  }
}

void KeptValues::take_extremes(const Column& column, std::span<const std::uint32_t> rows,
                               std::span<const std::uint32_t> targets) {
  const bool least = keeps_ == Keeps::least;
  if (by_bound_) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::int64_t value = column.states[rows[i]] == State::known ? column.integers[rows[i]] : bound_;
      std::int64_t& best = integers_[targets[i]];
      best = least ? std::min(best, value) : std::max(best, value);
    }
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (column.states[rows[i]] != State::known) continue;
    if (known(targets[i])) {
      const std::strong_ordering order_of_row = order(column, rows[i], targets[i]);
      if (least ? order_of_row >= 0 : order_of_row <= 0) continue;
    }
    take(targets[i], column, rows[i]);
  }
}

std::strong_ordering KeptValues::order(const Column& column, std::size_t from, std::size_t row) const {
  if (column.storage == Storage::text) return column.texts[from] <=> std::string_view(texts_[row]);
  const Int128 candidate = integer_of(column, from);
  if (type_.kind != TypeKind::duration) return candidate <=> kept(row);
  return unpack(static_cast<std::int64_t>(candidate)).amount <=> unpack(integers_[row]).amount;
}

Value KeptValues::value(std::size_t row) const {
  if (!known(row)) return Missing{};
  switch (type_.kind) {
    case TypeKind::nothing: return Missing{};
    case TypeKind::text: return texts_[row];
    case TypeKind::number: return *Decimal::from_units(numbers_[row]);
    case TypeKind::date: return Date{static_cast<std::int32_t>(integers_[row])};
    case TypeKind::truth: return integers_[row] != 0;
    case TypeKind::duration: return unpack(integers_[row]);
    case TypeKind::enumeration:
    case TypeKind::ladder: return Code{static_cast<std::int32_t>(integers_[row])};
  }
  __builtin_unreachable();
}

}  // namespace rung
