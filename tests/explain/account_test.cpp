// Accounts of single subjects: what each part says, and that it adds up.
#include <doctest/doctest.h>

#include "studies.hpp"

using namespace rung;
using studies::Explained;
using studies::has;
using studies::Project;

namespace {

const char* const rating = R"(record customer from "customers.csv"
  id        text key
  orders    money
  referrals count default 0
  valuation money optional
  listed    yes/no optional
  late      count default 0
  was       tier optional
  until     date optional

table size
  | orders    | => |
  | >= 100k   | 40 |
  | >= 10k    | 20 |
  | otherwise | 0  |

score value
  base size
  bonus people.referral 5 per referrals at most 15
  bonus people.famous   10 when listed
  bonus unicorn 10 when valuation >= 2m and referrals > 0
  penalty late 7 per late
  group people at most 18
  total at least 0

ladder tier by value
  | tier | reach     | keep  |
  | A    | >= 50     | >= 45 |
  | B    | >= 30     | >= 25 |
  | C    | otherwise |       |
  A requires late = 0
  current was
  fall at most 1 tier
  hold until until
  never above B when late > 3

entitlements service by tier
  | stage | benefit  | A   | B  | C  |
  | sale  | discount | 10% | 5% | 0% |
  revoke discount when late > 1

action call
  when late > 0
  due today + 5 days
  say "{id} is late"
)";

const char* const customers =
    "id,orders,referrals,valuation,listed,late,was,until\n"
    "K1,150000,4,,yes,0,B,\n"
    "K2,150000,1,,,2,A,\n"
    "K3,5000,0,5000000,no,9,A,2025-12-31\n"
    "K4,20000,2,3000000,no,0,,\n";

}  // namespace

TEST_CASE("a score adds up to the last digit, caps included") {
  const Project project(rating, {{"customers.csv", customers}});
  const Explained one(project, "K1");
  REQUIRE(one.opened);
  const ScoreAccount& score = one.account.scores.at(0);
  // 40, and 15 + 10 of which the group lets 18 be.
  CHECK(score.value == Decimal(58));
  CHECK(score.parts.at(1).before == Decimal(20));
  CHECK(score.parts.at(1).contribution == Decimal(15));
  CHECK(score.groups.at(0).sum == Decimal(25));
  CHECK(score.groups.at(0).bound.after == Decimal(18));
  CHECK(one.faults() == "");
  CHECK(has(one.text(), "group people at most 18 "));
  CHECK(has(one.text(), "  -7"));
  CHECK(has(one.text(), "0 of +10"));
  CHECK(has(one.text(), "5 × 4; referrals 4; 20 is taken as 15"));
}

TEST_CASE("the first line answers why not more") {
  const Project project(rating, {{"customers.csv", customers}});
  CHECK(
      Explained(project, "K1").headline() ==
      "K1: tier A, up from B, with value 58: rises to A, whose conditions are met; there is no higher tier.");
  const Explained two(project, "K2");
  // 40 + 5 - 14.
  CHECK(two.headline() ==
        "K2: tier B, down from A, with value 31: the conditions to keep A are not met: value >= 45 (31); "
        "late = 0 (2); "
        "falls to B; for A it lacks value >= 50 (31); late = 0 (2).");
  CHECK(two.headline(Language::simplified) ==
        "K2：tier B（由 A 降级），value 31：未满足 A 的保持条件：value >= 45 (31)；late = 0 (2)；降至 B；"
        "升 A 尚缺：value >= 50 (31)；late = 0 (2)。");
}

TEST_CASE("what was not earned says what it lacks, and what is missing is named") {
  const Project project(rating, {{"customers.csv", customers}});
  const Explained one(project, "K2");
  const PartAccount& famous = one.account.scores.at(0).parts.at(2);
  CHECK(famous.state == PartAccount::State::unmet);
  CHECK(famous.conditions.at(0).met == Met::unknown);
  CHECK(famous.blank.at(0).name == "listed");
  CHECK(has(one.text(), "lacks valuation >= 2m (missing)"));
  CHECK(has(one.text(), "Missing, and it mattered\n  listed :6, valuation :5\n"));
  const Explained four(project, "K4");
  CHECK(four.account.scores.at(0).parts.at(3).state == PartAccount::State::earned);
  CHECK(four.account.blank.empty());
}

