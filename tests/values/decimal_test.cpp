// Decimals as the language tells of them: bounds, whole numbers, rounding, ratios and overflow.
#include "values/decimal.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <type_traits>

namespace rung {

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

Decimal number(std::string_view text) {
  const std::optional<Decimal> decimal = parse_decimal(text);
  REQUIRE_MESSAGE(decimal.has_value(), std::string(text));
  return *decimal;
}

const Decimal smallest = *Decimal::from_units(1);
const Decimal greatest = *Decimal::from_units(Decimal::unit_limit - 1);

std::string written(const std::optional<Decimal>& value) {
  return value ? write_decimal(*value, Decimal::places) : "nothing";
}

std::string rounded(std::string_view text, std::int64_t n, Rounding rounding = Rounding::half_away) {
  return written(round(number(text), n, rounding));
}

}  // namespace

static_assert(!std::is_constructible_v<Decimal, double>, "binary floats are no decimals");
static_assert(std::is_convertible_v<int, Decimal>);

TEST_CASE("powers of ten") {
  Int128 power = 1;
  for (int n = 0; n <= 38; ++n) {
    CHECK(bool(power_of_ten(n) == power));
    if (n < 38) power *= 10;
  }
  CHECK(bool(Decimal::unit_limit == power));
}

TEST_CASE("units below 10^38 are decimals, others are not") {
  CHECK(Decimal::from_units(power_of_ten(38) - 1).has_value());
  CHECK(Decimal::from_units(1 - power_of_ten(38)).has_value());
  CHECK(!Decimal::from_units(power_of_ten(38)));
  CHECK(!Decimal::from_units(-power_of_ten(38)));
  CHECK(!Decimal::from_units(std::numeric_limits<Int128>::max()));
  CHECK(!Decimal::from_units(std::numeric_limits<Int128>::min()));
}

TEST_CASE("decimals from a mantissa and a scale") {
  CHECK(Decimal::from_scaled(12345, 2) == number("123.45"));
  CHECK(Decimal::from_scaled(-5, 18) == number("-0.000000000000000005"));
  CHECK(Decimal::from_scaled(power_of_ten(20) - 1, 0) == number("99999999999999999999"));
  CHECK(!Decimal::from_scaled(power_of_ten(20), 0));
  CHECK(!Decimal::from_scaled(-power_of_ten(20), 0));
  CHECK(!Decimal::from_scaled(power_of_ten(21), 1));
  // These products wrap around 2^128 to small numbers where overflow is not watched.
  CHECK(!Decimal::from_scaled(static_cast<Int128>(1) << 110, 0));
  CHECK(!Decimal::from_scaled(std::numeric_limits<Int128>::min(), 0));
  CHECK(!Decimal::from_scaled(std::numeric_limits<Int128>::min(), 18));
}

TEST_CASE("whole numbers") {
  CHECK(Decimal(highest).whole() == highest);
  CHECK(Decimal(lowest).whole() == lowest);
  CHECK(Decimal(0).whole() == 0);
  CHECK(add(Decimal(highest), Decimal(1))->is_whole());
  CHECK(!add(Decimal(highest), Decimal(1))->whole());
  CHECK(!subtract(Decimal(lowest), Decimal(1))->whole());
  CHECK(!number("1.5").is_whole());
  CHECK(!number("1.5").whole());
  CHECK(!smallest.is_whole());
  CHECK(!(-smallest).whole());
  CHECK(number("-3.000").whole() == -3);
}

TEST_CASE("signs and order") {
  CHECK(number("-1").is_negative());
  CHECK(!number("-0").is_negative());
  CHECK(number("-0").is_zero());
  CHECK(-number("2.5") == number("-2.5"));
  CHECK(number("-2") < number("-1.999999999999999999"));
  CHECK(number("0.1") > Decimal(0));
  CHECK(-greatest < greatest);
}

TEST_CASE("sums at the bounds") {
  CHECK(!add(greatest, smallest));
  CHECK(!add(greatest, greatest));
  CHECK(!subtract(-greatest, smallest));
  CHECK(!subtract(-greatest, greatest));
  CHECK(add(greatest, -greatest) == Decimal(0));
  CHECK(subtract(greatest, smallest) == Decimal::from_units(Decimal::unit_limit - 2));
}

TEST_CASE("products") {
  CHECK(written(multiply(number("0.1"), number("0.2"))) == "0.02");
  CHECK(written(multiply(Decimal(1'000'000), number("1.15"))) == "1150000");
  CHECK(written(multiply(number("0.000000001"), number("0.0000000005"))) == "0.000000000000000001");
  CHECK(written(multiply(number("-0.000000001"), number("0.0000000005"))) == "-0.000000000000000001");
  CHECK(written(multiply(number("0.000000001"), number("0.00000000049"))) == "0");
  CHECK(multiply(greatest, Decimal(-1)) == -greatest);
  CHECK(!multiply(greatest, greatest));
  CHECK(!multiply(Decimal(10'000'000'000), Decimal(10'000'000'000)));
  CHECK(written(multiply(Decimal(9'999'999'999), Decimal(10'000'000'001))) == "99999999999999999999");
  // One unit more than the greatest decimal, after rounding.
  CHECK(!multiply(greatest, number("1.000000000000000001")));
  CHECK(multiply(greatest, number("0.999999999999999999")).has_value());
}

