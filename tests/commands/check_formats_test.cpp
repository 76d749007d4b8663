// `rung check` for programs: forms, what is chosen, where it goes, and SARIF held against its schema.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

/// Two warnings, a hint and an allowed hint.
constexpr const char* faulty = R"(record customer
  id     text key
  sales  money
  visits count
  kept   count # rung: allow F501 until 9999-12-31 because "later, <later>"

table points
  | sales        | => |
  | 1000 to 4999 | 5  |
  | otherwise    | 9  |

output
  id, points, id is "Gоld" as gold
)";

/// Runs a script of Python; says why where that is not possible.
bool python_can(const Folder& folder, const std::string& line, Answer& answer) {
  answer = folder.run("command -v python3 >/dev/null || exit 77\n" + line);
  if (answer.exit != 77) return true;
  MESSAGE("skipped: " << (answer.out.empty() ? "python3 is not installed" : answer.out));
  return false;
}

}  // namespace

TEST_CASE("json and jsonl are read by others, the annotations of GitHub and the report of GitLab by theirs") {
  Folder folder;
  folder.write("rules/a.rung", faulty);
  Answer answer;
  const std::string load = "import json,sys; ";
  if (!python_can(folder,
                  "rung check rules --format json | python3 -c '" + load +
                      "d = json.load(sys.stdin); assert len(d[\"diagnostics\"]) == 3, d'",
                  answer))
    return;
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  answer = folder.run(
      "rung check rules --format jsonl | python3 -c '" + load +
      "assert sorted(json.loads(l)[\"code\"] for l in sys.stdin) == [\"F501\", \"F510\", \"T018\"]'");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  answer = folder.run(
      "rung check rules --format gitlab | python3 -c '" + load +
      "assert [d[\"severity\"] for d in json.load(sys.stdin)] == [\"info\", \"major\", \"major\"]'");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  answer = folder.run(
      "rung check rules --format junit --fail-level warning > out.xml; python3 -c '"
      "import xml.etree.ElementTree as e; r = e.parse(\"out.xml\").getroot(); "
      "assert r.get(\"failures\") == \"2\" and r.get(\"tests\") == \"3\", r.attrib'");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
}

TEST_CASE("github: paths from the root of the repository, and the whole list in the summary of the step") {
  Folder folder;
  folder.write("in/rules/a.rung", faulty);
  const Answer answer = folder.run(
      "mkdir .git; echo before > summary; cd in; GITHUB_STEP_SUMMARY=../summary rung check rules --format "
      "github");
  CHECK(answer.exit == 0);
  CHECK(answer.out.find("::notice file=in/rules/a.rung,line=4,") != std::string::npos);
  CHECK(answer.out.find("::warning file=in/rules/a.rung,line=9,") != std::string::npos);
  CHECK(answer.err == "errors: 0, warnings: 2, hints: 1, allowed: 1\n");
  const std::string summary = folder.read("summary");
  CHECK(summary.starts_with("before\n| level | code |"));
  CHECK(summary.find("| F501 | in/rules/a.rung:4 |") != std::string::npos);
  CHECK(folder.run("rung check in/rules/a.rung --format github").exit == 0);
}

TEST_CASE("the form never changes the exit code") {
  Folder folder;
  folder.write("a.rung", faulty);
  for (const std::string form :
       {"pretty", "concise", "json", "jsonl", "github", "gitlab", "junit", "sarif"}) {
    CAPTURE(form);
    CHECK(folder.run("rung check a.rung --format " + form).exit == 0);
    CHECK(folder.run("rung check a.rung --fail-level warning --format " + form).exit == 1);
    CHECK(folder.run("rung check none.rung --format " + form).exit == 2);
  }
}

TEST_CASE("-o writes the form to a file and tells people the findings") {
  Folder folder;
  folder.write("a.rung", faulty);
  const Answer answer = folder.run("rung check a.rung --format sarif -o out.sarif");
  CHECK(answer.exit == 0);
  CHECK(answer.out.empty());
  CHECK(answer.err.find("warning[T018]") != std::string::npos);
  CHECK(folder.read("out.sarif").find("\"2.1.0\"") != std::string::npos);
  CHECK(folder.run("rung check a.rung -o out.txt --color always").exit == 0);
  CHECK(folder.read("out.txt").starts_with("hint[F501]"));
  CHECK(folder.run("rung check a.rung --format json -o none/out.json").exit == 2);
}

