// What would change a tier, as people read it: from files to rows and JSON, in three languages.
#include <doctest/doctest.h>

#include "explain/json_of_paths.hpp"
#include "explain/levers.hpp"
#include "explain/paths_of_study.hpp"
#include "explain/sheet_of_paths.hpp"
#include "studies.hpp"

using namespace rung;
using studies::Explained;
using studies::has;
using studies::Project;

namespace {

const char* const rating = R"(record customer from "customers.csv"
  id        text   key
  referrals count  default 0
  late      count  default 0
  strategic yes/no default no
  was       tier   optional
  until     date   optional

record order of customer by id from "orders.csv"
  id     text
  date   date
  amount money

let paid = sum(order.amount where order.date within last 12 months)

score points
  base    if paid >= 10000 then 40 otherwise 20
  bonus   referral 5 per referrals at most 20
  penalty late 10 when late > 0

ladder tier by points
  | tier | reach     | keep  |
  | A    | >= 60     | >= 55 |
  | B    | >= 30     | >= 25 |
  | C    | otherwise |       |
  A requires strategic
  current was
  hold until until
)";

Project project() {
  return Project(rating, {{"customers.csv",
                           "id,referrals,late,strategic,was,until\n"
                           "one,1,0,no,,\n"
                           "two,2,0,no,B,\n"
                           "top,4,0,yes,A,2025-09-30\n"},
                          {"orders.csv",
                           "id,date,amount\n"
                           "one,2025-01-10,9000\n"
                           "two,2024-08-01,6000\n"
                           "two,2025-05-01,4000.50\n"
                           "top,2025-05-01,20000\n"}});
}

/// Notes behind their labels, a line each.
std::string told(const Explained& explained, Language language, const PathsRequest& request = {}) {
  const SubjectPaths paths = paths_of(explained.study, request);
  const Telling telling(explained.study.rules(), language, explained.study.words());
  std::string text;
  for (const LadderPaths& ladder : paths.ladders) {
    const SheetPart part = sheet_of_paths(paths, ladder, telling);
    text += part.title + "\n";
    for (const SheetRow& row : part.rows) text += row.label + ": " + row.note + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("paths, margin and days in words") {
  const Project files = project();
  const Explained one(files, "one");
  REQUIRE(one.opened);
  CHECK(told(one, Language::english) ==
        "what would change tier\n"
        "5 more points to B: paid 9000 → 10000 (1000 more)\n"
        "or: referrals 1 → 2 (1 more)\n");
  CHECK(told(one, Language::simplified) ==
        "怎样会改变tier\n"
        "距 B 差 points 5: paid 9000 → 10000（多 1000）\n"
        "或: referrals 1 → 2（多 1）\n");
  CHECK(has(told(one, Language::traditional), "怎樣會改變"));
}

TEST_CASE("pairs, gates, and orders that leave the window") {
  const Project files = project();
  const Explained two(files, "two");
  REQUIRE(two.opened);
  CHECK(told(two, Language::english) ==
        "what would change tier\n"
        "10 more points to A: no change of one value alone is enough\n"
        ": referrals 2 → 4 (2 more), together with strategic no → yes; enough until 2025-07-31\n"
        "A asks: `points >= 60`, not met; met with referrals 2 → 4 (2 more)\n"
        "A asks: `strategic`, not met; met with strategic no → yes\n"
        "B would be lost: by no change of one value alone\n"
        "if nothing changes: points falls from 50 to 30 on 2025-08-01\n"
        "if nothing changes: by the passing of time alone B is not lost before 2030-07-04\n");
}

TEST_CASE("at the top, and held") {
  const Project files = project();
  const Explained top(files, "top");
  REQUIRE(top.opened);
  CHECK(told(top, Language::english) ==
        "what would change tier\n"
        ": A is the highest tier\n"
        "A would be lost: referrals 4 → 2 (2 less): then B; still kept at 3\n"
        "or: late 0 → 1 (1 more): then B; still kept at 0\n"
        "or: strategic yes → no: then B\n"
        "or: paid 20000 → 9999.99 (10000.01 less): then B; still kept at 10000\n"
        ": a hold or grace may put that off at the next review\n"
        "if nothing changes: points falls from 60 to 40 on 2026-05-01\n"
        "if nothing changes: A is lost on 2026-05-01: then B\n");
}

TEST_CASE("paths as JSON, with the fields that were asked for") {
  const Project files = project();
  const Explained one(files, "one");
  REQUIRE(one.opened);
  Diagnostics diagnostics;
  const NamedLevers levers = levers_named(one.study.program(), {"paid"}, diagnostics);
  const SubjectPaths paths = paths_of(one.study, {.fields = levers.fields, .names = levers.names});
  const std::string json = json_of(paths, Telling(one.study.rules(), Language::english, one.study.words()));
  CHECK(has(json, R"("ladder":"tier","tier":"C","next":"B")"));
  CHECK(has(json, R"("singles":[{"changes":[{"name":"paid","from":9000,"to":10000}])"));
  CHECK(has(json, R"("fields":["paid"])"));
  CHECK(has(json, R"("complete":true)"));
}
