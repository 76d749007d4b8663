// `rung test` from its command line: samples, coverage, edits, tests that are written, and each format read by a reader of it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* rules = R"(record customer from "customers.csv"
  id        text  key
  spent     money
  contract  frame | single  optional
  before    tier  optional

score value
  base spent / 100
  bonus frame 5 when contract is frame at most 4

ladder tier by value
  | tier | reach     |
  | A    | >= 50     |
  | B    | otherwise |
  current before
)";

constexpr const char* sample =
    "id,spent,contract,before\nC1,6000,frame,A\nC2,4000,single,A\nC3,100,,B\nC4,10,frame,B\n";

struct Project {
  Folder folder;
  explicit Project(const std::string& tests, const std::string& data = sample) {
    folder.write("rules.rung", std::string(rules) + tests);
    folder.write("sample.csv", data);
  }
  Answer run(const std::string& arguments) const {
    return folder.run("rung test rules.rung --lang en " + arguments);
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* passing = R"(
test "frame"
  given spent 4700, contract frame
  expect value 51, tier A
)";

}  // namespace

TEST_CASE("a sample that is as expected passes") {
  const Project project(R"(
test "customers"
  expect share of tier A between 25% and 25% on "sample.csv"
  expect no tier.change down where contract is frame on "sample.csv"
  expect share of (value > 30) at least 50% on "sample.csv"
  expect share of not (value > 30) at most 50% on "sample.csv"
)");
  const Answer result = project.run("");
  CHECK_MESSAGE(result.exit == 0, result.out, result.err);
  CHECK(has(result.out, "tests: 1, cases: 4, passed: 4, failed: 0"));
}

TEST_CASE("a sample that is not as expected shows the share and some customers") {
  const Project project(R"(
test "customers"
  expect share of tier A at least 30% on "sample.csv"
  expect no tier.change down on "sample.csv"
)");
  const Answer result = project.run("");
  CHECK(result.exit == 1);
  INFO(result.out);
  CHECK(has(result.out, "FAILED rules.rung:18: \"customers\""));
  CHECK(has(result.out, "expected  at least 30%"));
  CHECK(has(result.out, "got       25%: 1 of 4"));
  CHECK(has(result.out, "such as   C2, C3, C4"));
  CHECK(has(result.out, "expected  nobody"));
  CHECK(has(result.out, "such as   C2"));
}

TEST_CASE("bounds are exact, and both ends are within") {
  for (const auto& [bounds, passes] :
       std::vector<std::pair<const char*, bool>>{{"at least 25%", true},
                                                 {"at least 25.000000001%", false},
                                                 {"at most 25%", true},
                                                 {"at most 24.999999999%", false},
                                                 {"between 0% and 24%", false},
                                                 {"between 25% and 100%", true}}) {
    const Project project(std::string("\ntest \"t\"\n  expect share of tier A ") + bounds +
                          " on \"sample.csv\"\n");
    CHECK_MESSAGE(project.run("").exit == (passes ? 0 : 1), bounds);
  }
}

TEST_CASE("of nobody there is no share, and a sample without anybody proves nothing") {
  const Project nobody(
      "\ntest \"t\"\n  expect share of tier A at most 100% where spent > 1000000 on \"sample.csv\"\n");
  CHECK(nobody.run("").exit == 1);
  CHECK(has(nobody.run("").out, "the sample has no customer of whom this could be told"));
  const Project empty("\ntest \"t\"\n  expect no tier A on \"sample.csv\"\n", "id,spent,contract,before\n");
  CHECK(empty.run("").exit == 1);
}

TEST_CASE("a sample that cannot be read says so") {
  const Project missing("\ntest \"t\"\n  expect no tier A on \"other.csv\"\n");
  const Answer result = missing.run("");
  CHECK(result.exit == 1);
  CHECK(has(result.out, "the sample could not be evaluated"));
  CHECK(has(result.err, "other.csv"));
  const Project bad("\ntest \"t\"\n  expect no tier A on \"sample.csv\"\n",
                    "id,spent,contract,before\nC1,much,frame,A\nC2,9000,,A\n");
  CHECK(has(bad.run("").out, "records of the sample were rejected: 1"));
}

TEST_CASE("coverage is shown by kind and by line") {
  const Project project(passing);
  const Answer result = project.run("--coverage");
  INFO(result.out);
  CHECK(result.exit == 0);
  CHECK(has(result.out, "What the tests exercise"));
  CHECK(has(result.out, "✗   2/3    bonus frame 5 when contract is frame at most 4"));
  CHECK(has(result.out, "✗ value.frame not earned"));
  CHECK_FALSE(has(result.out, "✓"));
  const Project more(passing + std::string("\ntest \"low\"\n  given spent 100\n  expect tier B\n"));
  CHECK(has(more.run("--coverage -v").out, "✓"));
}

