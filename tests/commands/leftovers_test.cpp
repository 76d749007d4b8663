// Remarks on rules that run: each with rules that deserve it and rules that look alike and do not.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

/// The codes that are told of a file, in their order, with their lines.
std::string told(const std::string& rules, const std::string& flags = "") {
  Folder folder;
  folder.write("a.rung", rules);
  const Answer answer = folder.run("rung check a.rung --format concise " + flags);
  std::string codes;
  for (std::size_t at = answer.err.find("a.rung:"); at != std::string::npos;
       at = answer.err.find("\na.rung:", at + 1)) {
    if (answer.err[at] == '\n') ++at;
    const std::size_t line = at + 7;
    const std::size_t bracket = answer.err.find('[', at);
    codes += answer.err.substr(bracket + 1, 4) + ":" +
             answer.err.substr(line, answer.err.find(':', line) - line) + " ";
  }
  return codes;
}

const std::string customer = "record customer\n  id    text key\n  sales money\n";

}  // namespace

TEST_CASE("fields") {
  CHECK(told(customer + "\noutput\n  id\n") == "F501:3 ");
  CHECK(told(customer + "\noutput\n  id, sales\n").empty());
  // What only another unused value reads is told with that value.
  CHECK(told(customer + "\nlet big = sales > 1\n\noutput\n  id\n") == "F502:5 ");
  CHECK(told(customer + "\nlet f(x) = x + sales\n\noutput\n  id\n") == "F502:5 ");
  CHECK(told("record customer\n  id    text key\n  sales money changeable\n\noutput\n  id\n").empty());
  CHECK(told(customer + "  big = sales > 1\n\noutput\n  id\n") == "F501:4 ");
  // A test alone does not read a field.
  CHECK(told(customer + "\noutput\n  id\n\ntest \"x\"\n  given id \"a\", sales 1\n  expect id \"a\"\n")
            .find("F501:3") != std::string::npos);
}

TEST_CASE("links, dates of lines and records that are looked up are used") {
  const std::string visits = "\nrecord visit of customer by id\n  id text\n  day date\n  dated day\n";
  CHECK(told(customer + visits + "\noutput\n  id, sales, count(visit) as n\n").empty());
  CHECK(told(customer + visits + "\noutput\n  id, sales\n") == "F506:5 ");
  const std::string factors = "\nrecord factor\n  name text key\n  rate number\n  since date\n  note text\n";
  CHECK(told(customer + factors + "\noutput\n  id, sales * factor[id].rate as x\n") == "F501:8 ");
  CHECK(told(customer + visits +
             "\nlet recent = visit where visit.day within last 9 days\n\noutput\n  id, sales, count(recent) "
             "as n\n")
            .empty());
}

TEST_CASE("values, parameters and arguments") {
  CHECK(told(customer + "\nparam limit money = 5\n\noutput\n  id, sales\n") == "F503:5 ");
  CHECK(told(customer + "\nparam limit money = 5\n\noutput\n  id, sales > limit as big\n").empty());
  CHECK(told(customer + "\nlet f(x, y) = x\n\noutput\n  id, f(sales, 2) as v\n") == "F504:5 ");
  CHECK(told(customer + "\nscore points\n  base 5\n\noutput\n  id, sales\n") == "F502:5 ");
  CHECK(told(customer + "\nscore points\n  base sales / 5\n").empty());
  CHECK(
      told(customer +
           "\nlet big = sales > 1\n\noutput\n  id, sales\n\ntest \"x\"\n  given sales 5\n  expect big yes\n")
          .empty());
  CHECK(told(customer + "\nlet big = sales > 1\n\noutput\n  id, \"is {big}\" as text\n").empty());
}

TEST_CASE("files that others use, and modules, are not judged by themselves") {
  CHECK(told(customer + "\nlet big = sales > 1\n").empty());
  CHECK(told("param limit money\n\nlet twice = limit * 2\n").empty());
  Folder folder;
  folder.write("part.rung", customer + "\nlet big = sales > 1\n\nscore points\n  base 5\n");
  folder.write("whole.rung", "use \"part.rung\"\n\noutput\n  id, big\n");
  CHECK(folder.run("rung check . --fail-level hint").exit == 0);
  CHECK(folder.run("rung check part.rung --fail-level hint").exit == 1);
}

