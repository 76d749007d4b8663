// `rung.toml`: where it is looked for, what it may say, and what wins over it.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

/// A hint, so that the exit code tells which fail level is in force.
const std::string hinted = "record customer\n  id    text key\n  sales money\n\noutput\n  id\n";

}  // namespace

TEST_CASE("settings are the nearest ones, from the rule file up to the root of its repository") {
  Folder folder;
  folder.write("rung.toml", "[check]\nfail-level = \"hint\"\n");
  folder.write("project/rules/a.rung", hinted);
  CHECK(folder.run("rung check project/rules/a.rung").exit == 1);
  CHECK(folder.run("cd project/rules && rung check a.rung").exit == 0);
  CHECK(folder.run("mkdir project/.git; rung check project/rules/a.rung").exit == 0);
  folder.write("project/rung.toml", "[check]\nfail-level = \"hint\"\n");
  CHECK(folder.run("rung check project/rules/a.rung").exit == 1);
  CHECK(folder.run("cd project/rules && rung check a.rung").exit == 1);
  folder.write("project/rules/rung.toml", "");
  CHECK(folder.run("rung check project/rules/a.rung").exit == 0);
}

TEST_CASE("flags win over variables, variables over settings, settings over what holds without") {
  Folder folder;
  folder.write("a.rung", hinted);
  CHECK(folder.run("rung check a.rung").exit == 0);
  folder.write("rung.toml", "[check]\nfail-level = \"hint\"\n");
  CHECK(folder.run("rung check a.rung").exit == 1);
  CHECK(folder.run("RUNG_FAIL_LEVEL=error rung check a.rung").exit == 0);
  CHECK(folder.run("RUNG_FAIL_LEVEL=error rung check a.rung --fail-level hint").exit == 1);
  CHECK(folder.run("rung check a.rung --fail-level warning").exit == 0);
}

TEST_CASE("a command's table wins over the top, and the language of messages is set") {
  Folder folder;
  folder.write("a.rung", hinted);
  folder.write("rung.toml", "lang = \"zh-Hans\"\n[test]\nlang = \"zh-Hant\"\n[check]\nignore = [\"F501\"]\n");
  CHECK(folder.run("rung check a.rung").err == "错误 0，警告 0，提示 0\n");
  CHECK(folder.run("rung check a.rung --lang en").err == "errors: 0, warnings: 0, hints: 0\n");
  CHECK(folder.run("rung test none.rung").err.find("錯誤") != std::string::npos);
  CHECK(folder.run("rung check --help").out.find("options:") != std::string::npos);
  CHECK(folder.run("rung explain N001").exit == 0);
}

TEST_CASE("paths and files in settings are from the folder of the settings") {
  Folder folder;
  folder.write("rung.toml",
               "paths = [\"rules\"]\n[check]\nselect = \"F\"\n[eval]\ndata = "
               "[\"visit=data/visits.csv\"]\noutput = \"out.csv\"\n"
               "as-of = 2025-06-30\nstrict = true\nmax-rejects = 5\n");
  folder.write("rules/a.rung",
               "record customer\n  id text key\n\nrecord visit of customer by id\n  id text\n\noutput\n  "
               "id, count(visit) as n, today as day\n");
  folder.write("data/customers.csv", "id\nx\n");
  folder.write("data/visits.csv", "id\nx\nx\n");
  folder.run("mkdir .git");
  Answer answer = folder.run("cd data && rung check");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  answer = folder.run("cd data && rung eval ../rules/a.rung customers.csv");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  CHECK(folder.read("out.csv") == "id,n,day\nx,2,2025-06-30\n");
  CHECK(folder.run("cd rules && rung fmt --check").exit == 1);
}

TEST_CASE("slips are told with their place and the nearest name, whatever the command") {
  Folder folder;
  folder.write("a.rung", hinted);
  const auto told = [&](const std::string& settings, const std::string& part) {
    folder.write("rung.toml", settings);
    const Answer answer = folder.run("rung check a.rung");
    CHECK(answer.exit == 2);
    CHECK_MESSAGE(answer.err.find(part) != std::string::npos, answer.err);
  };
  told("[check]\nfail-levle = \"hint\"\n", "rung.toml:2:1");
  told("[check]\nfail-levle = \"hint\"\n", "did you mean `fail-level`?");
  told("\n[chekc]\n", "did you mean `[check]`?");
  told("[test]\nruns = \"x\"\n", "did you mean `run`?");
  told("[check]\nas-of 2025\n", "[U041]");
  told("[check]\nfail-level = true\n", "[U043]");
  told("[eval]\nstrict = \"yes\"\n", "write true or false");
  told("[plan]\nmask = [[\"name\"]]\n", "[U043]");
  told("check = 1\n", "[U043]");
  told("paths = true\n", "[U043]");
  told("[check]\nfail-level = \"high\"\n", "[U004]");
  told("[check]\nrounds = 5\n", "[U042]");
}