TEST_CASE("a threshold is a gate") {
  const Project project(passing);
  CHECK(project.run("--threshold 10").exit == 0);
  const Answer below = project.run("--threshold 100%");
  CHECK(below.exit == 1);
  CHECK(has(below.err, "less than 100%"));
  CHECK(project.run("--threshold 101").exit == 2);
  CHECK(project.run("--threshold x").exit == 2);
}

TEST_CASE("coverage as a page") {
  const Project project(passing);
  CHECK(project.run("--coverage-html page.html").exit == 0);
  const std::string page = project.folder.read("page.html");
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(has(page, "value.frame not earned"));
  CHECK_FALSE(has(page, "http"));
  CHECK(project.run("--coverage-html nowhere/page.html").exit == 2);
}

TEST_CASE("the same in JSON, as a reader of JSON sees it") {
  const Project project(std::string(passing) + "\ntest \"wrong\"\n  given spent 100\n  expect value 2\n");
  const Answer result = project.run("--format json --coverage >result.json");
  CHECK(result.exit == 1);
  const Answer read = project.folder.run(
      "python3 -c \"import json; r = json.load(open('result.json')); print(r['summary']['failed'], "
      "r['results'][1]['reasons'][0], r['coverage']['all']['all'] == len(r['coverage']['facts']))\"");
  CHECK_MESSAGE(has(read.out, "1 value: expected 2, got 1"), read.out, read.err);
  CHECK(has(read.out, "True"));
}

TEST_CASE("JUnit's XML is read by a reader of XML, whatever the names are") {
  const Project project(
      "\ntest \"a <b> & \\\"c\\\"\"\n  | spent || value |\n  | 100 || 1 |\n  | 200 || 3 |\n");
  const Answer result = project.run("--format junit >result.xml");
  CHECK(result.exit == 1);
  const Answer read = project.folder.run(
      "python3 -c \"import xml.etree.ElementTree as E; r = E.parse('result.xml').getroot(); "
      "s = r[0]; print(r.tag, s.tag, s.get('tests'), s.get('failures'), s[1].get('name'), s[1][0].tag)\"");
  CHECK_MESSAGE(has(read.out, "testsuites testsuite 2 1 a <b> & \"c\", row 2 failure"), read.out, read.err);
}

TEST_CASE("annotations: ten of a kind, and the rest in the summary") {
  std::string rows;
  for (int i = 0; i < 13; ++i) rows += "  | " + std::to_string(i) + " || 9 |\n";
  const Project project("\ntest \"many\"\n  | spent || value |\n" + rows);
  const Answer result =
      project.folder.run("GITHUB_STEP_SUMMARY=summary.md rung test rules.rung --format github --lang en");
  CHECK(result.exit == 1);
  std::size_t errors = 0;
  for (std::size_t at = 0; (at = result.out.find("::error file=", at)) != std::string::npos; ++at) ++errors;
  CHECK(errors == 10);
  CHECK(has(result.out, "::error::and 3 more"));
  CHECK(has(result.out, "title=many%2C row 1::value: expected 9, got 0"));
  const std::string summary = project.folder.read("summary.md");
  CHECK(has(summary, "many, row 13"));
}

TEST_CASE("edits that no test notices come with a test that would") {
  const Project project(passing);
  const Answer result = project.run("--mutate");
  INFO(result.out);
  CHECK(result.exit == 1);
  CHECK(has(result.out, "no test notices `>= 50` → `> 50`"));
  CHECK(has(result.out, "this test would:\ntest \"edge of >= 50\""));
  CHECK(has(result.out, "edits of the rules: "));
  const Project failing("\ntest \"wrong\"\n  given spent 100\n  expect value 2\n");
  CHECK(failing.run("--mutate").exit == 1);
  CHECK(has(failing.run("--mutate").err, "the tests must pass before edits are tried"));
}

TEST_CASE("tests that are written can be put behind the rules") {
  const Project project("");
  const Answer before = project.run("--generate");
  CHECK(before.exit == 0);
  CHECK(before.out.starts_with("test \""));
  CHECK(has(before.err, "tests written: "));
  project.folder.write("rules.rung", std::string(rules) + "\n" + before.out);
  const Answer after = project.run("--coverage --threshold 100");
  CHECK_MESSAGE(after.exit == 0, after.out, after.err);
  CHECK(project.run("--generate").out.empty());
}

TEST_CASE("what cannot be asked for at once") {
  const Project project(passing);
  CHECK(project.run("--generate --coverage").exit == 2);
  CHECK(project.run("--generate --mutate").exit == 2);
  CHECK(project.run("--mutate --run x").exit == 2);
  CHECK(project.run("--format xml").exit == 2);
}
