// Filling the holes of templates.
#include <doctest/doctest.h>

#include <string>

#include "diagnostics/kinds.hpp"

using namespace rung;

namespace {

const Facts amount = {{"name", std::string("order_amount")}, {"n", std::string("3")}};

std::string filled(std::string_view pattern) {
  return fill(pattern, amount, Language::english);
}

}  // namespace

TEST_CASE("holes are filled wherever they stand") {
  CHECK(filled("unknown name `{name}`") == "unknown name `order_amount`");
  CHECK(filled("{n} of {name}") == "3 of order_amount");
  CHECK(filled("{n}{n}") == "33");
  CHECK(filled("未知的名称 `{name}`") == "未知的名称 `order_amount`");
  CHECK(filled("") == "");
}

TEST_CASE("double braces are braces") {
  CHECK(filled("write {{ for a brace, }} to end") == "write { for a brace, } to end");
  CHECK(filled("{{name}}") == "{name}");
  CHECK(filled("{{{name}}}") == "{order_amount}");
}

TEST_CASE("a hole without a fact shows as it is written") {
  CHECK(filled("`{nobody}` and {name}") == "`{nobody}` and order_amount");
  CHECK(fill("{name}", {}, Language::english) == "{name}");
}

TEST_CASE("what is no hole stays") {
  CHECK(filled("{") == "{");
  CHECK(filled("}") == "}");
  CHECK(filled("{}") == "{}");
  CHECK(filled("{name") == "{name");
  CHECK(filled("name}") == "name}");
  CHECK(filled("{ name }") == "{ name }");
  CHECK(filled("{:>{n}}") == "{:>3}");
  CHECK(filled("{\xFF}") == "{\xFF}");
}

TEST_CASE("a fact is not filled again") {
  const Facts facts = {{"a", std::string("{b} {{")}, {"b", std::string("no")}};
  CHECK(fill("{a}", facts, Language::english) == "{b} {{");
}

TEST_CASE("the first of two facts for a hole is used") {
  const Facts facts = {{"a", std::string("1")}, {"a", std::string("2")}};
  CHECK(fill("{a}", facts, Language::english) == "1");
}

TEST_CASE("facts can be words in the reader's language") {
  const Facts facts = {{"type", Worded{"money", "金额", "金額"}}, {"label", Phrase::help_label}};
  CHECK(fill("{type} {label}", facts, Language::english) == "money help");
  CHECK(fill("{type} {label}", facts, Language::simplified) == "金额 帮助");
  CHECK(fill("{type} {label}", facts, Language::traditional) == "金額 說明");
}

TEST_CASE("phrases are said with their facts") {
  CHECK(say(Phrase::did_you_mean, Language::english, amount) == "did you mean `order_amount`?");
  CHECK(say(Phrase::error_label, Language::traditional) == "錯誤");
}
