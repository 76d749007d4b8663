// Tests that are written by the program: behind the rules they pass, and more is exercised.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "loaded_rules.hpp"

using namespace rung;

namespace {

const char* const rating = R"(record customer
  id       text key
  amount   money
  members  count default 0
  kind     shop | "Fiber optic" optional
  ends     date optional
  was      tier optional

record order of customer by id
  id   text
  date date
  sum  money

table base
  | amount    | =>  |
  | >= 50k    | 40  |
  | >= 10k    | 20  |
  | otherwise | 0   |

let paid = sum(order.sum where order.date within last 12 months)

score value
  base base
  bonus people 5 per members at most 15
  bonus shop   10 when kind is "Fiber optic" and paid >= 1000
  total at most 60

ladder tier by value
  | tier | reach     | keep  |
  | A    | >= 50     | >= 45 |
  | B    | >= 20     |       |
  | C    | otherwise |       |
  A requires paid > 0
  current was

entitlements service by tier
  | benefit  | A   | B  | C |
  | discount | 10% | 5% | - |
  grant visit yes when members > 3

action call
  when ends within next 30 days
  due  ends - 7 days
  say  "{id}"
)";

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("of rules without tests, everything that customers can show is shown") {
  for (const char* day : {"", "\ntest \"day\"\n  as of 2025-06-30\n  given amount 1\n  expect base 0\n"}) {
    const auto before = loaded::rules(std::string(rating) + day);
    const GeneratedTests made = loaded::generated(*before);
    INFO(made.text);
    const auto after = loaded::rules(std::string(rating) + day + "\n" + made.text);
    CHECK(loaded::failures(*after) == "");
    const CoverageCount count = loaded::counted(*after);
    std::string left;
    for (const CoverageFact& fact : count.left())
      left += told(fact, after->sources, Language::english) + "\n";
    INFO(left);
    // Windows need a day, which nobody names in the first of the two.
    if (*day != '\0') CHECK(count.exercised() == count.facts().size());
    CHECK(count.exercised() >= made.facts);
    CHECK(made.tests < made.facts);
    CHECK(loaded::generated(*after).tests == 0);
  }
}

TEST_CASE("tests are written in the language of the file") {
  const auto made = loaded::generated(*loaded::rules(R"(记录 客户
  编号 文本 主键
  金额 金额 可缺

评分 价值
  基础 10
  加分 大额 5 当 金额 >= 100
)"));
  CHECK(made.text.starts_with("测试 "));
  CHECK(made.text.find("期望") != std::string::npos);
  CHECK(made.text.find("given") == std::string::npos);
}

TEST_CASE("behind the rules of the gallery, tests that were written pass and exercise more") {
  for (const auto& entry : std::filesystem::directory_iterator(RUNG_PROJECT "/examples/gallery")) {
    if (entry.path().extension() != ".rung") continue;
    CAPTURE(entry.path().string());
    const std::string text = text_of(entry.path());
    auto before = parse_rules_text(entry.path().string(), text);
    check_rules(*before);
    before = loaded::sound(std::move(before));
    const GeneratedTests made = loaded::generated(*before);
    INFO(made.text);
    auto after = parse_rules_text(entry.path().string(), text + "\n\n" + made.text);
    check_rules(*after);
    after = loaded::sound(std::move(after));
    CHECK(loaded::failures(*after) == "");
    const std::size_t was = loaded::counted(*before).exercised();
    const std::size_t is = loaded::counted(*after).exercised();
    CHECK(is >= was + made.facts);
    if (made.tests > 0) CHECK(is > was);
  }
}
