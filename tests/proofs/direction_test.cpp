// Promises of the form `raising X never lowers Y`.
#include "proving.hpp"

using namespace rung;

namespace {

const std::string record = R"(
record customer
  id       text key
  amount   number
  debt     count default 0
  visits   count
  grade    number optional
  factor   number
  last     number
  kind     small | large
  member   yes/no
  was      tier optional
)";

/// A ladder, so that every rule set has the type `tier`.
const std::string ladder = R"(
ladder tier by points
  | tier | reach     | keep  |
  | A    | >= 60     | >= 50 |
  | B    | >= 30     | >= 20 |
  | C    | otherwise |       |
)";

std::string rules(const std::string& middle, const std::string& promise) {
  return record + middle + "promise p\n  " + promise + "\n";
}

std::string with_points(const std::string& points, const std::string& promise) {
  return rules("let points = " + points + "\n" + ladder, promise);
}

}  // namespace

TEST_CASE("calculations carry a direction on") {
  CHECK(is_proved_at_once(with_points("amount * 2 + 5", "raising amount never lowers points")));
  CHECK(is_proved_at_once(with_points("10 - debt * 2", "raising debt never raises points")));
  CHECK(is_proved_at_once(
      with_points("min(amount, 100) - max(debt, 3)", "raising amount never lowers points")));
  CHECK(is_proved_at_once(
      with_points("round(clamp(amount / 7, 0, 100), 0)", "raising amount never lowers points")));
  CHECK(is_proved_at_once(with_points("amount / visits", "raising amount never lowers points")));
  CHECK(is_refuted(with_points("amount * factor", "raising amount never lowers points")));
  CHECK(is_refuted(with_points("amount / factor", "raising amount never lowers points")));
  CHECK(is_refuted(with_points("abs(amount)", "raising amount never lowers points")));
  CHECK(is_refuted(with_points("10 - debt", "raising debt never lowers points")));
}

TEST_CASE("a condition tells the sign of what it tests") {
  const std::string growth = "if last > 0 then (amount - last) / last otherwise missing";
  CHECK(is_proved_at_once(with_points(growth, "raising amount never lowers points")));
  CHECK(is_refuted(with_points("(amount - last) / last", "raising amount never lowers points")));
}

TEST_CASE("a blank that is filled is more than nothing, and may be less than its stand-in") {
  CHECK(is_proved_at_once(with_points("(grade else 0) + amount", "raising amount never lowers points")));
  CHECK(is_proved_at_once(
      with_points("if amount > 10 then 5 otherwise 3", "raising amount never lowers points")));
  CHECK(is_refuted(with_points("if amount > 10 then 3 otherwise 5", "raising amount never lowers points")));
  CHECK(is_refuted(
      with_points("(if visits > 5 then 3 otherwise missing) else 10", "raising visits never lowers points")));
  CHECK(is_proved_at_once(with_points("(if visits > 5 then 13 otherwise missing) else 10",
                                      "raising visits never lowers points")));
}

TEST_CASE("tables") {
  const std::string promise = "raising amount never lowers points";
  CHECK(
      is_proved_at_once(rules("table points\n  | amount | => |\n  | >= 100 | 60 |\n  | >= 50 | 30 |\n  | > 0 "
                              "| 5 |\n  | <= 0 | 0 |\n" +
                                  ladder,
                              promise)));
  CHECK(
      is_refuted(rules("table points\n  | amount | => |\n  | >= 100 | 60 |\n  | >= 50 | 30 |\n  | > 0 | 0 "
                       "|\n  | <= 0 | 5 |\n" +
                           ladder,
                       promise)));
  // Whole numbers have nothing between 0 and 1.
  CHECK(is_proved_at_once(rules(
      "table points\n  | debt | => |\n  | 0 | 100 |\n  | 1 .. 31 | 50 |\n  | otherwise | 0 |\n" + ladder,
      "raising debt never raises points")));
  CHECK(is_refuted(rules(
      "table points\n  | grade | => |\n  | 0 | 100 |\n  | 1 .. 31 | 50 |\n  | otherwise | 0 |\n" + ladder,
      "raising grade never raises points")));
  // Another column stays as it is.
  const std::string columns = "  | amount | kind | => |\n";
  CHECK(is_proved_at_once(rules(
      "table points\n" + columns +
          "  | >= 100 | large | 60 |\n  | >= 50 | - | 30 |\n  | - | large | 20 |\n  | - | - | 0 |\n" + ladder,
      promise)));
  CHECK(is_refuted(rules(
      "table points\n" + columns +
          "  | >= 100 | large | 60 |\n  | >= 50 | - | 10 |\n  | - | large | 20 |\n  | - | - | 0 |\n" + ladder,
      promise)));
  // The outputs may grow with the input themselves.
  CHECK(
      is_proved(rules("table points\n  | amount | => |\n  | >= 100 | amount * 2 |\n  | >= 0 | amount |\n  | "
                      "- | amount * 3 |\n" +
                          ladder,
                      promise)));
  CHECK(is_proved_at_once(rules(
      "table points match sum\n  | amount | => |\n  | >= 100 | 5 |\n  | >= 10 | 5 |\n  | - | 0 |\n" + ladder,
      promise)));
  CHECK(is_refuted(rules(
      "table points match sum\n  | amount | => |\n  | >= 100 | -5 |\n  | >= 10 | 5 |\n  | - | 0 |\n" + ladder,
      promise)));
  CHECK(is_proved_at_once(rules(
      "table points match max\n  | amount | => |\n  | >= 100 | 1 |\n  | >= 10 | 5 |\n  | - | 0 |\n" + ladder,
      promise)));
}

