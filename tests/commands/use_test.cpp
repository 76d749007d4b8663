// `use`: files of the rules' folder and modules of the library, through the program itself.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* fields = "record customer\n  id text key\n  spend number\n";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Answer check(const Folder& folder, const std::string& rules) {
  folder.write("rules.rung", rules);
  return folder.run("rung check rules.rung");
}

/// The first line that is said of rules that stand alone in a folder.
std::string fault(const std::string& rules) {
  const Folder folder;
  const Answer answer = check(folder, rules);
  CHECK(answer.exit == 1);
  return answer.err.substr(0, answer.err.find('\n'));
}

}  // namespace

TEST_CASE("use: files of folders below, one of them used twice, join the rules") {
  const Folder folder;
  folder.write("rules/parts/fields.rung", fields);
  folder.write("rules/parts/double.rung",
               "ruleset part \"Part\"\n  version 1\n\nuse \"fields.rung\"\n\nlet double = spend * "
               "2\n\noutput\n  id\n\n"
               "test \"half\"\n  given spend 1\n  expect double 3\n");
  folder.write(
      "rules/main.rung",
      "ruleset whole \"Whole\"\n  version 1\n\nuse \"parts/fields.rung\"\nuse \"parts/double.rung\"\n\n"
      "output\n  id, double\n");
  folder.write("customers.csv", "id,spend\nA,5\n");
  CHECK(folder.run("rung check rules/main.rung").exit == 0);
  CHECK(folder.run("rung eval rules/main.rung customers.csv").out == "id,double\nA,10\n");
  // The used file keeps its own test and ruleset line to itself.
  CHECK(has(folder.run("rung test rules/main.rung").out, "tests: 0,"));
  CHECK(folder.run("rung test rules/parts/double.rung").exit == 1);
  CHECK(folder.run("cd rules && rung check main.rung").exit == 0);
  CHECK(folder.run("rung check \"$PWD/rules/main.rung\"").exit == 0);
}

TEST_CASE("use: what lies outside the folder of the rules is refused") {
  const Folder folder;
  folder.write("out.rung", fields);
  folder.write("rules/up.rung", "use \"../out.rung\"\n");
  folder.write("rules/deep/up.rung", "use \"../../out.rung\"\n");
  folder.write("rules/through.rung", "use \"deep/up.rung\"\n");
  folder.write("rules/link.rung", "use \"linked.rung\"\n");
  const std::string absolute = (folder.files() / "out.rung").string();
  folder.write("rules/absolute.rung", "use \"" + absolute + "\"\n");
  folder.run("ln -s ../out.rung rules/linked.rung");
  for (const std::string name : {"up", "through", "link", "absolute"}) {
    CAPTURE(name);
    const Answer answer = folder.run("rung check rules/" + name + ".rung");
    CHECK(answer.exit == 1);
    CHECK(has(answer.err, "[D018]"));
  }
  CHECK(has(folder.run("rung check rules/absolute.rung").err, "`" + absolute + "` lies outside"));
}

TEST_CASE("use: up and down again stays inside") {
  const Folder folder;
  folder.write("parts/fields.rung", fields);
  folder.write("parts/more/double.rung", "use \"../fields.rung\"\n\nlet double = spend * 2\n");
  CHECK(check(folder, "use \"parts/more/double.rung\"\n\nlet four = double * 2\n").exit == 0);
}

TEST_CASE("use: a missing file, a folder, a circle") {
  CHECK(fault("use \"none.rung\"\n\nlet x = spend\n") == "error[D017]: there is no file `none.rung` to use");
  CHECK(fault("use \"rules.rung\"\n") ==
        "error[D019]: `rules.rung` uses itself, directly or through other files");
  const Folder folder;
  folder.write("parts/fields.rung", fields);
  CHECK(has(check(folder, "use \"parts\"\n").err, "error[D017]: there is no file `parts` to use"));
  folder.write("a.rung", "use \"b.rung\"\n");
  folder.write("b.rung", "use \"rules.rung\"\n");
  const Answer circle = check(folder, "use \"a.rung\"\n");
  CHECK(circle.exit == 1);
  CHECK(has(circle.err, "error[D019]: `rules.rung` uses itself"));
  CHECK(has(circle.err, "b.rung:1:5"));
}

