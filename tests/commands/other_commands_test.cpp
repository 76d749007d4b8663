// `rung check`, `test`, `fmt`, `explain` and the command line itself.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* good = R"(record customer
  id     text key
  orders count

let busy = orders >= 3

test "three are enough"
  given orders 3
  expect busy yes
)";

}  // namespace

TEST_CASE("check: exit codes by the level of what was found") {
  Folder folder;
  folder.write("good.rung", good);
  folder.write("bad.rung", "record customer\n  id text key\n\nlet x = idd\nlet y = nope\n");
  folder.write("warned.rung",
               "record customer\n  id text key\n  n count\n\ntable t\n  | n | => |\n  | 5 .. 1 | 1 |\n  | "
               "otherwise | 0 |\n");
  CHECK(folder.run("rung check good.rung").exit == 0);
  CHECK(folder.run("rung check bad.rung").exit == 1);
  CHECK(folder.run("rung check warned.rung").exit == 0);
  CHECK(folder.run("rung check warned.rung --fail-level warning").exit == 1);
  CHECK(folder.run("rung check none.rung").exit == 2);
  CHECK(folder.run("rung check .").exit == 1);
  CHECK(folder.run("rung check").exit == 2);
  CHECK(folder.run("rung check bad.rung --format concise")
            .err.starts_with("bad.rung:4:9: error[N001]: unknown name `idd`\n"));
  CHECK(folder.run("rung check bad.rung --format json").out.find("\"code\": \"N001\"") != std::string::npos);
  CHECK(folder.run("rung check good.rung --format xml").exit == 2);
}

TEST_CASE("check: how many records of an export fall into a finding") {
  Folder folder;
  folder.write("gap.rung",
               "record customer from \"customers.csv\"\n  id text key\n  n number\n\ntable t\n  | n | => |\n "
               " | <= 5 | "
               "1 |\n  | >= 6 | 0 |\n");
  folder.write("customers.csv", "id,n\na,5\nb,5.5\nc,6\nd,5.2\ne,x\n");
  const Answer answer = folder.run("rung check gap.rung --data customer=customers.csv --as-of 2025-06-30");
  CHECK(answer.exit == 0);
  CHECK(answer.err.find("help: 2 of 4 records of the export\n") != std::string::npos);
  CHECK(folder.run("rung check gap.rung --data customer=none.csv --as-of 2025-06-30").exit == 2);
  CHECK(folder.run("rung check gap.rung gap.rung --data customer=customers.csv").exit == 2);
  CHECK(folder.run("rung check gap.rung").err.find("of the export") == std::string::npos);
}

TEST_CASE("check: what an export has that the rules do not know") {
  Folder folder;
  folder.write("rules.rung",
               "record customer from \"customers.csv\"\n  id text key\n  kind retail | trade optional\n"
               "  listed yes/no\n  note text\n\n"
               "record order of customer by id from \"orders.csv\"\n  id text\n  amount money\n\n"
               "output\n  id, kind is trade as trades, listed, sum(order.amount) as total\n");
  folder.write(
      "customers.csv",
      "note,id,kind,Extra,listed,\n"
      "x,a,retail,1,yes,\nx,b,Trad,2,no,\nx,c,other,3,maybe,\nx,d, other ,4,yes,\nx,e,,5,perhaps,\n");
  folder.write("orders.csv", "id,amount,shop\na,5,s\n");
  const std::string call =
      "rung check rules.rung --data customer=customers.csv --data order=orders.csv --as-of 2025-06-30 "
      "--format ";
  const Answer answer = folder.run(call + "concise");
  CHECK(answer.exit == 0);
  CHECK(
      answer.err ==
      "rules.rung:1:8: hint[F601]: no field of `customer` reads 1 of the columns of customers.csv: `Extra`\n"
      "rules.rung:3:3: warning[F602]: column `kind` has values that the rules do not know, in 3 of 5 "
      "records: "
      "`other` (2), `Trad` (1)\n"
      "rules.rung:4:3: warning[F602]: column `listed` has values that the rules do not know, in 1 of 5 "
      "records: "
      "`perhaps` (1)\n"
      "rules.rung:7:8: hint[F601]: no field of `order` reads 1 of the columns of orders.csv: `shop`\n"
      "errors: 0, warnings: 2, hints: 2\n");
  const std::string pretty = folder.run(call + "pretty").err;
  CHECK(pretty.find("= help: `Trad` may be `trade`\n") != std::string::npos);
  CHECK(pretty.find("= help: the first is in line 3 of customers.csv\n") != std::string::npos);
  CHECK(
      folder.run(call + "concise --lang zh-Hans").err.find("`kind` 列有规则不认识的值，5 条记录中有 3 条") !=
      std::string::npos);
  CHECK(folder.run(call + "concise --fail-level warning").exit == 1);
  CHECK(folder.run("rung check rules.rung").err.find("F60") == std::string::npos);
}

TEST_CASE("check: a finding of a file that others use is told once") {
  Folder folder;
  folder.write("part.rung",
               "record customer\n  id text key\n  n number\n\ntable t\n  | n | => |\n  | <= 5 | 1 |\n  | >= "
               "6 | 0 |\n");
  folder.write("one.rung", "use \"part.rung\"\n\noutput\n  t\n");
  folder.write("two.rung", "use \"part.rung\"\n\noutput\n  t as points\n");
  const Answer answer = folder.run("rung check part.rung one.rung two.rung --format concise");
  CHECK(answer.err.find("warnings: 1,") != std::string::npos);
  CHECK(answer.err.find("F101", answer.err.find("F101") + 4) == std::string::npos);
}

