// Powers: exact and rounded once, for small exponents against the model, for great ones against known digits.
#include <doctest/doctest.h>

#include <limits>

#include "slow_integer.hpp"

namespace rung {

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

std::string power_of(std::string_view x, std::int64_t n) {
  const std::optional<Decimal> result = power(*parse_decimal(x), n);
  return result ? write_decimal(*result, Decimal::places) : "nothing";
}

std::string model_power(Decimal x, std::int64_t n) {
  slow::Integer above = slow::from_text("1");
  for (std::int64_t i = 0; i < std::abs(n); ++i) above = slow::multiply(above, slow::from_units(x.units()));
  const slow::Integer below = slow::ten_to(Decimal::places * std::abs(n));
  return slow::expected(n < 0 ? slow::quotient_units(below, above, Decimal::places, Rounding::half_away)
                              : slow::quotient_units(above, below, Decimal::places, Rounding::half_away));
}

void check_power(Decimal x, std::int64_t n) {
  CAPTURE(slow::given(x));
  CAPTURE(n);
  CHECK(slow::given(power(x, n)) == model_power(x, n));
}

}  // namespace

TEST_CASE("powers of zero and one") {
  CHECK(power_of("0", 0) == "1");
  CHECK(power_of("0", 5) == "0");
  CHECK(power_of("0", highest) == "0");
  CHECK(power_of("0", -1) == "nothing");
  CHECK(power_of("0", lowest) == "nothing");
  CHECK(power_of("123.45", 0) == "1");
  CHECK(power_of("1", highest) == "1");
  CHECK(power_of("1", lowest) == "1");
  CHECK(power_of("-1", highest) == "-1");
  CHECK(power_of("-1", lowest) == "1");
}

TEST_CASE("powers that stay exact") {
  CHECK(power_of("2", 10) == "1024");
  CHECK(power_of("-2", 3) == "-8");
  CHECK(power_of("1.1", 2) == "1.21");
  CHECK(power_of("0.1", 18) == "0.000000000000000001");
  CHECK(power_of("2", -3) == "0.125");
  CHECK(power_of("-0.5", -3) == "-8");
  CHECK(power_of("10", 19) == "10000000000000000000");
  CHECK(power_of("0.1", -19) == "10000000000000000000");
}

TEST_CASE("powers that lie halfway are rounded away from zero") {
  // 19 decimals, the last a 5.
  CHECK(power_of("1.5", 19) == "2216.837820053100585938");
  CHECK(power_of("-1.5", 19) == "-2216.837820053100585938");
  CHECK(power_of("0.4", -19) == "36379788.070917129516601563");
  CHECK(power_of("2", -19) == "0.000001907348632813");
}

TEST_CASE("powers that overflow or vanish") {
  CHECK(power_of("10", 20) == "nothing");
  CHECK(power_of("-10", 21) == "nothing");
  CHECK(power_of("0.1", -20) == "nothing");
  CHECK(power_of("0.1", 19) == "0");
  CHECK(power_of("-0.5", 61) == "0");
  CHECK(power_of("0.5", 60) == "0.000000000000000001");
  CHECK(power_of("0.5", -66) == "73786976294838206464");
  CHECK(power_of("0.5", -67) == "nothing");
  CHECK(power_of("99999999999999999999.999999999999999999", highest) == "nothing");
  CHECK(power_of("99999999999999999999.999999999999999999", lowest) == "0");
  CHECK(power_of("0.000000000000000001", highest) == "0");
  CHECK(power_of("0.000000000000000001", lowest) == "nothing");
  CHECK(power_of("1.000001", highest) == "nothing");
  CHECK(power_of("0.999999", highest) == "0");
}

TEST_CASE("powers with great exponents are right to the last digit") {
  CHECK(power_of("1.000001", 1000) == "1.001000499666208425");
  CHECK(power_of("1.000001", -1000) == "0.999000500332874909");
  CHECK(power_of("1.05", 30) == "4.321942375150662009");
  CHECK(power_of("1.05", -30) == "0.231377448655858168");
  CHECK(power_of("0.999999", 20'000) == "0.980198663504762084");
  CHECK(power_of("1.0001", 100'000) == "22015.456048552198645701");
  CHECK(power_of("-1.0001", 100'001) == "-22017.657594157053865566");
  CHECK(power_of("-1.0001", -100'001) == "-0.000045418092080121");
  CHECK(power_of("0.97", -1000) == "16914755859909.914272085350556516");
  CHECK(power_of("0.97", 1300) == "0.000000000000000006");
  CHECK(power_of("1.000000001", 10'000'000'000) == "22026.465684674387891677");
  CHECK(power_of("1.000000001", 46'000'000'000) == "94961192021917048579.877692817722149314");
  CHECK(power_of("1.000000001", 47'000'000'000) == "nothing");
  CHECK(power_of("1.4142135623730951", 132) == "73786976294838559073.723089936313081429");
  CHECK(power_of("1.4142135623730951", 133) == "nothing");
}

TEST_CASE("powers of the neighbours of one, which are hardest to tell from a half") {
  CHECK(power_of("1.000000000000000001", 1000) == "1.000000000000001");
  CHECK(power_of("1.000000000000000001", 1'000'000'000) == "1.000000001");
  CHECK(power_of("0.999999999999999999", 1'000'000'000) == "0.999999999");
  CHECK(power_of("1.000000000000000001", 1'000'000'000'000'000'000) == "2.718281828459045234");
  CHECK(power_of("1.000000000000000001", highest) == "10131.169470770360743001");
  CHECK(power_of("1.000000000000000001", lowest) == "0.000098705287961584");
  CHECK(power_of("0.999999999999999999", highest) == "0.000098705287961584");
  CHECK(power_of("0.999999999999999999", lowest) == "10131.169470770360846576");
  CHECK(power_of("-0.999999999999999999", -highest) == "-10131.169470770360836445");
}

TEST_CASE("small exponents against the model") {
  slow::Samples samples(17);
  for (int i = 0; i < 600; ++i) {
    check_power(samples.next_not_zero(), static_cast<std::int64_t>(samples.below(13)) - 6);
  }
}

TEST_CASE("decimals of few digits, whose powers often end in a half, against the model") {
  slow::Samples samples(18);
  for (int i = 0; i < 600; ++i) {
    const Int128 mantissa = 1 + static_cast<Int128>(samples.below(60));
    const Decimal x = *Decimal::from_scaled(mantissa, static_cast<int>(samples.below(3)));
    const std::int64_t n = static_cast<std::int64_t>(samples.below(51)) - 25;
    check_power(x, n);
    check_power(-x, n);
  }
}

}  // namespace rung
