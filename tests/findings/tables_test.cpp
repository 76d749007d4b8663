// Findings in tables: each has rules that show it and rules that do not.
#include "findings/value_domains.hpp"
#include "found.hpp"
#include "testing/customer.hpp"

using namespace rung;

namespace {

const std::string data = R"(record customer from "customers.csv"
  customer_id text key
  amount   money
  visits   count
  level    number
  rating   number optional
  region   north | east | south
  listed   yes/no
  opened   date
  plan     text
)";

std::string with(const std::string& rules) {
  return data + rules;
}

}  // namespace

TEST_CASE("a gap between bands") {
  const Found found = found_in(with(R"(table points
  | amount  | => |
  | <= 1000 | 1  |
  | >= 1001 | 2  |
)"));
  CHECK(found.codes() == std::vector<std::string>{"F101"});
  CHECK(found.said("F101") == "no row of `points` is met where `1000 < amount < 1001`");
  CHECK(found.witness("F101") ==
        "test \"no row of points\"\n  given amount 1000.1\n  expect points missing\n");
  const auto help = help_lines(*found.first("F101"), Language::english);
  REQUIRE(help.size() == 2);
  CHECK(help[1].find("`< 1001` and `>= 1001`") != std::string::npos);
  CHECK(codes_in(with("table points\n  | amount | => |\n  | < 1001 | 1 |\n  | >= 1001 | 2 |\n")).empty());
}

TEST_CASE("whole numbers leave no hole, and no count is negative") {
  CHECK(codes_in(with("table points\n  | visits | => |\n  | <= 10 | 1 |\n  | >= 11 | 2 |\n")).empty());
  CHECK(codes_in(with("table points\n  | visits | => |\n  | 0 .. 10 | 1 |\n  | >= 10 | 2 |\n")).empty());
  const Found found = found_in(with("table points\n  | visits | => |\n  | 1 .. 10 | 1 |\n  | >= 10 | 2 |\n"));
  CHECK(found.said("F101") == "no row of `points` is met where `visits = 0`");
}

TEST_CASE("a gap over several columns together") {
  const Found found = found_in(with(R"(table factor
  | region       | listed | amount | => |
  | north, east  | yes    | -      | 1  |
  | north        | no     | -      | 2  |
  | -            | no     | >= 500 | 3  |
  | south        | -      | < 500  | 4  |
)"));
  CHECK(found.codes() == std::vector<std::string>{"F101", "F101"});
  CHECK(codes_in(with(R"(table factor
  | region       | listed | amount | => |
  | north, east  | yes    | -      | 1  |
  | north        | no     | -      | 2  |
  | -            | no     | >= 500 | 3  |
  | south        | -      | -      | 4  |
  | east         | no     | < 500  | 5  |
)"))
            .empty());
}

TEST_CASE("dates and texts") {
  const Found dates =
      found_in(with("table points\n  | opened | => |\n  | < 2024-01-01 | 1 |\n  | > 2024-01-01 | 2 |\n"));
  CHECK(dates.said("F101") == "no row of `points` is met where `opened = 2024-01-01`");
  CHECK(codes_in(with("table points\n  | opened | => |\n  | < 2024-01-01 | 1 |\n  | >= 2024-01-01 | 2 |\n"))
            .empty());
  const Found texts =
      found_in(with("table points\n  | plan | => |\n  | \"a\", \"b\" | 1 |\n  | \"c\" | 2 |\n"));
  CHECK(texts.said("F101") == "no row of `points` is met where `plan not in (\"a\", \"b\", \"c\")`");
  CHECK(codes_in(with("table points\n  | plan | => |\n  | \"a\" | 1 |\n  | not \"a\" | 2 |\n")).empty());
}

TEST_CASE("a blank that meets no row") {
  const Found found = found_in(with(
      "table points\n  | rating | => |\n  | >= 4 | 1 |\n  | otherwise | 0 |\n\nscore s\n  base points\n"));
  CHECK(found.codes() == std::vector<std::string>{"F102"});
  CHECK(found.said("F102").find("`rating is missing`") != std::string::npos);
  CHECK(codes_in(
            with("table points\n  | rating | => |\n  | >= 4 | 1 |\n  | - | 0 |\n\nscore s\n  base points\n"))
            .empty());
  CHECK(codes_in(with("table points\n  | rating | => |\n  | >= 4 | 1 |\n  | otherwise | 0 |\n\nlet p = "
                      "points else 0\n"))
            .empty());
}

TEST_CASE("rows that overlap") {
  const std::string rows =
      "  | amount | visits | => |\n  | >= 100 | - | 1 |\n  | < 200 | >= 3 | 2 |\n  | < 100 | < 3 | 2 |\n";
  const Found found = found_in(with("table points match unique\n" + rows));
  REQUIRE(found.has("F103"));
  CHECK(found.said("F103") == "two rows of `points` are met where `100 <= amount < 200 and visits >= 3`");
  CHECK(found.witness("F103").find("given amount 100, visits 3") != std::string::npos);
  CHECK(codes_in(with("table points\n" + rows)) == "F108");
  CHECK(found_in(with("table points match any\n" + rows)).has("F104"));
  CHECK(codes_in(with("table points match any\n  | amount | visits | => |\n  | >= 100 | - | 1 |\n  | - | >= "
                      "3 | 1 |\n  | < 100 | < 3 | 2 |\n"))
            .empty());
}

TEST_CASE("rows that are never taken") {
  const Found covered = found_in(
      with("table points\n  | amount | => |\n  | >= 100 | 1 |\n  | >= 500 | 2 |\n  | otherwise | 0 |\n"));
  CHECK(covered.codes() == std::vector<std::string>{"F105"});
  CHECK(covered.first("F105")->related.size() == 1);
  const Found together =
      found_in(with("table points\n  | visits | listed | => |\n  | < 5 | yes | 1 |\n  | - | no | 2 |\n  | 2 "
                    "| - | 3 |\n  | otherwise | - | 0 |\n"));
  CHECK(together.codes() == std::vector<std::string>{"F105"});
  const Found never =
      found_in(with("table points\n  | amount | => |\n  | > 500 and < 100 | 1 |\n  | otherwise | 0 |\n"));
  CHECK(never.codes() == std::vector<std::string>{"F106"});
  // A last row to be sure is no mistake.
  CHECK(codes_in(with("table points\n  | listed | => |\n  | yes | 1 |\n  | no | 2 |\n  | otherwise | 0 |\n"))
            .empty());
}

TEST_CASE("rows that say the same, and neighbours that could be one") {
  CHECK(
      found_in(
          with(
              "table points match sum\n  | amount | => |\n  | >= 100 | 1 |\n  | >= 100 | 1 |\n  | - | 0 |\n"))
          .has("F107"));
  CHECK_FALSE(
      found_in(
          with(
              "table points match sum\n  | amount | => |\n  | >= 100 | 1 |\n  | >= 100 | 2 |\n  | - | 0 |\n"))
          .has("F107"));
  CHECK(found_in(with("table points\n  | region | => |\n  | north, east | 1 |\n  | south | 1 |\n")).codes() ==
        std::vector<std::string>{"F109"});
  CHECK(codes_in(with("table points\n  | region | => |\n  | north | 1 |\n  | east | 3 |\n  | south | 1 |\n"))
            .empty());
}

TEST_CASE("a column that decides nothing") {
  const Found found =
      found_in(with("table points\n  | region | listed | => |\n  | north | yes | 1 |\n  | east | - | 2 |\n  "
                    "| north | no | 1 |\n  | south | - | 3 |\n"));
  CHECK(found.codes() == std::vector<std::string>{"F108"});
  CHECK(found.at("F108") == "listed");
  CHECK(codes_in(with("table points\n  | region | listed | => |\n  | north | yes | 1 |\n  | east | - | 2 |\n "
                      " | north | no | 4 |\n  | south | - | 3 |\n"))
            .empty());
}

TEST_CASE("tests that are always or never met") {
  const Found always =
      found_in(with("table points\n  | visits | listed | => |\n  | >= 0 | yes | 1 |\n  | - | no | 0 |\n"));
  CHECK(always.has("F110"));
  CHECK(always.said("F110") == "this test is always met: `visits` is at least 0");
  const Found never = found_in(with("table points\n  | visits | => |\n  | < 0 | 1 |\n  | otherwise | 0 |\n"));
  CHECK(never.codes() == std::vector<std::string>{"F111"});
  CHECK_FALSE(
      found_in(with("table points\n  | rating | => |\n  | >= 0 | 1 |\n  | < 0 | 0 |\n  | missing | 0 |\n"))
          .has("F110"));
}

TEST_CASE("what an earlier table can give") {
  const std::string first = "table grade\n  | amount | => |\n  | >= 100 | 3 |\n  | otherwise | 1 |\n\n";
  const Found found =
      found_in(with(first + "table bonus\n  | grade | => |\n  | 3 | 10 |\n  | 2 | 5 |\n  | 1 | 0 |\n"));
  CHECK(found.codes() == std::vector<std::string>{"F111"});
  CHECK(found.said("F111") == "this test is never met: `grade` is one of 1, 3");
  CHECK(found_in(with(first + "table bonus\n  | grade | => |\n  | 3, 2 | 10 |\n  | 1 | 0 |\n")).codes() ==
        std::vector<std::string>{"F112"});
  CHECK(codes_in(with(first + "table bonus\n  | grade | => |\n  | 3 | 10 |\n  | 1 | 0 |\n")).empty());
}

TEST_CASE("what cannot be taken apart is said and stops nothing") {
  const Found found = found_in(with(R"(table points
  | contains(plan, "pro") | amount  | => |
  | yes                   | <= 1000 | 1  |
  | no                    | -       | 2  |
)"));
  CHECK((found.has("F101") || found.has("F113")));
  const Found varying = found_in(with(R"(table points
  | amount  | level > visits * visits        | => |
  | -       | yes                            | 1  |
  | >= 500  | -                              | 1  |
)"));
  CHECK_FALSE(varying.codes().empty());
}

TEST_CASE("a table over computed values speaks only of somebody") {
  // No customer has amount + 1 below 100 and amount above it.
  CHECK(codes_in(with(R"(let more = amount + 1
table points
  | amount | more   | => |
  | < 100  | -      | 1  |
  | -      | >= 100 | 2  |
)"))
            .empty());
  const Found found = found_in(with(R"(let twice = amount * 2
table points
  | twice   | => |
  | < 100   | 1  |
  | > 100   | 2  |
)"));
  CHECK(found.said("F101") == "no row of `points` is met where `twice = 100`");
  CHECK(found.witness("F101").find("given amount 50") != std::string::npos);
}

TEST_CASE("a table with parameters") {
  CHECK(codes_in(with(R"(table factor(n, r)
  | n    | r | => |
  | >= 3 | - | 2  |
  | -    | - | 1  |

let a = factor(visits, 1)
let b = factor(0, amount / 10)
)"))
            .empty());
}

TEST_CASE("in the language of the file") {
  const Found found = found_in(R"(记录 客户 自 "客户.csv"
  编号 文本 主键
  金额 金额

表 基础分
  | 金额    | => |
  | <= 1000 | 1  |
  | >= 1001 | 2  |
)");
  CHECK(found.witness("F101") == "测试 \"基础分 无命中\"\n  给定 金额 1000.1\n  期望 基础分 缺失\n");
}

TEST_CASE("a large table is analysed") {
  std::string rows = "table points\n  | amount | visits | region | listed | opened | => |\n";
  int value = 0;
  for (int band = 0; band < 11; ++band)
    for (const char* region : {"north", "east", "south"})
      for (const char* listed : {"yes", "no"})
        for (const char* visits : {"0 .. 3", "3 .. 10", ">= 10"})
          for (const char* opened : {"< 2024-01-01", ">= 2024-01-01"}) {
            const std::string low = std::to_string(band * 100);
            const std::string amount = band == 0    ? "< 100"
                                       : band == 10 ? ">= 1000"
                                                    : low + " .. " + std::to_string(band * 100 + 100);
            // One of all the rows is left out.
            if (++value == 300) continue;
            rows += "  | " + amount + " | " + visits + " | " + region + " | " + listed + " | " + opened +
                    " | " + std::to_string(value) + " |\n";
          }
  const Found found = found_in(with(rows));
  CHECK(found.codes() == std::vector<std::string>{"F101"});
  CHECK(found.said("F101").find("800 <= amount < 900") != std::string::npos);
}

TEST_CASE("which subjects fall into a finding") {
  const auto rules = rules_of(with(R"(table points match unique
  | amount | visits | => |
  | >= 100 | -      | 1  |
  | -      | >= 3   | 2  |
)"));
  Diagnostics found;
  std::vector<FindingCase> cases;
  find(rules->program(), rules->sources, found, &cases);
  REQUIRE(cases.size() == 2);
  CHECK(row(found.all()[cases[0].finding].kind).code == "F103");
  CHECK(row(found.all()[cases[1].finding].kind).code == "F101");
  Program& program = rules->checked.program;
  const std::vector<NodeId> conditions = add_conditions(program, cases);
  const auto customer = [&](int amount, int visits) {
    Customer one;
    one.fields = {{*program.records[0].field("amount"), Decimal(amount)},
                  {*program.records[0].field("visits"), Decimal(visits)}};
    return one;
  };
  const auto got = rated(program, {customer(100, 3), customer(99, 2), customer(100, 2), {}}, conditions);
  CHECK(same(got[0].values[0], Value{true}));
  CHECK(same(got[0].values[1], Value{false}));
  CHECK(same(got[1].values[0], Value{false}));
  CHECK(same(got[1].values[1], Value{true}));
  CHECK(same(got[2].values[0], Value{false}));
  CHECK(same(got[2].values[1], Value{false}));
  CHECK(same(got[3].values[1], Value{true}));
}

TEST_CASE("a column is not idle where its tests compare it with what is not fixed") {
  const Found found = found_in(with(R"(table points
  | opened              | => |
  | < today - 2 years   | 1  |
  | >= today - 2 years  | 2  |
)"));
  CHECK_FALSE(found.has("F108"));
}

TEST_CASE("choices are kept together where several columns are told") {
  const Found found = found_in(with(R"(table points
  | level | rating | => |
  | 1     | -      | 1  |
  | -     | 2      | 2  |
)"));
  CHECK(found.said("F101") ==
        "no row of `points` is met where `(level < 1 or level > 1) and (rating < 2 or rating > 2)`");
}

TEST_CASE("members are told by their paths") {
  const Found found = found_in(with(R"(score value
  bonus north 5 when region is north
  penalty far 2 when region is south

table points
  | value.north | => |
  | 0           | 1  |

score other
  bonus seldom 3 when value.north > 7
)"));
  CHECK(found.said("F101") == "no row of `points` is met where `value.north = 5`");
  const auto help = help_lines(*found.first("F204"), Language::english);
  REQUIRE(help.size() == 2);
  CHECK(help[1] == "`value.north` is one of 0, 5");
}
