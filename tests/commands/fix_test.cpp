// `rung check --fix`: what it puts right, and that it writes nothing else.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

const std::string good =
    "record customer\n  id    text key\n  sales money\n\noutput\n  id, sales = 1 as one\n";

}  // namespace

TEST_CASE("signs and dates of other notations are put right in place") {
  Folder folder;
  folder.write("a.rung",
               "record customer\r\n  id    text key\r\n  sales money\r\n  since date\r\n\r\noutput\r\n  id, "
               "sales == 1 as one,\r\n"
               "  since >= 2025/6/1 as late\r\n");
  const Answer answer = folder.run("rung check --fix a.rung");
  // The sign hides the date until it is put right.
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  CHECK(answer.err.find("put right in a.rung: 2") != std::string::npos);
  CHECK(folder.read("a.rung") ==
        "record customer\r\n  id    text key\r\n  sales money\r\n  since date\r\n\r\noutput\r\n  id, sales = "
        "1 as one,\r\n"
        "  since >= 2025-06-01 as late\r\n");
  CHECK(folder.run("rung check --fix a.rung").err == "errors: 0, warnings: 0, hints: 0\n");
}

TEST_CASE("idle comments and turned directions in comments go; what would change the rules stays") {
  Folder folder;
  folder.write("a.rung", "# one \u202eowt\u202c three\n# rung: allow F501 until 9999-12-31 because so\n" +
                             good + "# rung: allow T017 until 9999-12-31 because so\n");
  CHECK(folder.run("rung check --fix a.rung").exit == 0);
  CHECK(folder.read("a.rung") == "# one owt three\n" + good);
  const std::string meaning =
      "record customer\n  id text key\n  level text\n  sales money\n\ntable t\n  | sales | => |\n  | 5 .. 1 "
      "| 1 |\n"
      "  | 1 to 4 | 2 |\n  | - | 3 |\n\noutput\n  id, t, level is \"a\u202eb\" as x\n";
  folder.write("b.rung", meaning);
  CHECK(folder.run("rung check --fix b.rung").exit == 0);
  CHECK(folder.read("b.rung") == meaning);
}

TEST_CASE("a mark at the beginning of the file stays, and so do files with nothing to put right") {
  Folder folder;
  folder.write("a.rung", "\xEF\xBB\xBF" + good + "# rung: allow T017 until 9999-12-31 because so\n");
  CHECK(folder.run("rung check --fix a.rung").exit == 0);
  CHECK(folder.read("a.rung") == "\xEF\xBB\xBF" + good);
  folder.write("b.rung", good);
  CHECK(folder.run("chmod 444 b.rung; rung check --fix b.rung").exit == 0);
}

TEST_CASE("a text that would have new errors is not written") {
  Folder folder;
  const std::string bad =
      "record customer\n  id    text key\n  since date\n\noutput\n  id, sinse == 2025-02-28 as late\n";
  folder.write("a.rung", bad);
  const Answer answer = folder.run("rung check --fix a.rung");
  CHECK(answer.exit == 2);
  CHECK(answer.err.find("[U044]") != std::string::npos);
  CHECK(folder.read("a.rung") == bad);
}

TEST_CASE("--diff shows and writes nothing") {
  Folder folder;
  folder.write("a.rung", good + "# rung: allow T017 until 9999-12-31 because so\n");
  const std::string before = folder.read("a.rung");
  const Answer answer = folder.run("rung check --fix --diff a.rung");
  CHECK(answer.exit == 1);
  CHECK(answer.out.find("-# rung: allow T017") != std::string::npos);
  CHECK(folder.read("a.rung") == before);
  folder.write("b.rung", good);
  CHECK(folder.run("rung check --fix --diff b.rung").exit == 0);
  CHECK(folder.run("rung check --fix - < b.rung").exit == 2);
  CHECK(folder.run("rung check --fix a.rung --ignore F902").exit == 0);
  CHECK(folder.read("a.rung") == before);
}
