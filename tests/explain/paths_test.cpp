// What would change a tier, on small rule sets whose answers can be worked out by hand.
#include "customer_scene.hpp"
#include "explain/levers.hpp"

namespace rung {
namespace {

using scene::CustomerScene;
using scene::Written;

const std::string quick = R"(
record customer
  customer      text   key
  spend         money
  overdue_days  count  default 0
  referrals     count  default 0
  tier_before   tier   optional

table spend_points
  | spend     | => |
  | >= 500k   | 60 |
  | >= 100k   | 40 |
  | >= 20k    | 20 |
  | otherwise | 0  |

score points
  base spend_points
  bonus   referral  5 per referrals at most 15
  penalty late      20 when overdue_days > 30

ladder tier by points
  | tier   | reach     | keep  |
  | gold   | >= 60     | >= 50 |
  | silver | >= 30     | >= 25 |
  | bronze | otherwise |       |
  current tier_before
  fall at most 1 tier
)";

TEST_CASE("the smallest changes to the next tier, and what is lost by which") {
  CustomerScene scene(quick);
  scene.give({{"customer", "c"}, {"spend", "100000"}, {"overdue_days", "31"}, {"referrals", "1"}});
  const auto paths = scene.paths();
  REQUIRE(paths.size() == 1);
  CHECK(paths[0].tier == 0);
  CHECK(paths[0].next == 1);
  CHECK(scene.written(paths[0].singles) ==
        Written{"overdue_days 31 -> 30", "referrals 1 -> 2", "spend 100000 -> 500000"});
  CHECK(paths[0].pairs.empty());
  CHECK(paths[0].margins.empty());
  CHECK(paths[0].complete);
}

TEST_CASE("two fields together where neither is enough") {
  CustomerScene scene(quick);
  scene.give({{"customer", "c"},
              {"spend", "100000"},
              {"overdue_days", "31"},
              {"referrals", "3"},
              {"tier_before", "silver"}});
  const auto paths = scene.paths();
  CHECK(paths[0].tier == 1);
  CHECK(scene.written(paths[0].singles) == Written{});
  CHECK(scene.written(paths[0].pairs) == Written{"spend 100000 -> 500000 + overdue_days 31 -> 30"});
  REQUIRE(paths[0].gates.size() == 1);
  CHECK(std::get<Decimal>(*paths[0].gates[0].lacks) == Decimal(25));
  CHECK(scene.written(paths[0].margins) == Written{"spend 100000 -> 99999.99", "referrals 3 -> 0"});
  CHECK(std::get<Decimal>(*paths[0].margins[0].kept) == Decimal(100000));
}

TEST_CASE("at the top there is a margin only") {
  CustomerScene scene(quick);
  scene.give({{"customer", "c"}, {"spend", "600000.5"}, {"overdue_days", "0"}, {"referrals", "0"}});
  const auto paths = scene.paths();
  CHECK(paths[0].tier == 2);
  CHECK_FALSE(paths[0].next);
  CHECK(scene.written(paths[0].margins) == Written{"spend 600000.5 -> 499999.99", "overdue_days 0 -> 31"});
}

TEST_CASE("who is unrated has a path to any tier: what is blank") {
  CustomerScene scene(quick);
  scene.give({{"customer", "c"}, {"overdue_days", "0"}, {"referrals", "0"}});
  const auto paths = scene.paths();
  CHECK_FALSE(paths[0].tier);
  CHECK(paths[0].next == 0);
  CHECK(scene.written(paths[0].singles) == Written{"spend blank -> 0"});
  CHECK(paths[0].margins.empty());
}

TEST_CASE("fields that the command line names win, and a field that does not matter gives nothing") {
  CustomerScene scene(quick);
  scene.give({{"customer", "c"}, {"spend", "100000"}, {"overdue_days", "31"}, {"referrals", "1"}});
  PathsRequest request;
  Diagnostics diagnostics;
  request.fields = levers_named(scene.program(), {"referrals"}, diagnostics).fields;
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(scene.written(scene.paths(request)[0].singles) == Written{"referrals 1 -> 2"});
}

TEST_CASE("names that are no fields, and fields that cannot change") {
  CustomerScene scene(quick);
  Diagnostics diagnostics;
  levers_named(scene.program(), {"referals", "customer"}, diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(message(diagnostics.all()[0], Language::english) == "nothing that can change is called `referals`");
  CHECK(help_lines(diagnostics.all()[0], Language::english).back() == "did you mean `referrals`?");
  CHECK(message(diagnostics.all()[1], Language::english) == "`customer` cannot be changed");
}

TEST_CASE("marks of the rules choose the fields") {
  std::string marked = quick;
  marked.replace(marked.find("referrals     count"), 19, "referrals     count changeable");
  CustomerScene scene(marked);
  scene.give({{"customer", "c"}, {"spend", "100000"}, {"overdue_days", "31"}, {"referrals", "1"}});
  CHECK(scene.written(scene.paths()[0].singles) == Written{"referrals 1 -> 2"});
}

const std::string gated = R"(
record customer
  id           text  key
  points       number
  paid         money
  listed       yes/no
  branch       trade | industry | other
  last_tier    tier  optional
  since        date  optional
  until        date  optional
  manual       tier  optional
  blocked      yes/no

ladder tier by points
  | tier | reach     | keep  |
  | A    | >= 80     | >= 75 |
  | B    | >= 60     | >= 55 |
  | C    | >= 40     | >= 35 |
  | D    | otherwise |       |
  A requires paid >= 1000 and branch is not trade
  current last_tier
  since since
  rise at most 1 tier
  fall at most 1 tier
  hold 6 months after change
  force D when blocked
  override manual until until
)";

TEST_CASE("a bound on rises stops what would be enough otherwise") {
  CustomerScene scene(gated, *make_date(2025, 6, 30));
  scene.give({{"id", "c"},
              {"points", "85"},
              {"paid", "2000"},
              {"listed", "no"},
              {"branch", "other"},
              {"last_tier", "C"},
              {"blocked", "no"}});
  const auto paths = scene.paths();
  CHECK(paths[0].tier == 2);
  CHECK(paths[0].singles.empty());
  CHECK(paths[0].pairs.empty());
  CHECK(paths[0].stops == std::vector{PathStop::rise});
}

TEST_CASE("gates tell what is not met, and what meets it") {
  CustomerScene scene(gated, *make_date(2025, 6, 30));
  scene.give({{"id", "c"},
              {"points", "85"},
              {"paid", "200"},
              {"listed", "no"},
              {"branch", "trade"},
              {"last_tier", "B"},
              {"blocked", "no"}});
  const auto paths = scene.paths();
  CHECK(paths[0].tier == 2);
  CHECK(paths[0].singles.empty());
  CHECK(scene.written(paths[0].pairs) == Written{"paid 200 -> 1000 + branch trade -> industry"});
  REQUIRE(paths[0].gates.size() == 3);
  CHECK(paths[0].gates[0].met);
  CHECK(scene.written(paths[0].gates[1].nearest) == "paid 200 -> 1000");
  CHECK(scene.written(paths[0].gates[2].nearest) == "branch trade -> industry + branch trade -> other");
}

TEST_CASE("time ends an override, and a hold keeps what it can") {
  const Date today = *make_date(2025, 6, 30);
  CustomerScene scene(gated, today);
  scene.give({{"id", "c"},
              {"points", "50"},
              {"paid", "0"},
              {"listed", "no"},
              {"branch", "other"},
              {"last_tier", "B"},
              {"since", "2025-03-15"},
              {"manual", "A"},
              {"until", "2025-08-10"},
              {"blocked", "no"}});
  const auto paths = scene.paths();
  CHECK(paths[0].tier == 3);
  // The override made it an A today, so the six months of the hold begin today.
  REQUIRE(paths[0].time.lost);
  CHECK(write_date(*paths[0].time.lost) == "2025-12-30");
  CHECK(paths[0].time.tier_when_lost == 2);
}

TEST_CASE("a hold that ends, with nothing else about time") {
  CustomerScene scene(gated, *make_date(2025, 6, 30));
  scene.give({{"id", "c"},
              {"points", "50"},
              {"paid", "0"},
              {"listed", "no"},
              {"branch", "other"},
              {"last_tier", "B"},
              {"since", "2025-03-15"},
              {"blocked", "no"}});
  const auto paths = scene.paths();
  CHECK(paths[0].tier == 2);
  CHECK(paths[0].kept_regardless);
  CHECK(paths[0].margins.empty());
  REQUIRE(paths[0].time.lost);
  CHECK(write_date(*paths[0].time.lost) == "2025-09-15");
  CHECK(paths[0].time.tier_when_lost == 1);
}

TEST_CASE("orders leave a window one by one") {
  CustomerScene scene(R"(
record customer
  id         text  key
  referrals  count
record order of customer by id
  id      text
  date    date
  amount  money
let paid = sum(order.amount where order.date within last 12 months)
ladder tier by paid
  | tier | reach     |
  | A    | >= 1000   |
  | B    | otherwise |
  A requires referrals > 0
)",
                      *make_date(2025, 6, 30));
  scene.give({{"id", "c"}, {"referrals", "2"}});
  scene.add_line(1, {{"id", "c"}, {"date", "2024-08-15"}, {"amount", "700"}});
  scene.add_line(1, {{"id", "c"}, {"date", "2025-02-01"}, {"amount", "500"}});
  const auto paths = scene.paths();
  CHECK(paths[0].tier == 1);
  CHECK(scene.written(paths[0].margins) == Written{"referrals 2 -> 0", "paid 1200 -> 999.99"});
  CHECK(write_date(*paths[0].time.lost) == "2025-08-15");
  CHECK(write_date(*paths[0].time.falls) == "2025-08-15");
  CHECK(std::get<Decimal>(*paths[0].time.value_then) == Decimal(500));
}

