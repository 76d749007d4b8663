// Blanks between tokens, punctuation, numbers and texts of one clause.
#include <doctest/doctest.h>

#include "formatting.hpp"

using namespace rung;

namespace {

/// A `let` and what becomes of it.
std::string let(std::string_view value) {
  const std::string text = formatted("let x = " + std::string(value));
  REQUIRE(text.starts_with("let x = "));
  REQUIRE(text.ends_with("\n"));
  return text.substr(8, text.size() - 9);
}

}  // namespace

TEST_CASE("operators stand between blanks, parentheses and commas do not") {
  CHECK(let("(a+b)*  c/d") == "(a + b) * c / d");
  CHECK(let("max( a ,b )") == "max(a, b)");
  CHECK(let("max (a,b)") == "max(a, b)");
  CHECK(let("count( )") == "count()");
  CHECK(let("factor [ a ].rate") == "factor [ a ].rate");  // no expression: kept
  CHECK(let("factor[ a ].rate") == "factor[a].rate");
  CHECK(let("a<=b and b!=c or not(d)") == "a <= b and b != c or not (d)");
  CHECK(let("a in(1,2)") == "a in (1, 2)");
  CHECK(let("at least 2 of(a,b)") == "at least 2 of (a, b)");
  CHECK(let("count  distinct( o.p )") == "count distinct(o.p)");
  CHECK(let("if a then(b)otherwise - 1") == "if a then (b) otherwise -1");
}

TEST_CASE("a minus of one operand clings to it, one of two does not") {
  CHECK(let("- a - - b-c") == "-a - -b - c");
  CHECK(let("today-7 days") == "today - 7 days");
  CHECK(let("7 days-d") == "7 days - d");
  CHECK(let("max(- 1,-(a))*- 2") == "max(-1, -(a)) * -2");
  CHECK(formatted("test \"t\"\n given a - 1, b-2\n expect c 3-1") ==
        "test \"t\"\n  given a -1, b -2\n  expect c 3 - 1\n");
}

TEST_CASE("full-width punctuation and digits become half-width outside texts and comments") {
  CHECK(let("（a，b）") == "（a，b）");  // no expression: kept
  CHECK(let("最大（a，b、ｃ）＞＝１２．５％") == "最大(a, b, ｃ) >= 12.5%");
  CHECK(let("a≥1 且 b≠2×3÷4－5") == "a >= 1 且 b != 2 * 3 / 4 - 5");
  CHECK(let("\"（≥），\" + a  # （≥）") == "\"（≥），\" + a  # （≥）");
}

TEST_CASE("numbers stay as they are written; a unit stands behind a blank") {
  CHECK(let("500_000+50万元+1.5亿+5k+15%") == "500_000 + 50万元 + 1.5亿 + 5k + 15%");
  CHECK(let("d+3个月") == "d + 3 个月");
  CHECK(let("d+２天") == "d + 2 天");
  CHECK(let("d = 2025-06-30") == "d = 2025-06-30");
  CHECK(let("2025 - 6 - 30") == "2025 - 6 - 30");
}

TEST_CASE("curly quotes become straight ones") {
  CHECK(let("“文字”") == "\"文字\"");
  CHECK(let("“a \"b\" c”") == R"("a \"b\" c")");
  CHECK(let(R"(“a \”b\\ c”)") == R"("a \”b\\ c")");
  CHECK(let(R"("a \" “b” c")") == R"("a \" “b” c")");
}

TEST_CASE("the type yes/no is one word, a division is not") {
  CHECK(formatted("param p yes / no = yes\nparam q 是／否 = 否") ==
        "param p yes/no = yes\nparam q 是/否 = 否\n");
  CHECK(let("a/b") == "a / b");
}

TEST_CASE("the version is text and keeps its signs") {
  CHECK(formatted("ruleset r\n  version  2025-4（b）/  x") == "ruleset r\n  version 2025-4（b）/  x\n");
}

TEST_CASE("lines of a clause keep their tokens") {
  CHECK(formatted("let x = a\n  and b +\n  c") == "let x = a\n    and b +\n    c\n");
  CHECK(formatted("let x = max(a # one\n , b\n\n # two\n - c) ") ==
        "let x = max(a  # one\n    , b\n    # two\n    - c)\n");
  CHECK(formatted("output\n a ,\n b,\n   c") == "output\n  a,\n  b,\n  c\n");
  CHECK(formatted("use std.x as n with\n     a=1") == "use std.x as n with\n  a = 1\n");
}

TEST_CASE("a word of two parts that ends on the next line stands as a whole on the first") {
  CHECK(formatted("let x = (a is # why\n  not  b and d within\n last 3 days)") ==
        "let x = (a is not  # why\n    b and d within last\n    3 days)\n");
  CHECK(formatted("let x = (at\n most\n 2 of (a))") == "let x = (at most\n    2 of (a))\n");
}
