// Margins, blank lines, comments, tables and columns.
#include <doctest/doctest.h>

#include "formatting.hpp"

using namespace rung;

TEST_CASE("one line end at the end, none but LF, no blanks at ends") {
  CHECK(formatted("") == "");
  CHECK(formatted("\n \n") == "");
  CHECK(formatted("let a = 1") == "let a = 1\n");
  CHECK(formatted("\r\nlet a = 1  \r\n\r\n\t\r\n") == "let a = 1\n");
  CHECK(formatted("# c \t\n") == "# c\n");
}

TEST_CASE("blank lines between declarations") {
  CHECK(formatted("let a = 1\nlet b = 2\n\n\n\n\nlet c = 3") == "let a = 1\nlet b = 2\n\n\nlet c = 3\n");
  CHECK(formatted("param a = 1\nlet b = 2") == "param a = 1\n\nlet b = 2\n");
  CHECK(formatted("let a = b\n  and c\nlet d = 1") == "let a = b\n    and c\nlet d = 1\n");
  CHECK(formatted("let a = 1\nscore s\n\n\n base a\n\n\n\n base b\nlet c = 3\n") ==
        "let a = 1\n\nscore s\n  base a\n\n  base b\n\nlet c = 3\n");
}

TEST_CASE("comments alone stand as what follows them") {
  CHECK(formatted("   # top\nscore s\n# of a\n      # of a too\n base a\n\n\n# of b\n base b\n  # end\n") ==
        "# top\nscore s\n  # of a\n  # of a too\n  base a\n\n  # of b\n  base b\n# end\n");
  CHECK(formatted("let x = (a\n# of b\n + b)") == "let x = (a\n    # of b\n    + b)\n");
}

TEST_CASE("comments directly above a declaration belong to it") {
  CHECK(formatted("score s\n base a\n # one\n\n # two\n # three\nscore t\n base b") ==
        "score s\n  base a\n# one\n\n# two\n# three\nscore t\n  base b\n");
  CHECK(formatted("score s\n base a\n # two\nscore t\n base b") ==
        "score s\n  base a\n\n# two\nscore t\n  base b\n");
  CHECK(formatted("let a = 1\n# b\nlet b = 2") == "let a = 1\n# b\nlet b = 2\n");
  CHECK(formatted("let a = 1\n\n\n\n# one\n\n\n\n# two\n\n\n\nlet b = 2") ==
        "let a = 1\n\n\n# one\n\n\n# two\n\n\nlet b = 2\n");
}

TEST_CASE("comments behind lines stand below each other where several lines of a run have one") {
  CHECK(formatted("record r\n a text # one\n bbb count key\n# all\n\n c date  #two\n") ==
        "record r\n  a    text  # one\n  bbb  count  key\n  # all\n\n  c    date  #two\n");
  CHECK(formatted("record r\n a text# one\n bbb count key") ==
        "record r\n  a    text  # one\n  bbb  count  key\n");
  CHECK(formatted("param a = 1# one\nparam bb = 10 # two\n\nparam c = 100 # three") ==
        "param a = 1    # one\nparam bb = 10  # two\n\nparam c = 100  # three\n");
}

TEST_CASE("fields: an enumeration gives its column no width") {
  CHECK(formatted("record r from “f.csv”\n id text key\n kind aaaa | bbbb | cccc optional\n 金额 金额 默认 "
                  "0\n n count") ==
        "record r from \"f.csv\"\n"
        "  id    text  key\n"
        "  kind  aaaa | bbbb | cccc  optional\n"
        "  金额  金额  默认 0\n"
        "  n     count\n");
}

TEST_CASE("an enumeration goes on behind a bar") {
  CHECK(formatted("record r\n kind a|b|\n c optional\n x text") ==
        "record r\n  kind  a | b |\n    c optional\n  x     text\n");
}

TEST_CASE("clauses of another kind end a run of fields") {
  CHECK(formatted("record r\n a text\n where a = \"x\"\n long_name text") ==
        "record r\n  a  text\n  where a = \"x\"\n  long_name  text\n");
}

TEST_CASE("`dated` is a clause where it names a field, and a field where it does not") {
  CHECK(formatted("record r\n date date\n dated date\n amount money") ==
        "record r\n  date  date\n  dated date\n  amount  money\n");
  CHECK(formatted("record r\n d date\n dated date\n amount money") ==
        "record r\n  d       date\n  dated   date\n  amount  money\n");
}

