// The functions of numbers and the choices among ordered values.
#include "calls.hpp"

namespace rung {

namespace {

std::string rounded(FunctionId id, std::string_view number, std::string_view places) {
  return number_of(called(id, {decimal(number), decimal(places)}));
}

}  // namespace

TEST_CASE("round goes to the nearest, halves away from zero") {
  CHECK(rounded(FunctionId::round, "2.345", "2") == "2.35");
  CHECK(rounded(FunctionId::round, "-2.345", "2") == "-2.35");
  CHECK(rounded(FunctionId::round, "2.3449", "2") == "2.34");
  CHECK(rounded(FunctionId::round, "1250", "-2") == "1300");
  CHECK(rounded(FunctionId::round, "1.5", "40") == "1.5");
  CHECK(rounded(FunctionId::round, "99999", "-99999999999999999999") == "0");
}

TEST_CASE("round_up goes away from zero and round_down towards it") {
  CHECK(rounded(FunctionId::round_up, "2.341", "2") == "2.35");
  CHECK(rounded(FunctionId::round_up, "-2.341", "2") == "-2.35");
  CHECK(rounded(FunctionId::round_up, "2.34", "2") == "2.34");
  CHECK(rounded(FunctionId::round_down, "2.349", "2") == "2.34");
  CHECK(rounded(FunctionId::round_down, "-2.349", "2") == "-2.34");
}

TEST_CASE("a number of places that is not whole gives missing") {
  for (const FunctionId id : {FunctionId::round, FunctionId::round_up, FunctionId::round_down})
    CHECK(is_missing(called(id, {decimal("1.25"), decimal("1.5")})));
  CHECK(is_missing(called(FunctionId::ratio, {decimal("1"), decimal("3"), decimal("0.5")})));
}

TEST_CASE("rounding up what does not fit is an overflow") {
  CHECK(is_overflow(called(FunctionId::round_up, {decimal("99999999999999999999.5"), decimal("0")})));
  CHECK(is_overflow(called(FunctionId::round_up, {decimal("1"), decimal("-20")})));
}

TEST_CASE("ratio rounds the exact quotient once") {
  CHECK(number_of(called(FunctionId::ratio, {decimal("18000"), decimal("105"), decimal("1")})) == "171.4");
  CHECK(number_of(called(FunctionId::ratio, {decimal("-1"), decimal("8"), decimal("2")})) == "-0.13");
  CHECK(is_missing(called(FunctionId::ratio, {decimal("1"), decimal("0"), decimal("1")})));
  CHECK(is_overflow(
      called(FunctionId::ratio, {decimal("99999999999999999999"), decimal("0.001"), decimal("0")})));
}

TEST_CASE("power of whole exponents") {
  CHECK(number_of(called(FunctionId::power, {decimal("1.5"), decimal("2")})) == "2.25");
  CHECK(number_of(called(FunctionId::power, {decimal("2"), decimal("-2")})) == "0.25");
  CHECK(number_of(called(FunctionId::power, {decimal("0"), decimal("0")})) == "1");
  CHECK(is_missing(called(FunctionId::power, {decimal("0"), decimal("-1")})));
  CHECK(is_missing(called(FunctionId::power, {decimal("4"), decimal("0.5")})));
  CHECK(is_overflow(called(FunctionId::power, {decimal("10"), decimal("20")})));
}

TEST_CASE("an exponent beyond 64 bits keeps the sign right") {
  CHECK(number_of(called(FunctionId::power, {decimal("-1"), decimal("10000000000000000000")})) == "1");
  CHECK(number_of(called(FunctionId::power, {decimal("-1"), decimal("10000000000000000001")})) == "-1");
  CHECK(is_overflow(called(FunctionId::power, {decimal("2"), decimal("10000000000000000000")})));
}

TEST_CASE("abs takes the sign away") {
  CHECK(number_of(called(FunctionId::abs, {decimal("-4.5")})) == "4.5");
  CHECK(number_of(called(FunctionId::abs, {decimal("4.5")})) == "4.5");
  CHECK(number_of(called(FunctionId::abs, {decimal("0")})) == "0");
}

TEST_CASE("min, max and clamp of numbers") {
  const std::initializer_list<Value> three = {decimal("3"), decimal("1"), decimal("2")};
  CHECK(number_of(called(FunctionId::min, three)) == "1");
  CHECK(number_of(called(FunctionId::max, three)) == "3");
  CHECK(number_of(called(FunctionId::clamp, {decimal("120"), decimal("0"), decimal("100")})) == "100");
  CHECK(number_of(called(FunctionId::clamp, {decimal("-1"), decimal("0"), decimal("100")})) == "0");
  CHECK(number_of(called(FunctionId::clamp, {decimal("50"), decimal("0"), decimal("100")})) == "50");
}

TEST_CASE("clamp between bounds that cross gives the lower bound") {
  CHECK(number_of(called(FunctionId::clamp, {decimal("5"), decimal("10"), decimal("1")})) == "10");
}

TEST_CASE("min and max of dates, tiers and durations") {
  const Value early = date("2025-01-31");
  const Value late = date("2025-02-01");
  CHECK(std::get<Date>(known(called(FunctionId::min, {late, early}))) == std::get<Date>(early));
  CHECK(std::get<Date>(known(called(FunctionId::max, {early, late}))) == std::get<Date>(late));
  CHECK(std::get<Code>(known(called(FunctionId::max, {Code{1}, Code{4}}))) == Code{4});
  const Value hours = make_duration(24, DurationUnit::hours).value();
  const Value minutes = make_duration(1440, DurationUnit::minutes).value();
  CHECK(std::get<Duration>(known(called(FunctionId::max, {hours, minutes}))).unit == DurationUnit::hours);
  CHECK(std::get<Duration>(known(called(FunctionId::min, {minutes, hours}))).unit == DurationUnit::minutes);
}

TEST_CASE("known values of one type have an order") {
  CHECK(compare(decimal("1.10"), decimal("1.1")) == 0);
  CHECK(compare(decimal("-2"), decimal("-1")) < 0);
  CHECK(compare(Value(false), Value(true)) < 0);
  CHECK(compare(date("2025-06-30"), date("2025-07-01")) < 0);
  CHECK(compare(Code{2}, Code{1}) > 0);
  CHECK(compare(make_duration(1, DurationUnit::weeks).value(),
                make_duration(7, DurationUnit::days).value()) == 0);
  CHECK(compare(make_duration(2, DurationUnit::years).value(),
                make_duration(23, DurationUnit::months).value()) > 0);
  CHECK(compare(text("Z"), text("a")) < 0);
  CHECK(compare(text("z"), text("é")) < 0);
  // By code point, not by UTF-16 unit: U+FF5E stands before U+1F600.
  CHECK(compare(text("\uFF5E"), text("\U0001F600")) < 0);
  CHECK(compare(text("ab"), text("abc")) < 0);
}

}  // namespace rung
