// Two versions of rules side by side: what is a change, what is none, and what comes of applying it.
#include "changes/rule_changes.hpp"

#include <doctest/doctest.h>

#include "rules_from_text.hpp"

using namespace rung;

namespace {

constexpr const char* rules = R"(ruleset points "Points"

record customer from "customers.csv"
  id     text  key
  spent  money
  orders count  # how many

table base
  | spent     | => |
  | >= 10000  | 30 |
  | >= 1000   | 20 |
  | otherwise | 0  |

score value
  base base
  bonus referral 5 per orders at most 15
  bonus large 10 when spent >= 5000

ladder tier by value
  | tier | reach     |
  | A    | >= 40     |
  | B    | otherwise |
)";

std::string with(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.substr(0, at) + to + text.substr(at + from.size());
}

struct Compared {
  std::unique_ptr<Rules> before;
  std::unique_ptr<Rules> after;
  std::vector<FileClauses> before_clauses;
  std::vector<FileClauses> after_clauses;
  std::unique_ptr<RuleComparison> comparison;
};

Compared compare(const std::string& before, const std::string& after) {
  Compared made{rules_from_text(before), rules_from_text(after), {}, {}, nullptr};
  REQUIRE(made.before->sound());
  REQUIRE(made.after->sound());
  made.before_clauses = clauses_of(*made.before);
  made.after_clauses = clauses_of(*made.after);
  made.comparison = std::make_unique<RuleComparison>(made.before_clauses, made.after_clauses);
  return made;
}

}  // namespace

TEST_CASE("layout, comments and the language of keywords are no changes") {
  std::string other = with(rules, "  bonus referral 5 per orders at most 15",
                           "      加分   referral  5 每 orders 至多 15   # capped");
  other = with(other, "| >= 10000  | 30 |", "|>= 10000|30|");
  other = with(other, "score value", "# points\n评分 value");
  CHECK(compare(rules, other).comparison->changes().empty());
}

TEST_CASE("one clause that differs is one change, with its place on both sides") {
  const Compared made = compare(rules, with(rules, "at most 15", "at most 10"));
  REQUIRE(made.comparison->changes().size() == 1);
  const RuleChange& change = made.comparison->changes()[0];
  CHECK(change.kind == ChangeKind::altered);
  CHECK(change.name == "value");
  CHECK(change.key == "bonus referral");
  CHECK(change.before == "bonus referral 5 per orders at most 15");
  CHECK(change.after == "bonus referral 5 per orders at most 10");
  CHECK(made.after->sources.text(change.after_place) == "bonus referral 5 per orders at most 10");
}

TEST_CASE("rows of a table are matched by what they say, then by their order") {
  std::string other = with(rules, "  | >= 1000   | 20 |\n", "  | >= 1000   | 25 |\n  | >= 500    | 5  |\n");
  const Compared made = compare(rules, other);
  REQUIRE(made.comparison->changes().size() == 2);
  CHECK(made.comparison->changes()[0].before == "| >= 1000 | 20 |");
  CHECK(made.comparison->changes()[0].after == "| >= 1000 | 25 |");
  CHECK(made.comparison->changes()[1].kind == ChangeKind::added);
}

TEST_CASE("all changes give the later rules, none the earlier ones, each by itself what is between") {
  std::string other = with(rules, "at most 15", "at most 10");
  other = with(other, "| A    | >= 40     |", "| A    | >= 45     |");
  other = with(other, "  bonus large 10 when spent >= 5000\n", "");
  const Compared made = compare(rules, other);
  REQUIRE(made.comparison->changes().size() == 3);
  const std::string none = made.comparison->texts({0, 0, 0})[0].second;
  const std::string all = made.comparison->texts({1, 1, 1})[0].second;
  CHECK(compare(none, rules).comparison->changes().empty());
  CHECK(compare(all, other).comparison->changes().empty());
  const Compared one = compare(rules, made.comparison->texts({0, 1, 0})[0].second);
  REQUIRE(one.comparison->changes().size() == 1);
  CHECK(one.comparison->changes()[0].before == made.comparison->changes()[1].before);
}

TEST_CASE("parts in another order say the same, rows of a ladder do not") {
  const Compared parts = compare(
      rules, with(rules, "  bonus referral 5 per orders at most 15\n  bonus large 10 when spent >= 5000\n",
                  "  bonus large 10 when spent >= 5000\n  bonus referral 5 per orders at most 15\n"));
  CHECK(parts.comparison->changes().empty());
}

TEST_CASE("a declaration that only one version has is one change") {
  const Compared made =
      compare(rules, std::string(rules) + "\naction call\n  when tier is A\n  say \"{id}\"\n");
  REQUIRE(made.comparison->changes().size() == 1);
  CHECK(made.comparison->changes()[0].kind == ChangeKind::added);
  CHECK(made.comparison->changes()[0].key.empty());
  CHECK(made.comparison->changes()[0].after == "action call\nwhen tier is A\nsay \"{id}\"");
}

TEST_CASE("tests, reports and outputs decide nothing about a customer") {
  const Compared made = compare(
      rules, std::string(rules) + "\noutput\n  id, tier\n\ntest \"x\"\n  given spent 1\n  expect tier B\n");
  CHECK(made.comparison->changes().empty());
}