TEST_CASE("parts, weights, facts and columns of reports") {
  CHECK(formatted(
            "score s\n bonus a 5 when x\n penalty g.long (1+2) at most 3\n 加分 甲 -5\n group g at most 3") ==
        "score s\n"
        "  bonus   a       5 when x\n"
        "  penalty g.long  (1 + 2) at most 3\n"
        "  加分    甲      -5\n"
        "  group g at most 3\n");
  CHECK(formatted("score s out of 100\n weight 5% a (b else 3)*20\n weight 100% long c") ==
        "score s out of 100\n  weight 5%    a     (b else 3) * 20\n  weight 100%  long  c\n");
  CHECK(formatted("action a\n when x\n owner \"o\"\n say \"{x}\"") ==
        "action a\n  when  x\n  owner \"o\"\n  say   \"{x}\"\n");
  CHECK(formatted("report r by a,b.c\n n count( )\n long percent=n/2\n sort n descending,long\n m (n)") ==
        "report r by a, b.c\n"
        "  n     count()\n"
        "  long  percent = n / 2\n"
        "  sort n descending, long\n"
        "  m  (n)\n");
}

TEST_CASE("of a part on several lines only the first is aligned") {
  CHECK(formatted("score s\n bonus a 5 when x\n  and y\n penalty bbb 10 when (z # one\n or w) # two") ==
        "score s\n"
        "  bonus   a    5 when x\n"
        "    and y\n"
        "  penalty bbb  10 when (z  # one\n"
        "    or w)  # two\n");
}

TEST_CASE("tables by display width") {
  CHECK(formatted(
            "table t(a,b) match unique\n |订单金额|x+1|=>factor number|\n |>=50万|1..3|-x| # one\n\n\n# two\n"
            " |-|1 to 3|-|") ==
        "table t(a, b) match unique\n"
        "  | 订单金额 | x + 1  | => factor number |\n"
        "  | >= 50万  | 1 .. 3 | -x               |  # one\n"
        "\n"
        "  # two\n"
        "  | -        | 1 to 3 | -                |\n");
}

TEST_CASE("titles, stages and benefits keep their text") {
  CHECK(formatted("ladder l by v\n |tier|title|reach|keep|\n |A|Key-account（大）, x/y|>=80|>= 75 and w|\n"
                  " |B|“二”|otherwise||") ==
        "ladder l by v\n"
        "  | tier | title                  | reach     | keep        |\n"
        "  | A    | Key-account（大）, x/y | >= 80     | >= 75 and w |\n"
        "  | B    | “二”                   | otherwise |             |\n");
  CHECK(formatted("entitlements e by t\n |stage|benefit|A|B|\n |pre-sale|discount|15%|-|") ==
        "entitlements e by t\n"
        "  | stage    | benefit  | A   | B |\n"
        "  | pre-sale | discount | 15% | - |\n");
}

TEST_CASE("tables of tests: two bars, blank cells, and lines that are given") {
  CHECK(formatted(
            "test \"t\" together\n as of 2025-06-30\n given order\n |date|a|\n |2025-01-01|-1|\n given x 1\n"
            " |a.b||c|d|\n |1|| |no|\n |1000||\"x|y\"| |") ==
        "test \"t\" together\n"
        "  as of 2025-06-30\n"
        "  given order\n"
        "    | date       | a  |\n"
        "    | 2025-01-01 | -1 |\n"
        "  given x 1\n"
        "  | a.b  || c     | d  |\n"
        "  | 1    ||       | no |\n"
        "  | 1000 || \"x|y\" |    |\n");
}

TEST_CASE("a row with too many bars keeps them") {
  CHECK(formatted("test \"t\"\n |a||b|\n |1||") == "test \"t\"\n  | a || b |\n  | 1 ||\n");
}

TEST_CASE("what was not understood is kept") {
  CHECK(
      formatted(
          "nonsense   here \n  more （x）# c\n\n\n\nlet a=1\nlet b = = 2\nscore s\n bonus   a(\n base  b") ==
      "nonsense   here\n  more （x）# c\n\n\nlet a = 1\nlet b = = 2\nscore s\n bonus   a(\n base  b\n");
  CHECK(formatted("let x = \"open  # no comment \nlet y=1") == "let x = \"open  # no comment\nlet y = 1\n");
  CHECK(formatted("  orphan  x\nlet y=1") == "  orphan  x\nlet y = 1\n");
}
