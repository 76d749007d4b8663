// How values are written in outputs and texts, in the three languages.
#include "program/print.hpp"

#include <doctest/doctest.h>

#include "program/supplied.hpp"

namespace rung {

namespace {

Program with_enumerations() {
  Program program;
  program.enumerations.push_back({"", false, {{"gaming", {}}, {"Fiber optic", {}}}});
  program.enumerations.push_back(
      {"", false, {{"new", words(Supplied::change_new)}, {"up", words(Supplied::change_up)}}});
  program.enumerations.push_back({"tier", true, {{"E", {}}, {"D", {}}}});
  return program;
}

std::string printed(const Value& value, const Type& type, Language language = Language::english) {
  return print(value, type, with_enumerations(), language);
}

std::string printed(std::int64_t count, DurationUnit unit, Language language = Language::english) {
  return printed(make_duration(count, unit).value(), Type::of_duration(kind_of(unit)), language);
}

}  // namespace

TEST_CASE("numbers have at most nine decimals and no trailing zeros") {
  CHECK(printed(parse_decimal("12.500").value(), Type::number()) == "12.5");
  CHECK(printed(parse_decimal("0.12345678951").value(), Type::number(Numeric::money)) == "0.12345679");
  CHECK(printed(parse_decimal("-0.0000000001").value(), Type::number()) == "0");
}

TEST_CASE("the type decides what is a percent") {
  const Value fifteen = parse_decimal("0.15").value();
  CHECK(printed(fifteen, Type::number(Numeric::percent)) == "15%");
  CHECK(printed(fifteen, Type::number(Numeric::number)) == "0.15");
}

TEST_CASE("missing is empty, dates are ISO, text is itself") {
  CHECK(printed(Missing{}, Type::number()).empty());
  CHECK(printed(parse_iso_date("2025-06-30").value(), Type::date()) == "2025-06-30");
  CHECK(printed(std::string("a \"b\""), Type::text()) == "a \"b\"");
}

TEST_CASE("truth is written in the language of the words") {
  CHECK(printed(true, Type::truth()) == "yes");
  CHECK(printed(false, Type::truth()) == "no");
  CHECK(printed(true, Type::truth(), Language::simplified) == "是");
  CHECK(printed(false, Type::truth(), Language::traditional) == "否");
}

TEST_CASE("durations are written in the unit that was written") {
  CHECK(printed(15, DurationUnit::minutes) == "15 minutes");
  CHECK(printed(1, DurationUnit::hours) == "1 hour");
  CHECK(printed(30, DurationUnit::minutes, Language::simplified) == "30 分钟");
  CHECK(printed(2, DurationUnit::weeks, Language::traditional) == "2 週");
  CHECK(printed(3, DurationUnit::months, Language::simplified) == "3 个月");
  CHECK(printed(0, DurationUnit::days) == "0 days");
  CHECK(printed(-1, DurationUnit::days) == "-1 days");
  CHECK(printed(2, DurationUnit::working_days) == "2 working days");
  CHECK(printed(1, DurationUnit::years) == "1 year");
}

TEST_CASE("a duration that is not whole in its unit is written in base units") {
  const Duration ninety_minutes{.amount = 90, .unit = DurationUnit::hours};
  CHECK(printed(ninety_minutes, Type::of_duration(DurationKind::minutes)) == "90 minutes");
}

TEST_CASE("values of enumerations are written as declared, supplied ones in the language of the words") {
  CHECK(printed(Code{1}, Type::enumeration(0), Language::simplified) == "Fiber optic");
  CHECK(printed(Code{1}, Type::enumeration(1)) == "up");
  CHECK(printed(Code{1}, Type::enumeration(1), Language::simplified) == "升");
  CHECK(printed(Code{0}, Type::ladder(2), Language::traditional) == "E");
}

}  // namespace rung
