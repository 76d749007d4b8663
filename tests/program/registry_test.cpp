// The tables of functions, gatherings and supplied words, and finding them by name.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "program/functions.hpp"
#include "program/schema.hpp"
#include "program/supplied.hpp"

namespace rung {

TEST_CASE("a function is found by its name in any language") {
  CHECK(find_function("round_up") == FunctionId::round_up);
  CHECK(find_function("四舍五入") == FunctionId::round);
  CHECK(find_function("四捨五入") == FunctionId::round);
  CHECK(find_function("lower") == FunctionId::lower);
  CHECK_FALSE(find_function("Round").has_value());
  CHECK_FALSE(find_function("").has_value());
}

TEST_CASE("signatures are those of the table") {
  const Signature& least = row(FunctionId::min).signature;
  CHECK(least.last_repeats);
  CHECK(least.result == Result::same);
  const Signature& middle = row(FunctionId::middle).signature;
  CHECK_FALSE(middle.last_repeats);
  REQUIRE(middle.arguments.size() == 3);
  CHECK(middle.arguments[0] == Argument::text);
  CHECK(middle.arguments[2] == Argument::whole);
  CHECK(row(FunctionId::days_between).signature.arguments[1] == Argument::date);
  CHECK(row(FunctionId::ratio).signature.result == Result::quotient);
}

TEST_CASE("no two functions share a name, and every row has its texts") {
  std::set<std::string_view> seen;
  for (std::size_t index = 0; index < function_count(); ++index) {
    const FunctionId id = static_cast<FunctionId>(index);
    const FunctionRow& function = row(id);
    CHECK(seen.insert(function.names.english).second);
    for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
      CHECK(find_function(function.names.in(language)) == id);
      CHECK_FALSE(function.doc.in(language).empty());
    }
    CHECK_FALSE(function.example.empty());
    CHECK_FALSE(function.gives.empty());
  }
}

TEST_CASE("gatherings tell how far they reach") {
  CHECK(find_gathering("最近一次") == Gathering::latest);
  CHECK(row(Gathering::latest).reach == Reach::related);
  CHECK(find_gathering("按比例分配") == Gathering::apportion);
  CHECK(row(Gathering::apportion).reach == Reach::population);
  CHECK_FALSE(find_gathering("median").has_value());
}

TEST_CASE("members and supplied words") {
  CHECK(find_member("变动") == Member::change);
  CHECK(find_member("to_next") == Member::to_next);
  CHECK_FALSE(find_member("tier").has_value());
  CHECK(words(Member::coverage).traditional == "覆蓋率");
  CHECK(words(Supplied::change_unrated).simplified == "未评");
  CHECK(words(Supplied::working_days).english == "working days");
}

TEST_CASE("fields and codes are found by name, supplied values in every language") {
  Record customer;
  customer.fields.push_back({.name = "id",
                             .column = "",
                             .type = Type::text(),
                             .default_value = {},
                             .unit = {},
                             .date_forms = {},
                             .missing_words = {},
                             .span = {}});
  customer.fields.push_back({.name = "金额",
                             .column = "",
                             .type = Type::number(),
                             .default_value = {},
                             .unit = {},
                             .date_forms = {},
                             .missing_words = {},
                             .span = {}});
  CHECK(customer.field("金额") == FieldId{1});
  CHECK_FALSE(customer.field("amount").has_value());

  Enumeration changes;
  changes.values = {{"new", words(Supplied::change_new)}, {"up", words(Supplied::change_up)}, {"own", {}}};
  CHECK(changes.code_of("up") == 1);
  CHECK(changes.code_of("升") == 1);
  CHECK(changes.code_of("own") == 2);
  CHECK_FALSE(changes.code_of("down").has_value());
}

}  // namespace rung
