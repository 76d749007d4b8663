// The functions of dates.
#include "calls.hpp"

namespace rung {

namespace {

std::string between(FunctionId id, std::string_view from, std::string_view to) {
  return number_of(called(id, {date(from), date(to)}));
}

}  // namespace

TEST_CASE("what lies between two dates") {
  CHECK(between(FunctionId::days_between, "2025-01-31", "2025-03-01") == "29");
  CHECK(between(FunctionId::days_between, "2025-03-01", "2025-01-31") == "-29");
  CHECK(between(FunctionId::months_between, "2025-01-31", "2025-02-28") == "1");
  CHECK(between(FunctionId::months_between, "2025-01-31", "2025-02-27") == "0");
  CHECK(between(FunctionId::months_between, "2025-02-28", "2025-01-31") == "-1");
  CHECK(between(FunctionId::years_between, "2020-02-29", "2025-02-28") == "5");
  CHECK(between(FunctionId::years_between, "2025-02-28", "2020-03-01") == "-4");
}

TEST_CASE("the parts of a date") {
  CHECK(number_of(called(FunctionId::year, {date("2025-06-30")})) == "2025");
  CHECK(number_of(called(FunctionId::month, {date("2025-06-30")})) == "6");
  CHECK(number_of(called(FunctionId::day, {date("2025-06-30")})) == "30");
  CHECK(number_of(called(FunctionId::year, {date("0001-01-01")})) == "1");
}

}  // namespace rung
