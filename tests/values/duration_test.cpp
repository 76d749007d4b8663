// Durations: units, sums, products, bounds and how they are written.
#include "values/duration.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

namespace rung {

namespace {

constexpr std::int64_t longest = 1'000'000'000'000;

const std::vector<DurationUnit> all_units = {
    DurationUnit::days,    DurationUnit::weeks, DurationUnit::months,      DurationUnit::years,
    DurationUnit::minutes, DurationUnit::hours, DurationUnit::working_days};

bool is(const std::optional<Duration>& duration, std::int64_t amount, DurationUnit unit) {
  return duration && duration->amount == amount && duration->unit == unit;
}

bool writes(Duration duration, std::int64_t count, DurationUnit unit) {
  const WrittenDuration written = as_written(duration);
  return written.count == count && written.unit == unit;
}

}  // namespace

TEST_CASE("units belong to kinds") {
  CHECK(kind_of(DurationUnit::weeks) == kind_of(DurationUnit::days));
  CHECK(kind_of(DurationUnit::years) == kind_of(DurationUnit::months));
  CHECK(kind_of(DurationUnit::hours) == kind_of(DurationUnit::minutes));
  CHECK(kind_of(DurationUnit::days) == DurationKind::days);
  CHECK(kind_of(DurationUnit::months) == DurationKind::months);
  CHECK(kind_of(DurationUnit::minutes) == DurationKind::minutes);
  CHECK(kind_of(DurationUnit::working_days) == DurationKind::working_days);
}

TEST_CASE("durations count base units") {
  CHECK(is(make_duration(24, DurationUnit::hours), 1'440, DurationUnit::hours));
  CHECK(is(make_duration(2, DurationUnit::weeks), 14, DurationUnit::weeks));
  CHECK(is(make_duration(3, DurationUnit::years), 36, DurationUnit::years));
  CHECK(is(make_duration(-90, DurationUnit::days), -90, DurationUnit::days));
  CHECK(is(make_duration(2, DurationUnit::working_days), 2, DurationUnit::working_days));
}

TEST_CASE("no duration is longer than 10^12 base units") {
  for (const DurationUnit unit : all_units) {
    const std::int64_t size = base_units(unit);
    CHECK(make_duration(longest / size, unit).has_value());
    CHECK(make_duration(-longest / size, unit).has_value());
    CHECK(!make_duration(longest / size + 1, unit));
    CHECK(!make_duration(-longest / size - 1, unit));
    CHECK(!make_duration(std::numeric_limits<std::int64_t>::max(), unit));
    CHECK(!make_duration(std::numeric_limits<std::int64_t>::min(), unit));
    // A product that wraps around 2^64 to a small number.
    CHECK(!make_duration((std::int64_t{1} << 62) + 1, unit));
  }
}

TEST_CASE("sums have the unit of the left one") {
  const Duration hours = *make_duration(2, DurationUnit::hours);
  const Duration minutes = *make_duration(30, DurationUnit::minutes);
  CHECK(is(add(hours, minutes), 150, DurationUnit::hours));
  CHECK(is(add(minutes, hours), 150, DurationUnit::minutes));
  CHECK(is(subtract(hours, minutes), 90, DurationUnit::hours));
  CHECK(is(subtract(minutes, hours), -90, DurationUnit::minutes));
  const Duration most = *make_duration(longest, DurationUnit::days);
  const Duration day = *make_duration(1, DurationUnit::days);
  CHECK(!add(most, day));
  CHECK(!subtract(*multiply(most, -1), day));
  CHECK(is(subtract(most, most), 0, DurationUnit::days));
}

TEST_CASE("durations are multiplied by whole numbers") {
  const Duration weeks = *make_duration(2, DurationUnit::weeks);
  CHECK(is(multiply(weeks, 3), 42, DurationUnit::weeks));
  CHECK(is(multiply(weeks, -1), -14, DurationUnit::weeks));
  CHECK(is(multiply(weeks, 0), 0, DurationUnit::weeks));
  CHECK(!multiply(weeks, longest));
  CHECK(!multiply(weeks, std::numeric_limits<std::int64_t>::max()));
  CHECK(!multiply(weeks, std::numeric_limits<std::int64_t>::min()));
}

TEST_CASE("durations are written in their unit where that is whole") {
  CHECK(writes(*make_duration(24, DurationUnit::hours), 24, DurationUnit::hours));
  CHECK(writes({.amount = 90, .unit = DurationUnit::hours}, 90, DurationUnit::minutes));
  CHECK(writes({.amount = -120, .unit = DurationUnit::hours}, -2, DurationUnit::hours));
  CHECK(writes({.amount = 15, .unit = DurationUnit::weeks}, 15, DurationUnit::days));
  CHECK(writes({.amount = 18, .unit = DurationUnit::years}, 18, DurationUnit::months));
  CHECK(writes({.amount = 24, .unit = DurationUnit::months}, 24, DurationUnit::months));
  CHECK(writes({.amount = 0, .unit = DurationUnit::years}, 0, DurationUnit::years));
  CHECK(writes({.amount = 5, .unit = DurationUnit::working_days}, 5, DurationUnit::working_days));
}

}  // namespace rung
