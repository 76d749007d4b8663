// What tests exercise: each kind of fact, and what does not count.
#include <doctest/doctest.h>

#include "loaded_rules.hpp"

using namespace rung;
using loaded::listed;
using loaded::rules;

namespace {

const std::string rating = R"(record customer
  id       text key
  amount   money
  members  count default 0
  iso      yes/no default no
  late     count default 0
  was      tier optional

table base
  | amount    | =>  |
  | >= 50k    | 40  |
  | >= 10k    | 20  |
  | otherwise | 0   |

score value
  base base
  bonus people 5 per members at most 15
  bonus good   10 when iso and members > 1
  penalty late 7 when late > 0

ladder tier by value
  | tier | reach     | keep  |
  | A    | >= 50     | >= 45 |
  | B    | otherwise |       |
  A requires late = 0
  current was

entitlements service by tier
  | benefit  | A   | B  |
  | discount | 10% | 5% |
  revoke discount when late > 1

action call
  when late > 0
  due  today + 5 days
)";

bool has(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("without tests nothing is exercised") {
  const auto made = rules(rating);
  const CoverageCount count = loaded::counted(*made);
  CHECK(count.exercised() == 0);
  CHECK(count.facts().size() == count.left().size());
  CHECK(count.facts().size() > 20);
}

TEST_CASE("each kind of fact is told apart") {
  const auto made = rules(rating + R"(
test "one"
  given amount 50k, members 4, was A
  expect value 55, tier A

test "two"
  given amount 20k, late 2, was A
  expect tier B, service.discount missing

test "three"
  given late 1
  expect action call
)");
  CHECK(loaded::failures(*made) == "");
  const std::string facts = listed(*made);
  INFO(facts);
  CHECK(has(facts, "1 row 1 of base chosen"));
  CHECK(has(facts, "1 row 2 of base chosen"));
  CHECK(has(facts, "0 row 3 of base chosen"));
  CHECK(has(facts, "2 value.base earned"));
  CHECK(has(facts, "0 value.base not earned"));
  CHECK(has(facts, "1 value.people earned"));
  CHECK(has(facts, "1 value.people not earned"));
  CHECK(has(facts, "1 value.people cut to its most"));
  CHECK(has(facts, "0 value.good earned"));
  CHECK(has(facts, "2 value.good not earned"));
  CHECK(has(facts, "0 `iso` met"));
  CHECK(has(facts, "1 `members > 1` met"));
  CHECK(has(facts, "1 value.late earned"));
  CHECK(has(facts, "1 tier: A reached"));
  CHECK(has(facts, "1 tier: A kept"));
  CHECK(has(facts, "1 tier: A not kept"));
  CHECK(has(facts, "1 tier: B reached"));
  CHECK(has(facts, "1 `late = 0` met"));
  CHECK(has(facts, "1 `late = 0` not met"));
  CHECK(has(facts, "1 service.discount revoked"));
  CHECK(has(facts, "0 service.discount not revoked"));
  CHECK(has(facts, "1 call due"));
  CHECK(has(facts, "0 call not due"));
}

TEST_CASE("what lies beneath a value that is given is not exercised") {
  const auto made = rules(rating + R"(
test "given"
  given value 60
  expect tier A
)");
  CHECK(loaded::failures(*made) == "");
  const std::string facts = listed(*made);
  INFO(facts);
  CHECK(has(facts, "1 tier: A reached"));
  CHECK(has(facts, "0 row 3 of base chosen"));
  CHECK(has(facts, "0 value.people not earned"));
}

TEST_CASE("what a test does not look at is not exercised") {
  const auto made = rules(rating + R"(
test "only the table"
  given amount 50k, members 4, late 1
  expect base 40
)");
  const std::string facts = listed(*made);
  INFO(facts);
  CHECK(has(facts, "1 row 1 of base chosen"));
  CHECK(has(facts, "0 value.people earned"));
  CHECK(has(facts, "0 tier: A reached"));
  CHECK(has(facts, "0 call due"));
}

TEST_CASE("rows of a table count each for itself") {
  const auto made = rules(rating + R"(
test "edges"
  | amount | base || value |
  | 50k    |      || 40    |
  | 50k    |      || 40    |
  | 50k    | 20   || 20    |
)");
  const std::string facts = listed(*made);
  INFO(facts);
  CHECK(has(facts, "2 row 1 of base chosen"));
  CHECK(has(facts, "3 value.base earned"));
}

TEST_CASE("what no customer can bring about is no fact") {
  const auto made = rules(R"(record customer
  id      text key
  members count

score value
  base 10
  bonus people 5 when members >= 0 at most 7
  bonus more   3 when members < 0
)");
  const std::string facts = listed(*made);
  INFO(facts);
  CHECK(has(facts, "0 value.base earned"));
  CHECK_FALSE(has(facts, "0 value.base not earned"));
  CHECK_FALSE(has(facts, "0 value.people cut to its most"));
  CHECK_FALSE(has(facts, "0 value.more earned"));
}

TEST_CASE("a table that is used twice has each row once") {
  const auto made = rules(R"(record customer
  id text key
  a  number
  b  number

table points(x)
  | x         | => |
  | >= 10     | 5  |
  | otherwise | 0  |

let one = points(a)
let two = points(b)

test "both"
  given a 10, b 1
  expect one 5, two 0

test "one"
  given a 10
  expect one 5
)");
  const std::string facts = listed(*made);
  INFO(facts);
  CHECK(has(facts, "2 row 1 of points chosen"));
  CHECK(has(facts, "1 row 2 of points chosen"));
}

TEST_CASE("weights, scales, groups, totals and tables of several rows") {
  const auto made = rules(R"(record customer
  id    text key
  use   number optional
  mood  number optional
  sales money

scale commission of sales
  | from | rate |
  | 0    | 2%   |
  | 1000 | 3%   |

table points match sum
  | sales | => |
  | >= 10 | 1  |
  | >= 20 | 2  |

score health out of 100
  weight 50% use  use
  weight 50% mood mood
  missing reweighted

score value
  base points
  bonus g.one 5 when use > 1
  bonus g.two 5 when use > 2
  group g at most 7
  total at least 2 at most 9

test "one"
  given use 80, sales 2000
  expect health 80, commission 50, value 9
)");
  CHECK(loaded::failures(*made) == "");
  const std::string facts = listed(*made);
  INFO(facts);
  CHECK(has(facts, "1 slice 2 of commission reached"));
  CHECK(has(facts, "1 row 1 of points chosen"));
  CHECK(has(facts, "1 row 2 of points chosen"));
  CHECK(has(facts, "1 health.use earned"));
  CHECK(has(facts, "1 health.mood not earned"));
  CHECK(has(facts, "1 value.g cut to its most"));
  CHECK(has(facts, "1 value cut to its most"));
  CHECK(has(facts, "0 value raised to its least"));
}

TEST_CASE("a table that is asked for each line of a related record has no rows to exercise") {
  const auto made = rules(R"(record customer
  id text key

record event of customer by id
  id   text
  kind call | visit

table points(kind)
  | kind      | => |
  | call      | 1  |
  | otherwise | 2  |

let all = sum(points(event.kind))

test "one"
  given event
    | kind |
    | call |
  expect all 1
)");
  CHECK(loaded::failures(*made) == "");
  CHECK(listed(*made) == "");
}
