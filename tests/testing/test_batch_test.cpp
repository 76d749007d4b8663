// All tests at once: what fails alone fails together, and what passes alone passes together.
#include "testing/test_batch.hpp"

#include <doctest/doctest.h>

#include "checked_rules.hpp"

using namespace rung;
using checked::rules;

namespace {

std::string rating(const std::string& edge, const std::string& note = "") {
  return R"(param unit number = 2

record customer
  id     text key
  orders count default 0
  name   text optional

record visit of customer by id
  id   text
  size number

let seen = sum(visit.size)
let part = share(orders)

score value
  base orders * unit
  bonus seen 5 when seen >= )" +
         edge + R"(

ladder tier by value
  | tier | reach     |
  | A    | >= 10     |
  | B    | otherwise |

action call
  when tier is A
  due  today + )" +
         (note.empty() ? "3" : note) + R"( days

test "rows"
  as of 2025-06-30
  | orders | seen || value | tier |
  | 1      |      || 2     | B    |
  | 5      |      || 10    | A    |
  | 1      | 7    || 7     | B    |

test "another parameter"
  as of 2025-06-30
  given unit 10, orders 1
  expect value 10

test "lines"
  as of 2025-06-30
  given visit
    | size |
    | 3    |
    | 4    |
  expect seen 7, value 5

test "a key"
  given id "x", orders 3
  expect value 6

test "day"
  as of 2025-06-30
  given orders 9
  expect action call due 2025-07-03

test "not called"
  given orders 1
  expect no action call

test "population" together
  | id  | orders || part |
  | "a" | 1      || 25%  |
  | "b" | 3      || 75%  |
)";
}

}  // namespace

TEST_CASE("tests that pass one by one pass together") {
  const auto made = rules(rating("7"));
  CHECK(checked::failures(*made) == "");
  CHECK(TestBatch(made->program()).passes(made->program()));
}

TEST_CASE("each test notices what it is about") {
  const auto made = rules(rating("7"));
  const TestBatch batch(made->program());
  CHECK_FALSE(batch.passes(rules(rating("8"))->program()));
  CHECK_FALSE(batch.passes(rules(rating("7", "4"))->program()));
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"orders * unit", "orders * 2"},
           {"sum(visit.size)", "max(visit.size)"},
           {"share(orders)", "percentile(orders)"},
           {">= 10 ", "> 10  "},
           {"tier is A", "tier is B"},
       }) {
    std::string text = rating("7");
    text.replace(text.find(from), from.size(), to);
    CHECK_MESSAGE(!batch.passes(rules(text)->program()), from);
  }
}

TEST_CASE("a test that fails already is not counted") {
  std::string text = rating("7");
  text += "\ntest \"wrong\"\n  given orders 1\n  expect value 3\n";
  const auto made = rules(text);
  const TestBatch batch(made->program());
  CHECK(batch.passes(made->program()));
  text.replace(text.find("orders * unit"), 13, "orders * 3   ");
  CHECK_FALSE(batch.passes(rules(text)->program()));
}