TEST_CASE("what is gathered can change, and marks on its record say so") {
  const std::string rules = R"(
record customer
  id         text  key
  referrals  count changeable
record order of customer by id
  id      text
  amount  money MARK
let paid = sum(order.amount)
let bought = count(order)
let half = paid / 2
ladder tier by half
  | tier | reach     |
  | A    | >= 500    |
  | B    | otherwise |
  A requires referrals > 0 and bought >= 2
)";
  const auto singles = [&](const std::string& mark, PathsRequest request = {}) {
    std::string text = rules;
    text.replace(text.find("MARK"), 4, mark);
    CustomerScene scene(text);
    scene.give({{"id", "c"}, {"referrals", "2"}});
    scene.add_line(1, {{"id", "c"}, {"amount", "300"}});
    scene.add_line(1, {{"id", "c"}, {"amount", "500"}});
    return scene.written(scene.paths(request)[0].singles);
  };
  CHECK(singles("") == Written{});
  CHECK(singles("changeable") == Written{"paid 800 -> 1000"});
  CustomerScene scene(std::string(rules).replace(rules.find("MARK"), 4, ""));
  Diagnostics diagnostics;
  const NamedLevers levers = levers_named(scene.program(), {"half"}, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(singles("", {.fields = levers.fields, .names = levers.names}) == Written{"half 400 -> 500"});
}

TEST_CASE("a path that time outruns tells its last day") {
  CustomerScene scene(R"(
record customer
  id         text  key
  referrals  count
record order of customer by id
  id      text
  date    date
  amount  money
score points
  bonus orders 10 when sum(order.amount where order.date within last 12 months) >= 500
  bonus friends 5 per referrals at most 20
ladder tier by points
  | tier | reach     |
  | A    | >= 20     |
  | B    | otherwise |
)",
                      *make_date(2025, 6, 30));
  scene.give({{"id", "c"}, {"referrals", "1"}});
  scene.add_line(1, {{"id", "c"}, {"date", "2024-08-15"}, {"amount", "700"}});
  const auto paths = scene.paths();
  REQUIRE(scene.written(paths[0].singles) == Written{"referrals 1 -> 2"});
  CHECK(write_date(*paths[0].singles[0].last_day) == "2025-08-14");
}

}  // namespace
}  // namespace rung
