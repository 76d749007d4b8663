// Findings in scores, ladders, entitlements and actions: each has rules that show it and rules that do not.
#include "found.hpp"

using namespace rung;

namespace {

const std::string data = R"(record customer from "customers.csv"
  customer_id text key
  amount    money
  visits    count
  logins    count default 0
  rating    number optional
  listed    yes/no
  overdue   count
)";

/// Rules with a memory have a field for it.
std::string with(const std::string& rules) {
  const bool memory = rules.find("current was") != std::string::npos;
  return data + (memory ? "  was tier optional\n" : "") + rules;
}

std::string ladder_with(const std::string& rows, const std::string& clauses = "") {
  return with("score value\n  base visits\n\nladder tier by value\n" + rows + clauses);
}

const std::string tiers =
    "  | tier | reach     | keep  |\n  | A | >= 60     | >= 50 |\n  | B | >= 30 | >= 20 |\n  | C | otherwise "
    "| |\n";
const std::string plain_ladder =
    "score value\n  base visits\n\nladder tier by value\n" + tiers + "  current was\n\n";

}  // namespace

TEST_CASE("conditions that never or always hold") {
  const Found found = found_in(with(R"(score value
  bonus busy 5 when visits >= 3 and visits < 2
  bonus never 5 when visits < 0
  bonus always 5 when visits >= 0
  bonus some 5 when visits >= 1
)"));
  CHECK(found.codes() == std::vector<std::string>{"F204", "F204", "F205"});
  CHECK(found.at("F204") == "visits >= 3 and visits < 2");
  CHECK(found.at("F205") == "visits >= 0");
  // A switch that the author sets is no mistake.
  CHECK(codes_in(with("param extra yes/no = no\nscore value\n  bonus busy 5 when visits >= 3\n  bonus more 5 "
                      "when extra\n"))
            .empty());
}

TEST_CASE("bounds that never or always decide") {
  const std::string score = "score value\n  bonus a 5 when listed\n  bonus b 5 when visits >= 3\n";
  CHECK(codes_in(with(score + "  bonuses at most 10\n")).empty());
  CHECK(codes_in(with(score + "  bonuses at most 8\n")).empty());
  const Found never = found_in(with(score + "  bonuses at most 20\n"));
  CHECK(never.codes() == std::vector<std::string>{"F201"});
  CHECK(never.said("F201") == "this bound never changes anything: `bonuses at most 20` is 0 to 10");
  CHECK(found_in(with("score value\n  base 50\n  bonus a 5 when listed\n  total at most 40\n")).codes() ==
        std::vector<std::string>{"F202"});
  CHECK(found_in(with("score value\n  bonus a 5 per visits at most 15 at least 20\n")).has("F202") == false);
}

TEST_CASE("parts that never count") {
  CHECK(found_in(with("score value\n  bonus a 0 when listed\n  bonus b 5 when visits >= 3\n")).codes() ==
        std::vector<std::string>{"F203"});
  CHECK(codes_in(with("score value\n  bonus a 1 when listed\n")).empty());
}

TEST_CASE("a penalty for a blank") {
  const Found found = found_in(with("score value\n  base visits\n  penalty idle 10 when logins = 0\n"));
  CHECK(found.codes() == std::vector<std::string>{"F206"});
  CHECK(found.witness("F206").find("expect value.idle 10") != std::string::npos);
  CHECK(codes_in(with("score value\n  base visits\n  penalty idle 10 when visits = 0\n")).empty());
}

TEST_CASE("weights") {
  const std::string good =
      "score value out of 100\n  weight 50% a min(100, visits)\n  weight 50% b min(100, overdue)\n";
  CHECK(codes_in(with(good)).empty());
  const Found below = found_in(
      with("score value out of 100\n  weight 50% a min(10, visits)\n  weight 50% b min(100, overdue)\n"));
  CHECK(below.codes() == std::vector<std::string>{"F207"});
  CHECK(below.said("F207") == "`a` gives at most 10 of 100");
  CHECK(
      found_in(
          with("score value out of 100\n  weight 100% a min(100, visits)\n  weight 0% b min(100, overdue)\n"))
          .codes() == std::vector<std::string>{"F208"});
}

TEST_CASE("tiers that nobody reaches") {
  const Found found =
      found_in(with("score value\n  bonus a 50 when listed\n\nladder tier by value\n  | tier | reach |\n  | "
                    "A | >= 60 |\n  | B | >= 30 |\n  | C | otherwise |\n"));
  CHECK(found.codes() == std::vector<std::string>{"F301"});
  CHECK(found.said("F301") == "nobody can reach tier `A`");
  CHECK(help_lines(*found.first("F301"), Language::english)[1] ==
        "`value` is at most 50, and `A` begins at 60");
  CHECK(codes_in(with(plain_ladder)).empty());
}

TEST_CASE("keep that reach does not imply") {
  const Found found = found_in(ladder_with(
      "  | tier | reach | keep |\n  | A | >= 60 | >= 70 |\n  | B | otherwise | |\n", "  current was\n"));
  CHECK(found.codes() == std::vector<std::string>{"F302"});
  CHECK(found.witness("F302").find("given visits 60") != std::string::npos);
  // What keep asks for besides is on purpose.
  CHECK_FALSE(
      found_in(
          ladder_with("  | tier | reach | keep |\n  | A | >= 60 | overdue = 0 |\n  | B | otherwise | |\n",
                      "  current was\n"))
          .has("F302"));
}

TEST_CASE("a tier that a higher one takes") {
  const Found found =
      found_in(with("ladder tier\n  | tier | reach |\n  | A | visits >= 3 |\n  | B | visits >= 5 and listed "
                    "|\n  | C | otherwise |\n"));
  CHECK(found.codes() == std::vector<std::string>{"F303"});
  CHECK(codes_in(with("ladder tier\n  | tier | reach |\n  | A | visits >= 5 and listed |\n  | B | visits >= "
                      "3 |\n  | C | otherwise |\n"))
            .empty());
}

TEST_CASE("a rise that is too short") {
  const std::string rows =
      "  | tier | reach |\n  | A | visits >= 5 |\n  | B | overdue = 0 |\n  | C | otherwise |\n";
  const Found found = found_in(with("ladder tier\n" + rows + "  current was\n  rise at most 1 tier\n"));
  CHECK(found.has("F304"));
  CHECK_FALSE(found.witness("F304").empty());
  CHECK(codes_in(with("ladder tier\n" + rows + "  current was\n  rise at most 2 tiers\n")).empty());
  CHECK(codes_in(with("score value\n  base visits\n\nladder tier by value\n" + tiers +
                      "  current was\n  rise at most 1 tier\n"))
            .empty());
}

TEST_CASE("never above against never below") {
  const std::string ladder =
      "score value\n  base visits\n\nladder tier by value\n" + tiers + "  current was\n";
  const Found found =
      found_in(with(ladder + "  never above C when overdue > 90\n  never below B when listed\n"));
  CHECK(found.codes() == std::vector<std::string>{"F305"});
  CHECK(found.witness("F305").find("overdue 91") != std::string::npos);
  CHECK(codes_in(with(ladder + "  never above C when overdue > 90\n  never below B when overdue < 10\n"))
            .empty());
  CHECK(codes_in(with(ladder + "  never above B when overdue > 90\n  never below B when listed\n")).empty());
}

TEST_CASE("benefits that go up and down, grants and revocations of nothing") {
  const std::string head = plain_ladder + "entitlements service by tier\n  | stage | benefit | A | B | C |\n";
  CHECK(found_in(with(head + "  | s | discount | 15% | 2% | 5% |\n")).codes() ==
        std::vector<std::string>{"F401"});
  CHECK(codes_in(with(head + "  | s | discount | 15% | 5% | 5% |\n  | s | answer | 1 hour | 2 hours | - |\n"))
            .empty());
  CHECK(found_in(with(head + "  | s | discount | 15% | 5% | - |\n  grant parts yes when visits < 0\n"))
            .codes() == std::vector<std::string>{"F402"});
  CHECK(
      found_in(with(head + "  | s | discount | 15% | 5% | - |\n  revoke discount when tier = C\n")).codes() ==
      std::vector<std::string>{"F403"});
  CHECK(codes_in(with(head + "  | s | discount | 15% | 5% | - |\n  revoke discount when tier <= B\n  grant "
                             "parts yes when tier >= B\n"))
            .empty());
}

TEST_CASE("actions that never happen") {
  CHECK(found_in(with(plain_ladder + "action call\n  when tier = A and tier = B\n  say \"x\"\n")).codes() ==
        std::vector<std::string>{"F204"});
  CHECK(codes_in(with(plain_ladder + "action call\n  when tier = A\n  say \"x\"\n")).empty());
}

TEST_CASE("what is left out shows nothing") {
  CHECK(codes_in(R"(record customer from "customers.csv"
  customer_id text key
  visits count
  where visits > 0

table points
  | visits | => |
  | >= 1   | 5  |
)")
            .empty());
}

TEST_CASE("a ladder for comparison has the thresholds of another one") {
  CHECK(codes_in(with("score value\n  bonus a 50 when listed\n  bonus b 50 when visits >= 3\n\nladder tier "
                      "by value\n  | tier | reach |\n  | A | >= 60 |\n  | C | otherwise |\n\nladder alone by "
                      "value.a\n  | tier | reach |\n  | A | >= 60 |\n  | C | otherwise |\n"))
            .empty());
}
