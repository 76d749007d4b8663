// Sums and averages: exact, in any order, whatever the partial sums come to.
#include <doctest/doctest.h>

#include <vector>

#include "slow_integer.hpp"

namespace rung {

namespace {

const Decimal greatest = *Decimal::from_units(Decimal::unit_limit - 1);

DecimalSum sum_of(const std::vector<Decimal>& values) {
  DecimalSum sum;
  for (const Decimal value : values) sum.add(value);
  return sum;
}

}  // namespace

TEST_CASE("the sum of nothing is zero") {
  CHECK(DecimalSum().total() == Decimal(0));
}

TEST_CASE("partial sums may pass any bound") {
  DecimalSum sum;
  for (int i = 0; i < 10'000; ++i) sum.add(greatest);
  CHECK(!sum.total());
  CHECK(sum.average(10'000) == greatest);
  CHECK(!sum.average(9'999));
  for (int i = 0; i < 20'000; ++i) sum.add(-greatest);
  CHECK(!sum.total());
  CHECK(sum.average(10'000) == -greatest);
  for (int i = 0; i < 10'000; ++i) sum.add(greatest);
  CHECK(sum.total() == Decimal(0));
  sum.add(Decimal(-7));
  CHECK(sum.total() == Decimal(-7));
}

TEST_CASE("sums end exactly where decimals end") {
  const Decimal smallest = *Decimal::from_units(1);
  CHECK(sum_of({greatest, smallest, -smallest}).total() == greatest);
  CHECK(!sum_of({greatest, smallest}).total());
  CHECK(!sum_of({-greatest, -smallest}).total());
  CHECK(sum_of({-greatest, -smallest, smallest}).total() == -greatest);
  // 2^128 units and their negative, where the lower half of the sum is zero.
  const Decimal quarter = *Decimal::from_units(static_cast<Int128>(1) << 126);
  CHECK(!sum_of({quarter, quarter, quarter, quarter}).total());
  CHECK(sum_of({quarter, quarter, quarter, quarter}).average(4) == quarter);
  CHECK(sum_of({-quarter, -quarter, -quarter, -quarter}).average(4) == -quarter);
  CHECK(!sum_of({-quarter, -quarter, -quarter, -quarter}).total());
}

TEST_CASE("averages are rounded once, halves away from zero") {
  const Decimal unit = *Decimal::from_units(1);
  CHECK(sum_of({unit, Decimal(0)}).average(2) == unit);
  CHECK(sum_of({-unit, Decimal(0)}).average(2) == -unit);
  CHECK(sum_of({unit, Decimal(0), Decimal(0)}).average(3) == Decimal(0));
  CHECK(sum_of({Decimal(1), Decimal(2)}).average(2) == Decimal::from_scaled(15, 1));
  CHECK(sum_of({Decimal(1)}).average(1) == Decimal(1));
}

TEST_CASE("sums and averages against the model, in several orders and in parts") {
  slow::Samples samples(91);
  for (int round = 0; round < 300; ++round) {
    std::vector<Decimal> values;
    slow::Integer exact;
    const std::uint64_t count = 1 + samples.below(40);
    for (std::uint64_t i = 0; i < count; ++i) {
      values.push_back(samples.next());
      exact = slow::add(exact, slow::from_units(values.back().units()));
    }
    const std::int64_t divisor = static_cast<std::int64_t>(count);
    const std::string total = slow::expected(exact);
    const std::string average =
        slow::expected(slow::divide(exact, slow::from_units(divisor), Rounding::half_away));
    const DecimalSum forwards = sum_of(values);
    CHECK(slow::given(forwards.total()) == total);
    CHECK(slow::given(forwards.average(divisor)) == average);
    std::sort(values.begin(), values.end());
    CHECK(slow::given(sum_of(values).total()) == total);
    CHECK(slow::given(sum_of({values.rbegin(), values.rend()}).average(divisor)) == average);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(samples.below(count));
    DecimalSum parts = sum_of({values.begin(), middle});
    parts.add(sum_of({middle, values.end()}));
    CHECK(slow::given(parts.total()) == total);
    CHECK(slow::given(parts.average(divisor)) == average);
  }
}

}  // namespace rung