TEST_CASE("use: what is wrong inside a used file is shown there, and the use beside it") {
  const Folder folder;
  folder.write("parts.rung", std::string(fields) + "\nlet x = spned\n");
  const Answer unknown = check(folder, "use \"parts.rung\"\n");
  CHECK(unknown.exit == 1);
  CHECK(has(unknown.err, "error[N001]: unknown name `spned`\n --> parts.rung:5:9\n"));
  CHECK(has(unknown.err, " ::: rules.rung:1:1\n"));
  CHECK(has(unknown.err, "brought in by this `use`"));
  folder.write("parts.rung", "record customer\n  id text key\n\nlet x = (1 +\n");
  const Answer syntax = check(folder, "use \"parts.rung\"\n");
  CHECK(syntax.exit == 1);
  CHECK(has(syntax.err, " --> parts.rung:4:"));
}

TEST_CASE("use: a name that both files declare") {
  const Folder folder;
  folder.write("fields.rung", fields);
  const Answer answer = check(folder, "use \"fields.rung\"\n\nrecord customer\n  id text key\n");
  CHECK(answer.exit == 1);
  CHECK(has(answer.err, "error[N002]: the name `customer` is declared twice"));
}

TEST_CASE("use: modules that are unknown, parameters that are, and those that have no value") {
  CHECK(fault("use std.pionts as p\n\nlet x = p.steps\n") ==
        "error[N019]: there is no module `std.pionts` in the library");
  CHECK(fault("use points\n") == "error[N019]: there is no module `points` in the library");
  CHECK(fault("use std.points as p with amuont = 5\n") == "error[N012]: there is no parameter `amuont`");
  CHECK(fault("use std.points as p with amount = 5, amount = 6\n") == "error[X002]: `amount` is given twice");
  CHECK(fault(std::string("use std.points as p with amount = id\n\n") + fields) ==
        "error[T001]: this is a text, and a number is needed");
  CHECK(fault("use std.rfm with orders = 1, spent = 1\n") ==
        "error[D016]: `rfm` needs a value for its parameter `days_since_order`");
  CHECK(fault("use std.points as p\nuse std.value as p\n") == "error[N002]: the name `p` is declared twice");
  CHECK(fault("use std.points as p\n\nlet x = p.spets\n") == "error[N005]: `p` has no member `spets`");
  CHECK(fault("use std.points as p\n\nlet x = steps\n") == "error[N001]: unknown name `steps`");
}

TEST_CASE("use: two modules of one kind, members of a module's score") {
  const Folder folder;
  const Answer answer =
      check(folder, std::string("use std.points as a with amount = spend, per = 10\n"
                                "use std.points as b with amount = spend, per = 2\n"
                                "use std.churn as churn with logins_now = 1, logins_before = 10,\n"
                                "  silent_days = 31, renewal_in = missing\n\n") +
                        fields +
                        "\nlet both = a.steps + b.steps\nlet silence = churn.risk.silence\n\n"
                        "test \"of two\"\n  given spend 20\n"
                        "  expect both 12, a.steps 2, b.steps 10, churn.risk 60, silence 40\n");
  CHECK(answer.exit == 0);
  CHECK(has(folder.run("rung test rules.rung").out, "passed: 1, failed: 0"));
}

TEST_CASE("use: a module is a rule file whose own tests run") {
  const Folder folder;
  const Answer answer = folder.run("rung test '" RUNG_PROJECT "/stdlib'");
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "failed: 0"));
  CHECK_FALSE(has(answer.out, "tests: 0,"));
}

TEST_CASE("use: the formatter changes the words and not what comes out") {
  const Folder folder;
  folder.write("fields.rung", fields);
  folder.write("customers.csv", "id,spend\nA,250\nB,99\n");
  CHECK(check(folder,
              "use \"fields.rung\"\nuse std.points as p with amount = spend, per = 100\n\n"
              "output\n  id, p.steps\n")
            .exit == 0);
  const std::string english = folder.read("rules.rung");
  const std::string results = folder.run("rung eval rules.rung customers.csv").out;
  CHECK(results == "id,p.steps\nA,2\nB,0\n");
  CHECK(folder.run("rung fmt --keywords zh-Hans rules.rung").exit == 0);
  CHECK(has(folder.read("rules.rung"), "引用 std.points 作为 p 代入 amount = spend, per = 100\n"));
  CHECK(folder.run("rung eval rules.rung customers.csv").out == results);
  CHECK(folder.run("rung fmt --keywords en rules.rung").exit == 0);
  CHECK(folder.read("rules.rung") == english);
}
