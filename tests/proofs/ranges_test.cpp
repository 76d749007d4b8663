// Promises of the form `always CONDITION`.
#include "proving.hpp"

using namespace rung;

namespace {

const std::string record = R"(
record customer
  id       text key
  amount   money
  share    percent optional
  visits   count
  kind     small | large | other
  banned   yes/no
  reason   text optional
  manual   tier optional
  where visits < 1000
score points
  bonus size  clamp(amount / 1000, 0, 40)
  bonus often 1 per visits at most 30
  bonus part  share * 100 at least 0 at most 10
ladder tier by points
  | tier | reach     |
  | A    | >= 60     |
  | B    | >= 30     |
  | C    | otherwise |
  force C when banned
  override manual when reason is not missing
)";

std::string rules(const std::string& promise) {
  return record + "promise p\n  always " + promise + "\n";
}

}  // namespace

TEST_CASE("bounds of a score") {
  CHECK(is_proved_at_once(rules("0 <= points <= 80")));
  CHECK(is_refuted(rules("points <= 79")));
  CHECK(is_refuted(rules("points > 0")));
  CHECK(is_proved_at_once(rules("points is not missing")));
}

TEST_CASE("cases") {
  CHECK(is_proved_at_once(rules("not banned or manual is not missing or tier = C")));
  CHECK(is_refuted(rules("not banned or tier = C")));
  CHECK(is_proved_at_once(rules("tier = A or tier = B or tier = C")));
  CHECK(is_proved_at_once(rules("kind is small or kind is not small")));
  CHECK(is_refuted(rules("kind is small or kind is large")));
  CHECK(is_proved_at_once(rules("banned or reason is not missing or points < 60 or tier = A")));
}

TEST_CASE("subjects that are left out break nothing") {
  CHECK(is_proved_at_once(rules("visits < 1000")));
  CHECK(is_refuted(rules("visits < 999")));
}

TEST_CASE("a missing value breaks nothing") {
  CHECK(is_proved_at_once(rules("share < 5 or share >= 5")));
  CHECK(is_refuted(rules("share is not missing")));
}

TEST_CASE("a customer who breaks a promise has no more than is needed") {
  const auto text = sound_rules(rules("points <= 79"));
  const ProofVerdict verdict = verdict_of(*text);
  REQUIRE(verdict.example);
  CHECK(verdict.example->customer.fields.size() <= 4);
  CHECK(verdict.example->customer.lines.empty());
}
