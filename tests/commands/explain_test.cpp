// `rung explain RULES DATA --id X` as a person runs it.
#include <doctest/doctest.h>

#include <string>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* rules = R"(记录 客户 自 "客户.csv"
  编号    文本 主键
  金额    金额
  转介绍  计数 默认 0
  上次    等级 可缺

评分 分数
  基础 如果 金额 >= 10万 则 40 否则 10
  加分 转介绍 5 每 转介绍 至多 15
  加分 大户 10 当 金额 >= 50万 且 转介绍 > 0

等级 等级 按 分数
  | 级别 | 达到  | 保持  |
  | A    | >= 50 | >= 45 |
  | B    | >= 30 | >= 25 |
  | C    | 否则  |       |
  当前 上次
)";

constexpr const char* customers = "编号,金额,转介绍,上次\n甲,20万,1,A\n乙,六万,1,A\n丙,60万,,\n";

Folder project() {
  Folder folder;
  folder.write("评级.rung", rules);
  folder.write("客户.csv", customers);
  return folder;
}

/// Whether brackets, braces and quotes of a JSON text come in pairs.
bool is_closed(const std::string& json) {
  std::string open;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (quoted && json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && (json[i] == '{' || json[i] == '[')) {
      open += json[i] == '{' ? '}' : ']';
    } else if (!quoted && (json[i] == '}' || json[i] == ']')) {
      if (open.empty() || open.back() != json[i]) return false;
      open.pop_back();
    }
  }
  return !quoted && open.empty();
}

}  // namespace

TEST_CASE("explain answers in the language of the reader, from rules in any") {
  const Folder folder = project();
  const Answer chinese = folder.run("rung explain 评级.rung --as-of 2025-06-30 --id 甲 --lang zh-Hans");
  CHECK(chinese.exit == 0);
  CHECK(chinese.err.empty());
  CHECK(
      chinese.out.starts_with("甲：等级 A（与上次相同），分数 45：满足 A 的保持条件；已是最高级别。\n"
                              "评定日 2025-06-30；客户.csv:2；括号中为该主体的实际值\n"));
  CHECK(chinese.out.find("缺：金额 >= 50万 (200000)") != std::string::npos);
  const Answer english = folder.run("rung explain 评级.rung --as-of 2025-06-30 --id 丙 --lang en");
  CHECK(english.out.starts_with(
      "丙: 等级 B, new, with 分数 40: B is the highest tier whose conditions are met; "
      "for A it lacks 分数 >= 50 (40).\n"));
  CHECK(english.out.find("lacks 转介绍 > 0 (0)") != std::string::npos);
}

TEST_CASE("explain as JSON, as a page, verified, and with another cell") {
  const Folder folder = project();
  const std::string run = "rung explain 评级.rung 客户.csv --as-of 2025-06-30 --id 甲 ";
  CHECK(is_closed(folder.run(run + "--format json").out));
  CHECK(is_closed(folder.run(run + "--format json --what-if 金额=1").out));
  CHECK(folder.run(run + "--format html --lang zh-Hant").out.find("<html lang=\"zh-Hant\">") !=
        std::string::npos);
  const Answer verified = folder.run(run + "--verify");
  CHECK(verified.exit == 0);
  CHECK(verified.out.starts_with("the account of `甲` adds up"));
  const Answer other = folder.run(run + "--what-if 金额=60万 --what-if 转介绍=3 --lang zh-Hans");
  CHECK(other.exit == 0);
  CHECK(
      other.out.starts_with("如果 金额 200000 → 600000、转介绍 1 → 3：甲：等级 A（与上次相同），分数 65："));
  CHECK(folder.run(run + "--format pdf").exit == 2);
}

TEST_CASE("explain ends with 2 for who has no result, and says why") {
  const Folder folder = project();
  const std::string run = "rung explain 评级.rung --as-of 2025-06-30 --lang zh-Hans ";
  const Answer absent = folder.run(run + "--id 丁");
  CHECK(absent.exit == 2);
  CHECK(absent.err.starts_with("错误[R170]：客户 中没有 `丁`"));
  const Answer rejected = folder.run(run + "--id 乙");
  CHECK(rejected.exit == 2);
  CHECK(rejected.err.find("[R171]") != std::string::npos);
  CHECK(rejected.err.find("客户.csv:3:2") != std::string::npos);
  CHECK(folder.run("rung explain 评级.rung").err.find("--id") != std::string::npos);
  CHECK(folder.run("rung explain 评级.rung").exit == 2);
  CHECK(folder.run("rung explain none.rung --id 甲").exit == 2);
  CHECK(folder.run(run + "--id 甲 --data 客户=none.csv").exit == 2);
}