TEST_CASE("--select and --ignore choose warnings and hints by how their codes begin, and never an error") {
  Folder folder;
  folder.write("a.rung", faulty);
  const auto told = [&](const std::string& flags) {
    std::string codes;
    const std::string out = folder.run("rung check a.rung --format concise " + flags).err;
    for (const char* code : {"N001", "T018", "F501", "F510"})
      if (out.find(code) != std::string::npos) codes += code + std::string(" ");
    return codes;
  };
  CHECK(told("") == "T018 F501 F510 ");
  CHECK(told("--select T") == "T018 ");
  CHECK(told("--select t018,F501") == "T018 F501 ");
  CHECK(told("--ignore T018 --ignore F50") == "F510 ");
  CHECK(told("--select F5 --ignore F501") == "F510 ");
  folder.write("a.rung", "let x = nope\n");
  CHECK(told("--ignore N") == "N001 ");
  CHECK(told("--select F") == "N001 ");
  CHECK(folder.run("rung check a.rung --ignore Q").exit == 2);
  CHECK(folder.run("rung check a.rung --select ''").exit == 2);
}

TEST_CASE("sarif keeps to the schema of the standard") {
  Folder folder;
  folder.write("规则/a b.rung", faulty);
  folder.write("规则/none.rung", "record customer\n  id text key\n");
  folder.write("规则/broken.rung", "let x = 2025/6/30 +\nlet y = 1 == 2\nlet z = = 3\n");
  folder.write("规则/bytes.rung", "\xFF\xFE");
  folder.write("规则/uses.rung",
               "use \"none.rung\"\nlet a = customr\nladder t by a\n  | tier | reach |\n  | A | >= 1 |\n  | B "
               "| >= 1 |\n  | C | otherwise |\n");
  folder.run("mkdir .git");
  const std::string schemas = "own='" RUNG_PROJECT
                              "/tests/commands/sarif/written.schema.json'\n"
                              "validate='" RUNG_PROJECT "/tests/commands/sarif/validate.py'\n";
  for (const std::string lang : {"en", "zh-Hans", "zh-Hant"}) {
    Answer answer = folder.run("rung check . --format sarif --lang " + lang + " > out.sarif");
    CHECK(answer.exit == 1);
    CHECK(folder.read("out.sarif").find("%E8%A7%84%E5%88%99/a%20b.rung") != std::string::npos);
    if (!python_can(folder, schemas + "python3 \"$validate\" \"$own\" out.sarif", answer)) return;
    CHECK_MESSAGE(answer.exit == 0, answer.out);
    // The schema of the standard itself comes with a package for Rust, or is named by whoever runs the tests.
    answer = folder.run(schemas +
                        "standard=$RUNG_SARIF_SCHEMA\n"
                        "[ -n \"$standard\" ] || standard=$(ls "
                        "\"${CARGO_HOME:-$HOME/.cargo}\"/registry/src/*/serde-sarif-*/src/schema.json "
                        "2>/dev/null | tail -1)\n"
                        "[ -f \"$standard\" ] || { echo 'the schema of SARIF is not here: name it in "
                        "RUNG_SARIF_SCHEMA'; exit 77; }\n"
                        "python3 \"$validate\" \"$standard\" out.sarif");
    if (answer.exit == 77) MESSAGE("skipped: " << answer.out);
    CHECK_MESSAGE((answer.exit == 0 || answer.exit == 77), answer.out);
  }
}

TEST_CASE("the schemas find fault with what is not SARIF") {
  Folder folder;
  Answer answer;
  folder.write(
      "out.sarif",
      R"({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Rung", "rules": []}}, "results": []}]})");
  if (python_can(folder,
                 "python3 '" RUNG_PROJECT "/tests/commands/sarif/validate.py' '" RUNG_PROJECT
                 "/tests/commands/sarif/written.schema.json' out.sarif",
                 answer))
    CHECK(answer.exit == 1);
}
