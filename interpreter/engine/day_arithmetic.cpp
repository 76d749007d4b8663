// What dates and durations make of each other, for one row.
#include "engine/day_arithmetic.hpp"

namespace rung {

std::optional<Date> move_date(const WorkingDays& working_days, Date date, Duration by) {
  switch (kind_of(by.unit)) {
    case DurationKind::days: return add_days(date, by.amount);
    case DurationKind::months: return add_months(date, by.amount);
    case DurationKind::working_days: return working_days.add(date, by.amount);
    // A date has no time of day: check lets no minutes come here.
    case DurationKind::minutes: return date;
  }
  __builtin_unreachable();
}

ScaledDuration scale_duration(Duration duration, Decimal factor) {
  if (!factor.is_whole()) return {State::missing, {}};
  // A factor beyond 64 bits is too long for all but the empty duration.
  if (duration.amount == 0) return {State::known, duration};
  const std::optional<std::int64_t> whole = factor.whole();
  const std::optional<Duration> product = whole ? multiply(duration, *whole) : std::nullopt;
  if (!product) return {State::overflow, {}};
  return {State::known, *product};
}

}  // namespace rung