TEST_CASE("bounds of the whole, a hold and a bound of the tier are steps of their own") {
  const Project project(rating, {{"customers.csv", customers}});
  const Explained one(project, "K3");
  // 0 - 63, lifted to 0.
  CHECK(has(one.text(), "total at least 0 "));
  CHECK(has(one.text(), " +63 "));
  const LadderAccount& ladder = one.account.ladders.at(0);
  REQUIRE(ladder.steps.size() == 3);
  CHECK(ladder.steps[0].kind == LadderStep::Kind::not_kept);
  CHECK(ladder.steps[1].kind == LadderStep::Kind::held);
  CHECK(ladder.steps[2].kind == LadderStep::Kind::never_above);
  CHECK(has(one.headline(), "`never above B when late > 3` decides on B"));
  CHECK(has(one.text(), "A is held until 2025-12-31 by `hold until until`: on watch"));
  CHECK(one.faults() == "");
}

TEST_CASE("tables name the row, entitlements what they were, actions their text") {
  const Project project(rating, {{"customers.csv", customers}});
  const Explained one(project, "K2");
  CHECK(one.account.tables.at(0).rows == std::vector<std::uint32_t>{0});
  CHECK(has(one.text(), "size  40  | >= 100k | 40 |  orders 150000  :13"));
  CHECK(has(one.text(), "discount  none  10% before; by `revoke discount when late > 1`"));
  CHECK(has(one.text(), "call  due 2025-07-05  K2 is late; late > 0 (2)"));
}

TEST_CASE("every declaration that is accounted for has its place") {
  const Project project(rating, {{"customers.csv", customers}});
  const std::string json = Explained(project, "K2").json();
  CHECK(has(json, R"("kind":"penalty","label":"late","state":"earned","amount":7,"per":2)"));
  CHECK(has(json, R"("condition":"late = 0","met":false)"));
  CHECK(has(json, R"("step":"fallen","tier":"B")"));
  CHECK(has(json, R"("rules.rung","line":28,"column":3)") == false);
  CHECK(has(json, R"("output":{"id":"K2","value":31)"));
}

TEST_CASE("an account that was tampered with does not add up") {
  const Project project(rating, {{"customers.csv", customers}});
  Explained one(project, "K1");
  const Account good = one.account;
  one.account.scores[0].parts[1].contribution = Decimal(14);
  CHECK(has(one.faults(), "value.referral is 15"));
  one.account = good;
  one.account.scores[0].groups[0].bound.after = Decimal(19);
  CHECK(has(one.faults(), "value.people is 18"));
  one.account = good;
  one.account.ladders[0].steps.back().tier = 1;
  CHECK(has(one.faults(), "tier is B by its lines, and A was rated"));
  one.account = good;
  one.account.tables[0].rows[0] = 1;
  CHECK(has(one.faults(), "size"));
  one.account = good;
  one.account.scores[0].value = Decimal(57);
  CHECK(has(one.faults(), "value is 58 by its lines, and 57 was rated"));
}

TEST_CASE("a score of weights tells what is missing and which tiers that leaves open") {
  const Project project(R"(record account from "accounts.csv"
  id    text key
  usage number optional
  nps   integer optional

score health out of 100
  weight 60% usage usage
  weight 40% opinion nps * 10
  missing reweighted from 50%

ladder level by health
  | tier | reach     |
  | good | >= 60     |
  | poor | otherwise |
)",
                        {{"accounts.csv", "id,usage,nps\nH1,150,\nH2,,7\nH3,33.3,7\nH4,,\n"}});
  const Explained whole(project, "H3");
  CHECK(whole.account.scores.at(0).value == parse_decimal("47.98"));
  CHECK(whole.faults() == "");
  const Explained part(project, "H1");
  CHECK(part.account.scores.at(0).coverage == parse_decimal("0.6"));
  CHECK(part.account.scores.at(0).value == Decimal(100));
  CHECK(part.faults() == "");
  const Explained open(project, "H2");
  CHECK_FALSE(open.account.scores.at(0).value);
  CHECK(open.faults() == "");
  const LadderAccount& ladder = open.account.ladders.at(0);
  REQUIRE(ladder.possible.size() == 1);
  CHECK(ladder.possible[0].fields.at(0).name == "usage");
  CHECK(ladder.possible[0].tiers == std::vector<std::int32_t>{0, 1});
  CHECK(open.headline() ==
        "H2: level is not rated: health is missing and there was no tier before; possible good, poor, "
        "depending on what is missing: usage.");
}

