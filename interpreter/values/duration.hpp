// Durations of four kinds that never mix: days, months, minutes, working days; each remembers the unit it was
// written in.
#pragma once

#include <cstdint>
#include <optional>

namespace rung {

enum class DurationKind : std::uint8_t { days, months, minutes, working_days };

enum class DurationUnit : std::uint8_t { days, weeks, months, years, minutes, hours, working_days };

DurationKind kind_of(DurationUnit unit);
/// How many base units (days, months, minutes, working days) one of this unit holds.
std::int64_t base_units(DurationUnit unit);

/// `amount` counts base units of the unit's kind. Two durations of a kind are equal where their amounts are,
/// whatever their units: 24 hours = 1,440 minutes. |amount| is at most 10^12.
struct Duration {
  std::int64_t amount = 0;
  DurationUnit unit = DurationUnit::days;
};

/// `count` units; nothing where that is too long.
std::optional<Duration> make_duration(std::int64_t count, DurationUnit unit);
/// The sum has the unit of the left one. Both must be of one kind.
std::optional<Duration> add(Duration a, Duration b);
std::optional<Duration> subtract(Duration a, Duration b);
std::optional<Duration> multiply(Duration a, std::int64_t times);

/// What is written: the count in the unit it was written in where that is whole, else in base units.
struct WrittenDuration {
  std::int64_t count;
  DurationUnit unit;
};
WrittenDuration as_written(Duration duration);

}  // namespace rung