TEST_CASE("values of enumerations: those that a value may have, not those of the export") {
  const std::string let =
      customer + "\nlet size small|medium|large = if sales > 5 then large otherwise small\n";
  CHECK(told(let + "\noutput\n  id, size\n") == "F505:5 ");
  CHECK(told(let + "\noutput\n  id, size is medium as x\n").empty());
  CHECK(told("record customer\n  id text key\n  kind a|b|c\n\noutput\n  id, kind is a as x\n").empty());
}

TEST_CASE("letters and words that look like others") {
  CHECK(told("record customer\n  id text key\n  level text\n\noutput\n  id, level is \"Gоld\" as x\n") ==
        "F510:6 ");
  CHECK(told("record customer\n  id text key\n  level text\n\noutput\n  id, level is \"ⵐ\" as x\n").empty());
  CHECK(told("record customer\n  id text key\n  level text\n\noutput\n  id, level is \"⾦\" as x\n") ==
        "F510:6 ");
  CHECK(told("record customer\n  id text key\n  level text\n\noutput\n  id, level is \"Москва\" or level is "
             "\"μm\" as x\n")
            .empty());
  CHECK(told("record customer\n  id text key\n  level text\n\noutput\n  id, level is \"VIP\" or level is "
             "\"ＶＩＰ\" as x\n") == "F511:6 ");
  // Signs and digits of full width are read as the others.
  CHECK(
      told("record customer\n  id text key\n  n count\n\noutput\n  id, n ＝ １２ or n = 12 as x\n").empty());
  // Comments are nobody's names.
  CHECK(told("# Gоld, ＶＩＰ, VIP\nrecord customer\n  id text key\n\noutput\n  id\n").empty());
}

TEST_CASE("characters that cannot be seen, in files with errors, too") {
  CHECK(told("record customer\n  id text key\n  level text\n\noutput\n  id, level is \"a\u200bb\" as x\n") ==
        "F513:6 ");
  CHECK(told("record customer\n  id text key\n  level text\n\noutput\n  id, level is \"👩\u200d🔧\" as x\n")
            .empty());
  CHECK(told("# \u202eabc\u202c\nrecord customer\n  id text key\n\noutput\n  id\n") == "F512:1 ");
  CHECK(told("record customer\n  id text key\n\nlet x = nope \u200f\n").find("F512:4") != std::string::npos);
}

TEST_CASE("lines with a date that count before they happen") {
  const std::string visits =
      customer + "\nrecord visit of customer by id\n  id text\n  day date\n  cost money\n";
  CHECK(told(visits + "\noutput\n  id, sales, sum(visit.cost) as c\n", "--ignore F501") == "F520:7 ");
  CHECK(told(visits + "  dated day\n\noutput\n  id, sales, sum(visit.cost) as c\n").empty());
  CHECK(told(visits + "\noutput\n  id, sales, sum(visit.cost where visit.day within last 3 months) as c\n")
            .empty());
  CHECK(told(visits + "\noutput\n  id, sales, latest(visit.cost by visit.day) as c\n").empty());
}

TEST_CASE("a blank that decides alone") {
  const std::string ladder =
      "record customer\n  id text key\n  sales money\n  opinion number optional\n\nladder tier by sales\n"
      "  | tier | reach |\n  | A | >= 100 |\n  | B | >= 10 |\n  | C | otherwise |\n";
  CHECK(told(ladder + "  A requires opinion >= 8\n  B requires opinion >= 6\n") == "F530:4 ");
  CHECK(told(ladder + "  A requires opinion >= 8\n  B requires (opinion else 6) >= 6\n").empty());
  CHECK(
      told(ladder + "  A requires opinion >= 8\n  B requires opinion is missing or opinion >= 6\n").empty());
  // Only the highest tier asks for it.
  CHECK(told(ladder + "  A requires opinion >= 8\n").empty());
  // Nothing else matters anyway.
  CHECK(told("record customer\n  id text key\n  opinion number optional\n\nladder tier by opinion\n"
             "  | tier | reach |\n  | A | >= 100 |\n  | C | otherwise |\n")
            .empty());
}
