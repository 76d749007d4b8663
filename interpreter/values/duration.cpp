// Durations as counts of base units: building, adding and writing them. What a date plus a duration is, is
// told by the calendar.
#include "values/duration.hpp"

namespace rung {

namespace {

constexpr std::int64_t longest = 1'000'000'000'000;

std::optional<Duration> checked(std::int64_t amount, DurationUnit unit) {
  if (amount > longest || amount < -longest) return std::nullopt;
  return Duration{.amount = amount, .unit = unit};
}

DurationUnit base_unit(DurationKind kind) {
  switch (kind) {
    case DurationKind::days: return DurationUnit::days;
    case DurationKind::months: return DurationUnit::months;
    case DurationKind::minutes: return DurationUnit::minutes;
    case DurationKind::working_days: return DurationUnit::working_days;
  }
  __builtin_unreachable();
}

}  // namespace

DurationKind kind_of(DurationUnit unit) {
  switch (unit) {
    case DurationUnit::days:
    case DurationUnit::weeks: return DurationKind::days;
    case DurationUnit::months:
    case DurationUnit::years: return DurationKind::months;
    case DurationUnit::minutes:
    case DurationUnit::hours: return DurationKind::minutes;
    case DurationUnit::working_days: return DurationKind::working_days;
  }
  __builtin_unreachable();
}

std::int64_t base_units(DurationUnit unit) {
  switch (unit) {
    case DurationUnit::days:
    case DurationUnit::months:
    case DurationUnit::minutes:
    case DurationUnit::working_days: return 1;
    case DurationUnit::weeks: return 7;
    case DurationUnit::years: return 12;
    case DurationUnit::hours: return 60;
  }
  __builtin_unreachable();
}

std::optional<Duration> make_duration(std::int64_t count, DurationUnit unit) {
  std::int64_t amount = 0;
  if (__builtin_mul_overflow(count, base_units(unit), &amount)) return std::nullopt;
  return checked(amount, unit);
}

std::optional<Duration> add(Duration a, Duration b) {
  return checked(a.amount + b.amount, a.unit);
}

std::optional<Duration> subtract(Duration a, Duration b) {
  return checked(a.amount - b.amount, a.unit);
}

std::optional<Duration> multiply(Duration a, std::int64_t times) {
  std::int64_t amount = 0;
  if (__builtin_mul_overflow(a.amount, times, &amount)) return std::nullopt;
  return checked(amount, a.unit);
}

WrittenDuration as_written(Duration duration) {
  const std::int64_t size = base_units(duration.unit);
  if (duration.amount % size == 0) return {.count = duration.amount / size, .unit = duration.unit};
  return {.count = duration.amount, .unit = base_unit(kind_of(duration.unit))};
}

}  // namespace rung