TEST_CASE("check: what only an export shows can be allowed, and is not missed without it") {
  Folder folder;
  folder.write("rules.rung",
               "# rung: allow F601 until 9999-12-31 because the rest is for the branches\n"
               "record customer from \"customers.csv\"\n  id text key\n\noutput\n  id\n");
  folder.write("customers.csv", "id,more\na,1\n");
  CHECK(folder.run("rung check rules.rung --data customer=customers.csv --as-of 2025-06-30").err ==
        "errors: 0, warnings: 0, hints: 0, allowed: 1\n");
  CHECK(folder.run("rung check rules.rung").err == "errors: 0, warnings: 0, hints: 0\n");
}

TEST_CASE("check: one run shows all syntax faults") {
  Folder folder;
  folder.write(
      "bad.rung",
      "record customer\n  id txt key key\n  orders count at\n\nlet a = (1 + \nlet b = 2 +\n\ntabel c\n");
  const Answer answer = folder.run("rung check bad.rung --format concise");
  CHECK(answer.exit == 1);
  for (const char* line : {":3:", ":5:", ":6:", ":8:"}) {
    CAPTURE(line);
    CHECK(answer.err.find("bad.rung" + std::string(line)) != std::string::npos);
  }
}

TEST_CASE("test: a difference tells what was expected, got, and what it came from") {
  Folder folder;
  folder.write("good.rung", good);
  folder.write("failing.rung", std::string(good) + "\ntest \"two\"\n  given orders 2\n  expect busy yes\n");
  CHECK(folder.run("rung test good.rung").exit == 0);
  const Answer answer = folder.run("rung test failing.rung");
  CHECK(answer.exit == 1);
  CHECK(answer.out.find(
            "FAILED failing.rung:11: \"two\"\n  busy (failing.rung:13)\n    expected  yes\n    got       no\n"
            "    from      orders 2\n") != std::string::npos);
  CHECK(answer.out.ends_with("tests: 2, cases: 2, passed: 1, failed: 1\n"));
  CHECK(folder.run("rung test failing.rung --run 'three*'").exit == 0);
  CHECK(folder.run("rung test failing.rung --run 'none'").exit == 0);
  CHECK(folder.run("rung test failing.rung --run 'none' --fail-on-empty").exit == 1);
  CHECK(folder.run("rung test good.rung -v").out.find("passed good.rung:7") != std::string::npos);
  folder.write("broken.rung", "let x = y\n");
  CHECK(folder.run("rung test broken.rung").exit == 2);
}

TEST_CASE("fmt: in place, looking only, standard input, and keywords without loss") {
  Folder folder;
  const std::string untidy =
      "record   customer\n id text   key # the id\n orders count\nlet busy=orders>=3\n";
  folder.write("a.rung", untidy);
  CHECK(folder.run("rung fmt --check a.rung").exit == 1);
  CHECK(folder.run("rung fmt --diff a.rung").exit == 1);
  CHECK(folder.read("a.rung") == untidy);
  CHECK(folder.run("rung fmt a.rung").exit == 0);
  const std::string tidy = folder.read("a.rung");
  CHECK(tidy.find("let busy = orders >= 3\n") != std::string::npos);
  CHECK(tidy.find("# the id") != std::string::npos);
  CHECK(folder.run("rung fmt --check a.rung").exit == 0);
  CHECK(folder.run("rung fmt - < a.rung").out == tidy);
  CHECK(folder.run("rung fmt --keywords zh-Hans a.rung").exit == 0);
  CHECK(folder.read("a.rung").find("记录 customer") != std::string::npos);
  CHECK(folder.run("rung fmt --keywords en a.rung").exit == 0);
  CHECK(folder.read("a.rung") == tidy);
  folder.write("broken.rung", "let x = (\n");
  CHECK(folder.run("rung fmt broken.rung").exit == 2);
  CHECK(folder.read("broken.rung") == "let x = (\n");
}

TEST_CASE("the command line: help, versions, slips") {
  Folder folder;
  CHECK(folder.run("rung --help").exit == 0);
  CHECK(folder.run("rung").exit == 0);
  CHECK(folder.run("rung --version").out.starts_with("rung "));
  for (const char* command : {"eval", "check", "test", "fmt", "explain"}) {
    const Answer english = folder.run(std::string("rung ") + command + " --help");
    CHECK(english.exit == 0);
    CHECK(english.out.find("example:") != std::string::npos);
    const Answer chinese = folder.run(std::string("rung ") + command + " --help --lang zh-Hans");
    CHECK(chinese.out.find("选项：") != std::string::npos);
  }
  const Answer slip = folder.run("rung eval --as-off 2025-06-30");
  CHECK(slip.exit == 2);
  CHECK(slip.err.find("did you mean `--as-of`?") != std::string::npos);
  CHECK(folder.run("rung evaluate").exit == 2);
  CHECK(folder.run("rung check x.rung --lang fr").exit == 2);
  CHECK(folder.run("LANG=zh_TW.UTF-8 rung evaluate").err.find("錯誤") != std::string::npos);
  CHECK(folder.run("rung check none.rung --color always").err.find("\x1b[") != std::string::npos);
  CHECK(folder.run("rung check none.rung").err.find("\x1b[") == std::string::npos);
}

TEST_CASE("explain shows the page of a code, in any case") {
  Folder folder;
  CHECK(folder.run("rung explain n001").out.starts_with("# N001"));
  CHECK(folder.run("rung explain Z999").exit == 2);
  CHECK(folder.run("rung explain").exit == 2);
}
