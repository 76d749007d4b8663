// The functions of texts, with characters of one to four bytes.
#include "calls.hpp"

namespace rung {

namespace {

std::string taken(FunctionId id, std::string_view from, std::string_view count) {
  return text_of(called(id, {text(from), decimal(count)}));
}

std::string middle(std::string_view of, std::string_view from, std::string_view count) {
  return text_of(called(FunctionId::middle, {text(of), decimal(from), decimal(count)}));
}

}  // namespace

TEST_CASE("where a text stands in another") {
  CHECK(truth_of(called(FunctionId::contains, {text("data centre"), text("centre")})));
  CHECK_FALSE(truth_of(called(FunctionId::contains, {text("data centre"), text("center")})));
  CHECK(truth_of(called(FunctionId::contains, {text("战略客户"), text("客户")})));
  CHECK(truth_of(called(FunctionId::contains, {text(""), text("")})));
  CHECK(truth_of(called(FunctionId::starts_with, {text("A-100"), text("A-")})));
  CHECK_FALSE(truth_of(called(FunctionId::starts_with, {text("A"), text("A-")})));
  CHECK(truth_of(called(FunctionId::ends_with, {text("report.csv"), text(".csv")})));
  CHECK_FALSE(truth_of(called(FunctionId::ends_with, {text("report.csv"), text(".CSV")})));
}

TEST_CASE("length counts code points") {
  CHECK(number_of(called(FunctionId::length, {text("客户")})) == "2");
  CHECK(number_of(called(FunctionId::length, {text("é😀a")})) == "3");
  CHECK(number_of(called(FunctionId::length, {text("")})) == "0");
}

TEST_CASE("left and right take code points from the ends") {
  CHECK(taken(FunctionId::left, "310000", "2") == "31");
  CHECK(taken(FunctionId::left, "战略客户", "2") == "战略");
  CHECK(taken(FunctionId::left, "ab", "5") == "ab");
  CHECK(taken(FunctionId::left, "ab", "0").empty());
  CHECK(taken(FunctionId::left, "ab", "-1").empty());
  CHECK(taken(FunctionId::right, "310000", "4") == "0000");
  CHECK(taken(FunctionId::right, "战略客户", "2") == "客户");
  CHECK(taken(FunctionId::right, "ab", "5") == "ab");
  CHECK(taken(FunctionId::right, "ab", "-1").empty());
  CHECK(taken(FunctionId::right, "ab", "99999999999999999999") == "ab");
  CHECK(is_missing(called(FunctionId::left, {text("ab"), decimal("0.5")})));
  CHECK(is_missing(called(FunctionId::right, {text("ab"), decimal("0.5")})));
}

TEST_CASE("middle counts from 1, and what stands before that is nothing") {
  CHECK(middle("ABCDEF", "2", "3") == "BCD");
  CHECK(middle("ABCDEF", "5", "9") == "EF");
  CHECK(middle("ABCDEF", "7", "1").empty());
  CHECK(middle("ABCDEF", "0", "3") == "AB");
  CHECK(middle("ABCDEF", "-5", "3").empty());
  CHECK(middle("ABCDEF", "2", "-1").empty());
  CHECK(middle("战略客户", "2", "2") == "略客");
  CHECK(middle("AB", "-99999999999999999999", "99999999999999999999").empty());
  CHECK(is_missing(called(FunctionId::middle, {text("AB"), decimal("1.5"), decimal("1")})));
  CHECK(is_missing(called(FunctionId::middle, {text("AB"), decimal("1"), decimal("1.5")})));
}

TEST_CASE("upper and lower know letters beyond ASCII") {
  CHECK(text_of(called(FunctionId::upper, {text("vip é ж 客户 1")})) == "VIP É Ж 客户 1");
  CHECK(text_of(called(FunctionId::lower, {text("VIP É Ж 客户 1")})) == "vip é ж 客户 1");
  CHECK(text_of(called(FunctionId::upper, {text("a\xFFz")})) == "A\xFFZ");
}

}  // namespace rung
