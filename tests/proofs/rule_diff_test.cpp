// Two rule files that mean the same, or do not.
#include "proofs/rule_diff.hpp"

#include <map>

#include "proving.hpp"

using namespace rung;

namespace {

const std::string first = R"(
record customer
  id      text  key
  spend   money
  late    count default 0
  was     tier  optional
let paid = spend - 100
table points
  | paid    | => |
  | >= 5000 | 60 |
  | >= 1000 | 30 |
  | -       | 0  |
score value
  base points
  bonus reliable 10 when late = 0
ladder tier by value
  | tier | title | reach     |
  | A    | "Top" | >= 60     |
  | B    | "Mid" | >= 30     |
  | C    | "Low" | otherwise |
  current was
entitlements service by tier
  | stage    | benefit  | A   | B  | C  |
  | contract | discount | 10% | 5% | 0% |
action call
  when late > 3
  say "call"
)";

std::string with(const std::string& from, const std::string& to, std::string text = first) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::vector<OutputDiff> diff(const std::string& before, const std::string& after) {
  const auto earlier = sound_rules(before);
  const auto later = sound_rules(after);
  return rule_diff(earlier->program(), later->program(), {.solver_seconds = 5}, Language::english,
                   Language::english);
}

/// The names of outputs that are not the same, with how they differ.
std::map<std::string, OutputDiff::Outcome> differing(const std::string& before, const std::string& after) {
  std::map<std::string, OutputDiff::Outcome> found;
  for (const OutputDiff& one : diff(before, after))
    if (one.outcome != OutputDiff::Outcome::same) found[one.name] = one.outcome;
  return found;
}

using Differs = OutputDiff::Outcome;

}  // namespace

TEST_CASE("the same in other words") {
  CHECK(differing(first, first).empty());
  CHECK(differing(first, with("\"Top\"", "\"Best\"")).empty());
  CHECK(differing(first, with("bonus reliable 10", "bonus punctual 10")).empty());
  CHECK(differing(first, with("let paid = spend - 100", "let net = spend - 100\nlet paid = net")).empty());
  CHECK(differing(first, with("when late = 0", "when not late != 0")).empty());
  // A count has no value between 0 and 1.
  CHECK(differing(first, with("when late = 0", "when late < 1")).empty());
  CHECK(differing(first, with("when late > 3", "when late >= 4")).empty());
  CHECK(differing(first, with("| -       | 0  |", "| >= 0 | 0 |\n  | < 0 | 0 |")).empty());
}

TEST_CASE("what an action says matters for whom it is meant") {
  const std::string head = R"(
record customer
  id  text key
  end date
let near = end within next 90 days
action remind
  when near
  owner "Sales"
)";
  CHECK(differing(head + "  due end - 30 days\n", head + "  due if near then end - 30 days otherwise end\n")
            .empty());
  const auto diffs = diff(head + "  due end - 30 days\n", head + "  due end - 20 days\n");
  bool found = false;
  for (const OutputDiff& one : diffs) {
    if (one.name != "remind.due") continue;
    found = true;
    CHECK(one.outcome == Differs::different);
    CHECK(one.test.find("given end") != std::string::npos);
  }
  CHECK(found);
}

TEST_CASE("a difference is shown by a customer") {
  const auto diffs = diff(first, with(">= 1000", ">= 900"));
  bool found = false;
  for (const OutputDiff& one : diffs) {
    if (one.name != "value") continue;
    found = true;
    CHECK(one.outcome == Differs::different);
    CHECK(one.before.value != one.after.value);
    CHECK(one.test.find("given") != std::string::npos);
    CHECK_FALSE(one.before.at_work.empty());
    CHECK_FALSE(one.after.at_work.empty());
  }
  CHECK(found);
  const auto names = differing(first, with(">= 1000", ">= 900"));
  CHECK(names.contains("tier"));
  CHECK(names.contains("service.discount"));
  CHECK_FALSE(names.contains("call"));
}

TEST_CASE("what only one of them has, and what they read in two ways") {
  CHECK(differing(first, with("| discount | 10%", "| rebate | 10%")) ==
        std::map<std::string, Differs>{{"service.discount", Differs::only_before},
                                       {"service.rebate", Differs::only_after}});
  const auto apart = differing(first, with("late    count default 0", "late    count default 1"));
  CHECK(apart.at("value") == Differs::reads_apart);
  CHECK(apart.at("call") == Differs::reads_apart);
  const auto tiers = differing(
      first, with("  | A    | \"Top\" | >= 60     |",
                  "  | S    | \"Best\" | >= 65     |\n  | A    | \"Top\" | >= 60     |",
                  with("| 10% |", "| 10% | 10% |", with("| A   | B  | C  |", "| S | A   | B  | C  |"))));
  CHECK(tiers.contains("tier"));
}