TEST_CASE("quotients") {
  CHECK(written(divide(Decimal(1), Decimal(3))) == "0.333333333333333333");
  CHECK(written(divide(Decimal(2), Decimal(3))) == "0.666666666666666667");
  CHECK(written(divide(Decimal(-2), Decimal(3))) == "-0.666666666666666667");
  CHECK(written(divide(Decimal(1), Decimal(-8))) == "-0.125");
  CHECK(written(divide(smallest, Decimal(2))) == "0.000000000000000001");
  CHECK(written(divide(smallest, Decimal(-3))) == "0");
  CHECK(divide(greatest, greatest) == Decimal(1));
  CHECK(divide(greatest, Decimal(1)) == greatest);
  CHECK(!divide(greatest, smallest));
  CHECK(!divide(greatest, number("0.5")));
  CHECK(!divide(Decimal(100), number("0.000000000000000001")));
  CHECK(divide(Decimal(99), number("0.000000000000000001")) == number("99000000000000000000"));
}

TEST_CASE("rounding halves away from zero, exactly") {
  CHECK(rounded("8.95", 1) == "9");
  CHECK(rounded("96.55", 1) == "96.6");
  CHECK(rounded("-8.95", 1) == "-9");
  CHECK(rounded("2.675", 2) == "2.68");
  CHECK(rounded("2.674999999999999999", 2) == "2.67");
  CHECK(rounded("0.5", 0) == "1");
  CHECK(rounded("-0.5", 0) == "-1");
  CHECK(rounded("0.499999999999999999", 0) == "0");
  CHECK(rounded("1250", -2) == "1300");
  CHECK(rounded("-1250", -2) == "-1300");
  CHECK(rounded("1249.999", -2) == "1200");
}

TEST_CASE("rounding up and down") {
  CHECK(rounded("1.21", 1, Rounding::up) == "1.3");
  CHECK(rounded("-1.21", 1, Rounding::up) == "-1.3");
  CHECK(rounded("1.2", 1, Rounding::up) == "1.2");
  CHECK(rounded("0.000000000000000001", 0, Rounding::up) == "1");
  CHECK(rounded("1.29", 1, Rounding::down) == "1.2");
  CHECK(rounded("-1.29", 1, Rounding::down) == "-1.2");
  CHECK(rounded("1201", -2, Rounding::up) == "1300");
  CHECK(rounded("1299", -2, Rounding::down) == "1200");
}

TEST_CASE("rounding to very many and very few places") {
  const std::string digits = "1.234567890123456789";
  CHECK(rounded(digits, 18) == digits);
  CHECK(rounded(digits, 19) == digits);
  CHECK(rounded(digits, highest) == digits);
  CHECK(rounded(digits, highest, Rounding::up) == digits);
  CHECK(rounded(digits, lowest) == "0");
  CHECK(rounded(digits, lowest, Rounding::down) == "0");
  CHECK(rounded(digits, lowest, Rounding::up) == "nothing");
  CHECK(rounded("0", lowest, Rounding::up) == "0");
  CHECK(rounded("1", -19, Rounding::up) == "10000000000000000000");
  CHECK(rounded("1", -20, Rounding::up) == "nothing");
  CHECK(rounded("49999999999999999999", -20) == "0");
  CHECK(rounded("50000000000000000000", -20) == "nothing");
  CHECK(!round(greatest, 17, Rounding::half_away));
  CHECK(!round(-greatest, 17, Rounding::up));
  CHECK(round(greatest, 17, Rounding::down).has_value());
}

TEST_CASE("ratios are rounded once") {
  CHECK(written(ratio(Decimal(1), Decimal(3), 18)) == "0.333333333333333333");
  CHECK(written(ratio(Decimal(1), Decimal(3), highest)) == "0.333333333333333333");
  CHECK(written(ratio(Decimal(2), Decimal(3), 2)) == "0.67");
  CHECK(written(ratio(Decimal(1250), Decimal(1), -2)) == "1300");
  CHECK(written(ratio(Decimal(-1250), Decimal(1), -2)) == "-1300");
  CHECK(written(ratio(Decimal(1), Decimal(8), 2)) == "0.13");
  // 0.05 less a third of a unit: rounded to 18 decimals first it would be 0.05, and then 0.1.
  const Decimal almost = *subtract(number("0.15"), smallest);
  CHECK(written(divide(almost, Decimal(3))) == "0.05");
  CHECK(written(ratio(almost, Decimal(3), 1)) == "0");
  // 1250 less a little, to hundreds.
  CHECK(written(ratio(*subtract(Decimal(1250), smallest), Decimal(1), -2)) == "1200");
}

TEST_CASE("ratios to very few places") {
  CHECK(ratio(Decimal(7), Decimal(1), lowest) == Decimal(0));
  CHECK(ratio(greatest, smallest, -39) == Decimal(0));
  CHECK(!ratio(greatest, smallest, -38));
  CHECK(!ratio(greatest, smallest, 0));
  CHECK(ratio(greatest, Decimal(3), -20) == Decimal(0));
  CHECK(ratio(greatest, Decimal(2), -20) == Decimal(0));
  CHECK(!ratio(greatest, number("1.9"), -20));
  CHECK(ratio(Decimal(0), smallest, -5) == Decimal(0));
}

}  // namespace rung