TEST_CASE("missing values that decide only together are named together") {
  const Project project(R"(record account from "accounts.csv"
  id    text key
  usage number optional
  vip   yes/no optional
  was   level optional

score health
  base usage + (if vip is missing then missing otherwise 5)

ladder level by health
  | tier | reach     |
  | good | >= 60     |
  | poor | otherwise |
  current was
)",
                        {{"accounts.csv", "id,usage,vip,was\nH1,,,good\nH2,80,,\n"}});
  const Explained one(project, "H1");
  const LadderAccount& ladder = one.account.ladders.at(0);
  CHECK(ladder.steps.at(0).kind == LadderStep::Kind::unmoved);
  REQUIRE(ladder.possible.size() == 1);
  CHECK(ladder.possible[0].fields.size() == 2);
  CHECK(ladder.possible[0].tiers == std::vector<std::int32_t>{0, 1});
  CHECK(has(one.headline(), "H1: level good, as before: health is missing, so that good stays"));
  const Explained two(project, "H2");
  REQUIRE(two.account.ladders.at(0).possible.size() == 1);
  CHECK(two.account.ladders[0].possible[0].fields.at(0).name == "vip");
  CHECK(two.account.ladders[0].possible[0].tiers == std::vector<std::int32_t>{1});
}

TEST_CASE("a condition with a name says what it lacks inside") {
  const Project project(R"(record rep from "reps.csv"
  id    text key
  sales money
  years count

let strong = sales >= 1000
let may_rise = strong and years >= 2

ladder rank
  | tier | reach     |
  | lead | may_rise  |
  | rep  | otherwise |
)",
                        {{"reps.csv", "id,sales,years\nR1,400,3\nR2,4000,1\n"}});
  CHECK(Explained(project, "R1").headline() ==
        "R1: rank rep, new: rep is the highest tier whose conditions are met; for lead it lacks may_rise "
        "(no: strong (no: "
        "sales >= 1000 (400))).");
  CHECK(has(Explained(project, "R2").headline(), "may_rise (no: years >= 2 (1))."));
  CHECK(has(Explained(project, "R2").json(), R"("inside":[{"condition":"years >= 2","met":false)"));
}

TEST_CASE("rules without scores, without ladders and with several of each") {
  const Project plain("record shop from \"shops.csv\"\n  id text key\n  size count\n",
                      {{"shops.csv", "id,size\nS1,3\n"}});
  const Explained none_at_all(plain, "S1");
  CHECK(none_at_all.headline() == "S1: the rules give no score and no tier.");
  CHECK(none_at_all.faults() == "");
  const Project several(R"(record shop from "shops.csv"
  size count

score a
  base size
score b
  base size * 2
  times 1.5
  total at most 8
)",
                        {{"shops.csv", "size\n3\n1\n"}});
  // Without a key a subject is its line.
  const Explained second(several, "3");
  REQUIRE(second.opened);
  CHECK(second.headline() == "3: a 1.\n3: b 3.");
  const Explained first(several, "2");
  CHECK(first.account.scores.at(1).value == Decimal(8));
  CHECK(first.faults() == "");
  CHECK(has(first.text(), "total at most 8"));
}

TEST_CASE("related lines are counted, hidden ones told apart") {
  const Project project(R"(record customer from "customers.csv"
  id text key
record order of customer by id from "orders.csv"
  id     text
  date   date
  amount money
  paid   yes/no
  dated date

let paid_sum = sum(order.amount where order.paid)
score value
  base if paid_sum > 100 then 10 otherwise 0
)",
                        {{"customers.csv", "id\nA\nB\n"},
                         {"orders.csv",
                          "id,date,amount,paid\nA,2025-01-01,70,yes\nB,2025-01-02,1000,yes\n"
                          "A,2025-01-03,50.5,yes\nA,2025-01-04,900,no\nA,2026-01-04,900,yes\n"}});
  const Explained one(project, "A");
  REQUIRE(one.account.gatherings.size() == 1);
  const GatheringAccount& sum = one.account.gatherings[0];
  CHECK(sum.aggregate.name == "paid_sum");
  CHECK(sum.lines == 4);
  CHECK(sum.hidden == 1);
  CHECK(sum.counted == 2);
  CHECK(sum.shown.at(1).place.line == 4);
  CHECK(sum.sum == parse_decimal("120.5"));
  CHECK(one.faults() == "");
  CHECK(has(one.text(), "2 of 4 lines of order counted; 1 hidden by its `where` or its date; lines 2, 4"));
}