TEST_CASE("scores and ladders") {
  const std::string score =
      "score points\n  bonus size 40 when amount >= 1000\n  bonus calls 5 per visits at most 30\n  penalty "
      "debt.high 20 when debt > 90\n  penalty debt.some 5 when debt > 30\n  group debt greatest\n  total at "
      "least 0 at most 60\n";
  const std::string tiers = ladder + "  current was\n  rise at most 1 tier\n  fall at most 1 tier\n";
  CHECK(is_proved_at_once(rules(score + tiers, "raising amount never lowers tier")));
  CHECK(is_proved_at_once(rules(score + tiers, "raising visits never lowers tier.qualified")));
  CHECK(is_proved_at_once(rules(score + tiers, "raising debt never raises tier")));
  CHECK(is_refuted(rules(score + tiers, "raising debt never lowers tier")));
  CHECK(is_proved_at_once(
      rules(score + tiers + "  force C when debt > 60\n", "raising debt never raises tier")));
  CHECK(is_refuted(rules(score + tiers + "  force B when debt > 60\n", "raising debt never raises tier")));
  CHECK(is_refuted(
      rules(score + tiers + "  never above B when amount > 5000\n", "raising amount never lowers tier")));
  CHECK(is_proved_at_once(
      rules(score + tiers + "  never above B when amount < 5000\n", "raising amount never lowers tier")));
  CHECK(
      is_refuted(rules(score + tiers + "  A requires amount < 9000\n", "raising amount never lowers tier")));
  // Keep asks more than reach, yet more points never lose a tier that fewer kept.
  const std::string strict =
      "ladder tier by points\n  | tier | reach | keep |\n  | A | >= 40 | >= 50 |\n  | B | >= 30 | >= 20 |\n  "
      "| C | otherwise | |\n  current was\n";
  CHECK(is_proved_at_once(rules(score + strict, "raising amount never lowers tier")));
}

TEST_CASE("a weighted score whose parts may be missing") {
  const std::string score =
      "score points out of 100\n  weight 40% a clamp(amount / 10, 0, 100)\n  weight 60% b clamp(grade * 20, "
      "0, 100)\n  missing reweighted from 40%\n";
  CHECK(is_proved_at_once(rules(score + ladder, "raising amount never lowers tier")));
  CHECK(is_proved_at_once(rules(score + ladder, "raising grade never lowers points")));
}

TEST_CASE("what is raised may be computed, or the same for all") {
  CHECK(is_proved_at_once(with_points("(grade else 0) * 2", "raising amount never lowers points")));
  const std::string text = "let base = amount - debt\nlet points = base * 2\n" + ladder;
  CHECK(is_proved_at_once(rules(text, "raising base never lowers points")));
  const ProofVerdict computed = verdict_of(*sound_rules(rules(text, "raising base never raises points")));
  CHECK(computed.outcome == ProofOutcome::undecided);
  CHECK(computed.reason == ProofVerdict::Reason::computed);
}

TEST_CASE("gathered values do not depend on a field, unless their conditions do") {
  const std::string order = "record order of customer by id\n  id text\n  sum number\n  paid yes/no\n";
  const std::string promise = "raising amount never lowers points";
  CHECK(is_proved_at_once(
      rules(order + "let points = sum(order.sum where order.paid) + amount\n" + ladder, promise)));
  CHECK(is_proved_at_once(
      rules(order + "let points = count(order where order.sum <= amount)\n" + ladder, promise)));
  CHECK(is_refuted(rules(order + "let points = count(order where order.sum >= amount)\n" + ladder, promise)));
  CHECK(
      is_refuted(rules(order + "let points = sum(order.sum where order.sum <= amount)\n" + ladder, promise)));
}
