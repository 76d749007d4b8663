// Who can be explained and who cannot, and what another cell would change.
#include <doctest/doctest.h>

#include "studies.hpp"

using namespace rung;
using studies::Explained;
using studies::has;
using studies::Project;

namespace {

const char* const rules = R"(record client from "clients.csv"
  number  integer key
  region  north | south
  sales   money
  rate    percent optional
  open    yes/no default yes
  where open

let part = share(sales within region)
score value
  base if part >= 50% then 10 otherwise 0
  bonus big 5 when sales >= 100

ladder tier by value
  | tier | reach     |
  | A    | >= 10     |
  | B    | otherwise |
)";

const char* const clients =
    "number,region,sales,rate,open\n"
    "1001,north,60,,yes\n"
    "1002,north,40,5%,yes\n"
    "1003,east,70,,yes\n"
    "1004,south,80,,no\n"
    "1001,south,90,,yes\n"
    "1005,south,20,,yes\n";

Explained explained(const char* id) {
  static const Project project(rules, {{"clients.csv", clients}});
  return Explained(project, id);
}

}  // namespace

TEST_CASE("an id is read as a cell of the key is") {
  CHECK(explained("1,002").opened);
  CHECK(explained(" 1002 ").study.name() == "1002");
}

TEST_CASE("what is compared with others is computed over all of them") {
  const Explained one = explained("1001");
  REQUIRE(one.opened);
  CHECK(one.codes() == "R173");
  CHECK(one.account.scores.at(0).value == Decimal(10));
  CHECK(one.study.has_populations());
  CHECK(one.faults() == "");
}

TEST_CASE("who has no result is told why") {
  CHECK(explained("9999").codes() == "R170");
  CHECK(explained("no number").codes() == "R170");
  const Explained rejected = explained("1003");
  CHECK_FALSE(rejected.opened);
  CHECK(rejected.codes() == "R171 R114");
  CHECK(explained("1004").codes() == "R172");
}

TEST_CASE("near ids are named") {
  const Explained one = explained("1006");
  const auto helps = help_lines(one.diagnostics.all().at(0), Language::english);
  REQUIRE_FALSE(helps.empty());
  CHECK(has(helps[0], "`1001`"));
}

TEST_CASE("a faulty subject is told like a rejected one") {
  const Project project(R"(record client from "clients.csv"
  id text key
  n  number
score value
  base n * n
)",
                        {{"clients.csv", "id,n\na,99999999999999999999\nb,2\n"}});
  CHECK(Explained(project, "a").codes() == "R171 R131");
  CHECK(Explained(project, "b").opened);
}

TEST_CASE("what if: another cell is read as in the export, and all is rated again") {
  Explained one = explained("1002");
  REQUIRE(one.opened);
  CHECK(one.account.scores.at(0).value == Decimal(0));
  const std::string text = one.text_with({"sales=1,200"});
  CHECK(has(text, "with sales 40 → 1200: 1002: tier A"));
  CHECK(has(text, "value  0 → 15"));
  CHECK(has(text, "tier   B → A"));
  // The share of others falls, too: among all, not for the one alone.
  CHECK(has(one.text_with({"sales=59"}), "nothing changes"));
  CHECK(has(one.text_with({"sales=60"}), "value  0 → 10"));
  CHECK(has(one.text_with({"region=south", "sales=100"}), "value  0 → 15"));
}

TEST_CASE("what if with something that cannot be") {
  Explained one = explained("1002");
  CHECK(one.text_with({"saels=3"}) == "");
  CHECK(one.codes() == "U009");
  CHECK(has(help_lines(one.diagnostics.all().at(0), Language::english).back(), "sales"));
  CHECK(one.text_with({"sales"}) == "");
  CHECK(one.codes() == "U004");
  CHECK(one.text_with({"sales=many"}) == "");
  CHECK(one.codes() == "R102");
  CHECK(one.text_with({"region=west"}) == "");
  CHECK(one.codes() == "R114");
  CHECK(one.text_with({"sales="}) == "");
  CHECK(one.codes() == "R101");
  CHECK(one.text_with({"number=7"}) == "");
  CHECK(one.codes() == "U010");
  CHECK(has(one.text_with({"rate=7%"}), "nothing changes"));
  CHECK(one.codes() == "U011");
  CHECK(one.text_with({"open=no"}) == "");
  CHECK(one.codes() == "R172");
}

TEST_CASE("a page stands for itself, and texts in it are only texts") {
  const Project project("record shop from \"shops.csv\"\n  id text key\nscore value\n  base 1\n",
                        {{"shops.csv", "id\n<b>&co\n"}});
  const Explained one(project, "<b>&co");
  REQUIRE(one.opened);
  const Telling telling(one.study.rules(), Language::traditional, one.study.words());
  const std::string page = html_of(sheet_of(one.account, telling), "zh-Hant");
  CHECK(has(page, "<html lang=\"zh-Hant\">"));
  CHECK(has(page, "&lt;b&gt;&amp;co"));
  CHECK_FALSE(has(page, "<b>&co"));
  CHECK_FALSE(has(page, "<script"));
  CHECK_FALSE(has(page, "http"));
}
