// Words of the grammar in three languages, their other forms, and what check wants respelt.
#include <doctest/doctest.h>

#include "formatting.hpp"

using namespace rung;

TEST_CASE("without a language every word keeps its own, in the form that the reference writes") {
  CHECK(formatted("定义 x = (a 缺省 1) 是 是 且 b 不是 缺失") ==
        "定义 x = (a 若缺 1) 为 是 且 b 不为 缺失\n");
  CHECK(formatted("定義 x = a 是 b") == "定義 x = a 為 b\n");
  CHECK(formatted("let x = a 是 true or b is not  false") == "let x = a 是 yes or b is not no\n");
  CHECK(formatted("let x = d + 1 day + 3 days + 1 working  day") ==
        "let x = d + 1 day + 3 days + 1 working day\n");
  CHECK(formatted("定义 x = d + 3个工作日") == "定义 x = d + 3 工作日\n");
  CHECK(formatted("let x = a 且 b and c") == "let x = a 且 b and c\n");
}

TEST_CASE("words into a language; names stay") {
  const std::string_view mixed = "定义 天 = (若 else 1) is 今天 or not 是否";
  CHECK(in_language(mixed, Language::english) == "let 天 = (若 else 1) is today or not 是否\n");
  CHECK(in_language(mixed, Language::simplified) == "定义 天 = (若 若缺 1) 为 今天 或 非 是否\n");
  CHECK(in_language(mixed, Language::traditional) == "定義 天 = (若 若缺 1) 為 今天 或 非 是否\n");
}

TEST_CASE("是 is `is` and `yes`") {
  CHECK(in_language("定义 x = a 是 是", Language::english) == "let x = a is yes\n");
  CHECK(in_language("let x = a is true", Language::simplified) == "定义 x = a 为 是\n");
}

TEST_CASE("English words that count are one behind a 1, many otherwise") {
  CHECK(in_language("定义 x = d + 1个月 + 11 个月 + 2天 + 0.1 天 + １ 年", Language::english) ==
        "let x = d + 1 month + 11 months + 2 days + 0.1 days + 1 year\n");
  CHECK(in_language("let x = d + 1 months", Language::english) == "let x = d + 1 months\n");
  CHECK(in_language("等级 t\n |级别|达到|\n |A|否则|\n 升级 至多 1级\n 降级 至多 2 级\n 宽限 1次复评 计次 "
                    "x\n 宽限 n 次复评 计次 x",
                    Language::english) ==
        "ladder t\n"
        "  | tier | reach     |\n"
        "  | A    | otherwise |\n"
        "  rise at most 1 tier\n"
        "  fall at most 2 tiers\n"
        "  grace 1 review counting x\n"
        "  grace n reviews counting x\n");
}

TEST_CASE("words that share an English form each go to their own") {
  CHECK(in_language("let x = at least 2 of (a, b)", Language::simplified) == "定义 x = 至少 2 项 (a, b)\n");
  CHECK(in_language("record b of a by c", Language::simplified) == "记录 b 从属 a 按 c\n");
  CHECK(in_language("table t match any\n |a|=>|\n |-|1|", Language::traditional) ==
        "表 t 命中 一致\n  | a | => |\n  | - | 1  |\n");
  CHECK(in_language("output\n words zh_Hans\n a", Language::simplified) == "输出\n  用词 简体\n  a\n");
}

TEST_CASE("a field may bear the name of a type") {
  CHECK(in_language("record r\n money money\n 金额 金额", Language::english) ==
        "record r\n  money  money\n  金额   money\n");
  CHECK(in_language("record r\n date date\n dated date", Language::simplified) ==
        "记录 r\n  date  日期\n  发生于 date\n");
  CHECK(in_language("record r\n d date\n dated date", Language::simplified) ==
        "记录 r\n  d      日期\n  dated  日期\n");
}

TEST_CASE("lines join as before in every language") {
  for (const std::string_view text :
       {"let x = a is\n b", "let x = a is not\n b", "let x = a in\n (b, c)", "let x = a not in\n (b, c)",
        "let x = a else\n b", "let x = not\n b", "let x = if\n a\n then\n b\n otherwise\n c",
        "let x = o where\n o.a", "let x = d within last\n 3 days", "let x = d within next\n 3 days",
        "let x = a\n and b\n or c", "let x = if a\n then b\n otherwise c", "use std.x with\n a = 1",
        "let x = (a is\n not b)", "let x = a is 是\nlet y = a\n and 是\nlet z = b"}) {
    CAPTURE(text);
    const Told before = told(text);
    REQUIRE(before.diagnostics == 0);
    for (const Language language : {Language::english, Language::simplified, Language::traditional})
      CHECK(told(in_language(text, language)) == before);
  }
}

TEST_CASE("words in the holes of texts") {
  const std::string_view text = "action a\n say \"if {if x is yes then 3 days otherwise 1 day} is\"";
  CHECK(in_language(text, Language::simplified) ==
        "行动 a\n  提示 \"if {如果 x 为 是 则 3 天 否则 1 天} is\"\n");
  CHECK(in_language("action a\n say “若缺 {x 缺省 3天}”", Language::english) ==
        "action a\n  say \"若缺 {x else 3 days}\"\n");
}

TEST_CASE("respellings stand as they are given, in texts too") {
  const ParsedSample parsed("let x = 等级.变动 is 升\naction a\n say \"{等级.上次}\"");
  const FormatOptions options{
      std::nullopt,
      {{parsed.place("变动"), "change"}, {parsed.place("升"), "up"}, {parsed.place("上次"), "was"}}};
  CHECK(format(parsed.sources, parsed.tree, options) ==
        "let x = 等级.change is up\n\naction a\n  say \"{等级.was}\"\n");
}

TEST_CASE("a respelling goes before the form of a word") {
  const ParsedSample parsed("let x = a is true");
  CHECK(format(parsed.sources, parsed.tree, {Language::simplified, {{parsed.place("true"), "升"}}}) ==
        "定义 x = a 为 升\n");
}
