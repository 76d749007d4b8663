// `# rung: allow …`: what it lets stay, and what is said about it.
#include <doctest/doctest.h>

#include "remarks/allowances.hpp"
#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

std::string rules_with(const std::string& field, const std::string& above = "") {
  return "record customer\n  id     text key\n  sales  money\n" + above + "  visits count" + field +
         "\n\noutput\n  id, sales\n";
}

}  // namespace

TEST_CASE("a comment says in three languages what it allows") {
  for (const char* text : {"# rung: allow F501 until 2026-12-31 because of the merger",
                           "#rung:allow f501 until 2026-12-31 because of the merger",
                           "# rung: 允许 F501 至 2026-12-31 因为 of the merger",
                           "# rung：允许F501至2026-12-31因为of the merger  ",
                           "# rung: 允許 F501 至 2026-12-31 因為　of the merger"}) {
    CAPTURE(text);
    CHECK(rung::is_for_rung(text));
    const auto allowance = rung::allowance_in(text);
    REQUIRE(allowance);
    CHECK(allowance->code == "F501");
    CHECK(rung::write_date(allowance->until) == "2026-12-31");
    CHECK(allowance->reason == "of the merger");
  }
  for (const char* text :
       {"# rung: allow F501", "# rung: allow F501 until 2026-12-31", "# rung: allow F501 because so",
        "# rung: allow F501 until 2026-02-30 because so", "# rung: allow F501 until 2026-12-31 because",
        "# rung: allow until 2026-12-31 because so", "# rung: alow F501 until 2026-12-31 because so",
        "# rung:", "# rung: allowF501 until 2026-12-31 because so"}) {
    CAPTURE(text);
    CHECK(rung::is_for_rung(text));
    CHECK_FALSE(rung::allowance_in(text));
  }
  for (const char* text : {"# Rung is a language", "# allow F501", "# rung allow", "#"})
    CHECK_FALSE(rung::is_for_rung(text));
}

TEST_CASE("an allowed finding is not told, does not fail, and is counted") {
  Folder folder;
  const std::string allow = "# rung: allow F501 until 2026-12-31 because so\n";
  folder.write("plain.rung", rules_with(""));
  folder.write("behind.rung", rules_with(" " + allow));
  folder.write("above.rung", rules_with("", "  " + allow + "\n  # another comment\n"));
  CHECK(folder.run("rung check plain.rung --fail-level hint").exit == 1);
  for (const char* name : {"behind.rung", "above.rung"}) {
    CAPTURE(name);
    const Answer answer = folder.run("rung check --as-of 2026-12-31 --fail-level hint " + std::string(name));
    CHECK(answer.exit == 0);
    CHECK(answer.err == "errors: 0, warnings: 0, hints: 0, allowed: 1\n");
  }
}

TEST_CASE("it expires: the finding is told again, and the comment, too") {
  Folder folder;
  folder.write("a.rung", rules_with(" # rung: allow F501 until 2026-12-31 because so"));
  const Answer answer = folder.run("rung check a.rung --as-of 2027-01-01 --format concise");
  CHECK(answer.err.find("hint[F501]") != std::string::npos);
  CHECK(answer.err.find("a.rung:4:16: warning[F901]: F501 was allowed until 2026-12-31\n") !=
        std::string::npos);
  CHECK(folder.run("rung check a.rung --as-of tomorrow").exit == 2);
}

TEST_CASE("one comment is for one finding of one code on one line") {
  Folder folder;
  const std::string allow = " # rung: allow T018 until 9999-12-31 because so\n";
  const std::string table =
      "record customer\n  id text key\n  a money\n  b money\n\ntable t\n  | a | b | => |\n";
  const std::string rest = "  | - | - | 2 |\n\noutput\n  id, t\n";
  folder.write("a.rung", table + "  | 1 to 5 | 2 to 7 | 1 |" + allow + rest);
  Answer answer = folder.run("rung check a.rung --select T018 --format concise");
  CHECK(answer.err.find("a.rung:8:14: warning[T018]") != std::string::npos);
  CHECK(answer.err.find("warnings: 1, hints: 0, allowed: 1") != std::string::npos);
  folder.write("b.rung", table + allow + allow + "  | 1 to 5 | 2 to 7 | 1 |\n" + rest);
  CHECK(folder.run("rung check b.rung --select T018,F90").err.find("warnings: 0, hints: 0, allowed: 2") !=
        std::string::npos);
  folder.write("c.rung", rules_with("") + "\n" + allow);
  answer = folder.run("rung check c.rung --format concise");
  CHECK(answer.err.find("hint[F902]") != std::string::npos);
  CHECK(answer.err.find("hint[F501]") != std::string::npos);
}

TEST_CASE("what is wrong with a comment is told, but not that it is idle while there are errors") {
  Folder folder;
  const auto told = [&](const std::string& field) {
    folder.write("a.rung", rules_with(" " + field));
    return folder.run("rung check a.rung --format concise");
  };
  CHECK(told("# rung: allow F501").err.find("error[F900]") != std::string::npos);
  CHECK(told("# rung: allow F501").exit == 1);
  CHECK(told("# rung: allow F777 until 9999-12-31 because so").err.find("error[F903]") != std::string::npos);
  for (const std::string code : {"N001", "R140", "F902", "U001"})
    CHECK(told("# rung: allow " + code + " until 9999-12-31 because so").err.find("error[F904]") !=
          std::string::npos);
  const std::string idle = rules_with("") + "\n# rung: allow T017 until 9999-12-31 because so\n";
  folder.write("a.rung", idle + "let x = nope\n");
  const Answer answer = folder.run("rung check a.rung --format concise");
  CHECK(answer.err.find("F902") == std::string::npos);
  CHECK(answer.err.find("N001") != std::string::npos);
}

TEST_CASE("a used file allows what is found in it, whoever uses it") {
  Folder folder;
  folder.write("part.rung",
               "table t\n  | sales | => |\n  | 1 to 5 | 1 | # rung: allow T018 until 9999-12-31 because so\n "
               " | - | 2 |\n");
  folder.write("whole.rung",
               "use \"part.rung\"\n\nrecord customer\n  id text key\n  sales money\n\noutput\n  id, t\n");
  const Answer answer = folder.run("rung check whole.rung --fail-level warning");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  CHECK(answer.err.find("allowed: 1") != std::string::npos);
}
