// Edits that no test notices: which they are, and that the test that is shown would notice them.
#include <doctest/doctest.h>

#include "loaded_rules.hpp"

using namespace rung;

namespace {

const std::string rating = R"(record customer
  id      text key
  amount  money
  members count default 0
  late    count default 0
  was     tier optional

table base
  | amount    | => |
  | >= 50k    | 40 |
  | otherwise | 10 |

score value
  base base
  bonus people 5 per members at most 15
  penalty late 7 when late > 2

ladder tier by value
  | tier | reach     | keep  |
  | A    | >= 45     | >= 40 |
  | B    | otherwise |       |
  A requires late < 5
  current was

entitlements service by tier
  | benefit  | A   | B  |
  | discount | 10% | 5% |
)";

std::string told_of(const EditTrial& trial) {
  std::string text;
  for (const UnnoticedEdit& one : trial.unnoticed) {
    text += told(one.edit, Language::english) + "\n";
    if (one.test.empty()) text += "  nobody\n";
  }
  return text;
}

EditTrial tried(const std::string& text) {
  const auto rules = loaded::rules(text);
  REQUIRE(loaded::failures(*rules) == "");
  return try_edits(*rules, own_sources(*rules), Language::english);
}

bool has(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("without tests no edit is noticed, and for each there is a customer or it changes nothing") {
  const EditTrial trial = tried(rating);
  CHECK(trial.noticed == 0);
  CHECK(trial.edits == trial.unnoticed.size());
  const std::string text = told_of(trial);
  INFO(text);
  CHECK(has(text, "no test notices `>= 45` → `> 45`"));
  CHECK(has(text, "no test notices `>= 45` → `>= 46`"));
  CHECK(has(text, "no test notices `>= 50k` → `>= 50000.01`"));
  CHECK(has(text, "no test notices `>= 50k` → `>= 49999.99`"));
  CHECK(has(text, "no test notices that `| >= 50k | 40 |` is gone"));
  CHECK(has(text, "no test notices that `at most 15` is gone"));
  CHECK(has(text, "no test notices `5` → `6`"));
  CHECK(has(text, "no test notices `late > 2` → `late >= 2`"));
  CHECK(has(text, "no test notices `late > 2` → `not (late > 2)`"));
  CHECK(has(text, "no test notices that `when late > 2` is gone"));
  CHECK(has(text, "no test notices that `>= 40` is gone"));
  CHECK(has(text, "no test notices that `A requires late < 5` is gone"));
  CHECK(has(text, "no test notices `10%` → `5%`"));
  std::size_t without = 0;
  for (const UnnoticedEdit& one : trial.unnoticed) without += one.test.empty() ? 1 : 0;
  CHECK_MESSAGE(without * 10 < trial.unnoticed.size(), without);
}

TEST_CASE("the tests that are shown pass, and with them the edits are noticed") {
  const EditTrial before = tried(rating);
  std::string text = rating;
  for (const UnnoticedEdit& one : before.unnoticed)
    if (!one.test.empty()) text += "\n" + one.test;
  const EditTrial after = tried(text);
  INFO(told_of(after));
  CHECK(after.edits == before.edits);
  for (const UnnoticedEdit& one : after.unnoticed) CHECK(one.test.empty());
}

TEST_CASE("an edit that makes no difference to anybody has no test") {
  const EditTrial trial = tried(R"(record customer
  id      text key
  members count

score value
  base 10
  bonus people 5 when members >= 0
)");
  const std::string text = told_of(trial);
  INFO(text);
  CHECK(has(text, "no test notices `members >= 0` → `members >= -1`\n  nobody"));
}

TEST_CASE("edits stand where the text stands, in any of its languages") {
  const auto rules = loaded::rules(R"(记录 客户
  编号 文本 主键
  数量 计数 默认 0

评分 价值
  基础 10
  加分 多 5 当 数量 ≥ 3

测试 "边界"
  给定 数量 2
  期望 价值 10
)");
  const EditTrial trial = try_edits(*rules, own_sources(*rules), Language::simplified);
  const std::string text = told_of(trial);
  INFO(text);
  CHECK(trial.noticed > 0);
  for (const UnnoticedEdit& one : trial.unnoticed)
    if (!one.test.empty()) CHECK(one.test.starts_with("测试 "));
}
