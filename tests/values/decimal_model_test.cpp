// Decimals against the slow model: every pair of edges and thousands of random cases for each operation.
#include <doctest/doctest.h>

#include "slow_integer.hpp"

namespace rung {

namespace {

constexpr int cases = 4000;

slow::Integer model(Decimal value) {
  return slow::from_units(value.units());
}

slow::Integer one() {
  return slow::ten_to(Decimal::places);
}

std::string model_product(Decimal a, Decimal b) {
  return slow::expected(slow::divide(slow::multiply(model(a), model(b)), one(), Rounding::half_away));
}

std::string model_ratio(Decimal a, Decimal b, std::int64_t n) {
  return slow::expected(slow::quotient_units(model(a), model(b), n, Rounding::half_away));
}

void check_operations(Decimal a, Decimal b) {
  CAPTURE(slow::given(a));
  CAPTURE(slow::given(b));
  CHECK(slow::given(add(a, b)) == slow::expected(slow::add(model(a), model(b))));
  CHECK(slow::given(subtract(a, b)) == slow::expected(slow::add(model(a), slow::negated(model(b)))));
  CHECK(slow::given(multiply(a, b)) == model_product(a, b));
  if (!b.is_zero()) CHECK(slow::given(divide(a, b)) == model_ratio(a, b, Decimal::places));
  CHECK((a < b) == slow::add(model(a), slow::negated(model(b))).negative);
  CHECK((a == b) == slow::add(model(a), slow::negated(model(b))).digits.empty());
}

}  // namespace

TEST_CASE("the model itself") {
  CHECK(slow::to_text(slow::add(slow::from_text("-999"), slow::from_text("1000"))) == "1");
  CHECK(slow::to_text(slow::add(slow::from_text("5"), slow::from_text("-5"))) == "0");
  CHECK(slow::to_text(slow::multiply(slow::from_text("-12345679"), slow::from_text("81"))) == "-999999999");
  CHECK(slow::to_text(slow::divide(slow::from_text("25"), slow::from_text("-10"), Rounding::half_away)) ==
        "-3");
  CHECK(slow::to_text(slow::divide(slow::from_text("25"), slow::from_text("10"), Rounding::down)) == "2");
  CHECK(slow::to_text(slow::divide(slow::from_text("21"), slow::from_text("10"), Rounding::up)) == "3");
  CHECK(slow::to_text(slow::divide(slow::from_text("20"), slow::from_text("10"), Rounding::up)) == "2");
}

TEST_CASE("operations on every pair of edges") {
  for (const std::string_view left : slow::Samples::edges()) {
    for (const std::string_view right : slow::Samples::edges()) {
      const Decimal a = slow::Samples::pick(left);
      const Decimal b = slow::Samples::pick(right);
      check_operations(a, b);
      check_operations(-a, b);
      check_operations(a, -b);
      check_operations(-a, -b);
    }
  }
}

TEST_CASE("operations on random decimals") {
  slow::Samples samples(20'250'630);
  for (int i = 0; i < cases; ++i) check_operations(samples.next(), samples.next());
}

TEST_CASE("products that end in a half are rounded away from zero") {
  slow::Samples samples(7);
  for (int i = 0; i < 1000; ++i) {
    const Decimal tenths =
        *Decimal::from_scaled(static_cast<Int128>(samples.below(2'000'001)) - 1'000'000, 1);
    const Decimal fine = *Decimal::from_units(static_cast<Int128>(samples.below(2'000'001)) - 1'000'000);
    CHECK(slow::given(multiply(tenths, fine)) == model_product(tenths, fine));
  }
}

TEST_CASE("round, in every mode and to every place") {
  slow::Samples samples(44);
  std::vector<Decimal> values;
  for (const std::string_view units : slow::Samples::edges()) values.push_back(slow::Samples::pick(units));
  for (int i = 0; i < 60; ++i) values.push_back(samples.next());
  for (const Decimal value : values) {
    CAPTURE(slow::given(value));
    for (const Rounding rounding : {Rounding::half_away, Rounding::up, Rounding::down}) {
      for (int n = -45; n <= 20; ++n) {
        CAPTURE(n);
        const slow::Integer units =
            n >= Decimal::places ? model(value) : slow::quotient_units(model(value), one(), n, rounding);
        CHECK(slow::given(round(value, n, rounding)) == slow::expected(units));
      }
    }
  }
}

TEST_CASE("ratio, to every place") {
  slow::Samples samples(45);
  for (int i = 0; i < cases; ++i) {
    const Decimal a = samples.next();
    const Decimal b = samples.next_not_zero();
    const std::int64_t n = static_cast<std::int64_t>(samples.below(61)) - 42;
    CAPTURE(slow::given(a));
    CAPTURE(slow::given(b));
    CAPTURE(n);
    CHECK(slow::given(ratio(a, b, n)) == model_ratio(a, b, std::min<std::int64_t>(n, Decimal::places)));
  }
}

TEST_CASE("ratios that lie halfway are rounded away from zero") {
  slow::Samples samples(46);
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t n = static_cast<std::int64_t>(samples.below(12)) - 6;
    const std::int64_t divisor = 1 + static_cast<std::int64_t>(samples.below(100'000));
    const std::int64_t odd = 2 * static_cast<std::int64_t>(samples.below(100'000)) + 1;
    // odd / 2 steps of 10^-n, as a quotient by any divisor.
    const std::optional<Decimal> step = n < 0 ? Decimal::from_scaled(power_of_ten(static_cast<int>(-n)), 0)
                                              : Decimal::from_scaled(1, static_cast<int>(n));
    const Decimal a = *multiply(*step, Decimal(odd * divisor));
    const Decimal b(2 * divisor);
    CAPTURE(odd);
    CAPTURE(divisor);
    CAPTURE(n);
    CHECK(slow::given(ratio(a, b, n)) == model_ratio(a, b, n));
    CHECK(ratio(a, b, n) == multiply(*step, Decimal((odd + 1) / 2)));
    CHECK(ratio(-a, b, n) == multiply(*step, Decimal(-(odd + 1) / 2)));
  }
}

}  // namespace rung
