// The axes of charts, and the charts of a run.
#include "engine/chart.hpp"

#include <algorithm>
#include <limits>

#include "columns/rearrange.hpp"

namespace rung {
namespace {

constexpr std::array odd_states = {State::missing, State::overflow, State::ambiguous_rows,
                                   State::disagreeing_rows};

/// Rounded towards positive infinity.
Int128 divided_up(Int128 value, Int128 divisor) {
  const Int128 quotient = value / divisor;
  return value % divisor > 0 ? quotient + 1 : quotient;
}

}  // namespace

Axis::Axis(Kind kind, std::vector<Int128> thresholds, std::size_t values)
    : kind_(kind),
      thresholds_(std::move(thresholds)),
      places_(kind == Kind::truth || kind == Kind::code ? values : thresholds_.size() + 1),
      narrow_(std::make_unique<std::array<AtScale, Decimal::places + 1>>()) {}

std::size_t Axis::place_of(State state) const {
  const auto found = std::find(odd_states.begin(), odd_states.end(), state);
  return places_ + static_cast<std::size_t>(found - odd_states.begin());
}

const std::vector<std::int64_t>& Axis::narrow_thresholds(int scale) const {
  using Narrow = std::numeric_limits<std::int64_t>;
  AtScale& there = (*narrow_)[static_cast<std::size_t>(scale)];
  std::call_once(there.made, [&] {
    const Int128 divisor = kind_ == Kind::number ? power_of_ten(Decimal::places - scale) : 1;
    for (const Int128 threshold : thresholds_) {
      const Int128 scaled = divided_up(threshold, divisor);
      if (scaled > Narrow::max()) break;
      there.thresholds.push_back(static_cast<std::int64_t>(std::max<Int128>(scaled, Narrow::min())));
    }
  });
  return there.thresholds;
}

Column Axis::sample(std::size_t rows, std::size_t stride) const {
  Column column;
  const Storage storage = kind_ == Kind::number  ? Storage::wide
                          : kind_ == Kind::truth ? Storage::truth
                                                 : Storage::integer;
  shape(column, storage, rows);
  column.has_faults = true;
  if (kind_ == Kind::number) column.scale = Decimal::places;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t place = row / stride % size();
    column.states[row] = place < places_ ? State::known : odd_states[place - places_];
    if (place >= places_) continue;
    // Any value below the first threshold stands for all of them.
    const bool first = place == 0 && !thresholds_.empty();
    const Int128 value = first                 ? thresholds_[0] - 1
                         : thresholds_.empty() ? Int128{0}
                                               : thresholds_[place - 1];
    switch (kind_) {
      case Kind::number: column.wides[row] = value; break;
      case Kind::integer: column.integers[row] = static_cast<std::int64_t>(value); break;
      case Kind::truth: column.truths[row] = static_cast<std::uint8_t>(place); break;
      case Kind::code: column.integers[row] = static_cast<std::int64_t>(place); break;
    }
  }
  return column;
}

const Chart& Charts::of(const Run& run, std::uint32_t index) const {
  std::call_once(drawn_, [&] { charts_ = draw_charts(run); });
  return charts_[index];
}

}  // namespace rung
