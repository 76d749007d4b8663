// Diagnostics for programs that review changes: GitHub, GitLab, JUnit, SARIF, and JSON a line at a time; and the edits that put
// findings right. Whether SARIF keeps to its schema is tested with the program.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "diagnostics/edits.hpp"
#include "diagnostics/finding_parts.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/markup_text.hpp"
#include "diagnostics/render.hpp"

using namespace rung;

namespace {

/// One rule file with a fault, a warning and a hint on its second line.
struct Scene {
  Sources sources;
  std::vector<Diagnostic> found;

  explicit Scene(const std::string& above = "") {
    const SourceId id = sources.add("rules/a, b.rung", above + "let x = 1\nlet 值 = nope\n");
    const auto at = static_cast<std::uint32_t>(above.size());
    Diagnostics diagnostics;
    diagnostics.report(Kind::unknown_name, Span{id, at + 20, at + 24}).with("name", "nope");
    diagnostics.report(Kind::range_backwards, Span{id, at + 14, at + 17});
    diagnostics.report(Kind::unused_value, Span{id, at + 14, at + 17}).with("name", "100%|<值>");
    found = diagnostics.all();
  }
};

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("jsonl: each line is the object of the json form") {
  const Scene scene;
  const std::string lines = render_jsonl(scene.found, scene.sources, Language::english);
  CHECK(count(lines, "\n") == 3);
  const std::string whole = render_json(scene.found, scene.sources, Language::english);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    CHECK(whole.find(lines.substr(at, end - at)) != std::string::npos);
    at = end + 1;
  }
  CHECK(render_jsonl({}, scene.sources, Language::english).empty());
}

TEST_CASE("github: the form of an annotation, with everything escaped that would end it") {
  const Scene scene;
  const std::string text = render_github(scene.found, scene.sources, Language::english);
  CHECK(text.starts_with(
      "::error file=rules/a%2C b.rung,line=2,endLine=2,col=9,endColumn=12,title=N001::unknown name `nope`"));
  CHECK(count(text, "\n") == 3);
  CHECK(count(text, "::warning ") == 1);
  CHECK(text.find("::notice file=rules/a%2C b.rung,line=2,endLine=2,col=5,endColumn=5,title=F502::nothing "
                  "uses `100%25|<值>`%0Ahelp: ") != std::string::npos);
}

TEST_CASE("github: no more than ten of a level, errors first, and how many more there are") {
  Scene scene;
  const Diagnostic error = scene.found[0];
  const Diagnostic hint = scene.found[2];
  scene.found.assign(12, hint);
  scene.found.insert(scene.found.end(), 11, error);
  const std::string text = render_github(scene.found, scene.sources, Language::english);
  CHECK(count(text, "::error ") == 10);
  CHECK(count(text, "::notice ") == 10);
  CHECK(text.starts_with("::error "));
  CHECK(text.ends_with("\nand 3 more\n"));
  const std::string table = render_github_summary(scene.found, scene.sources, Language::english);
  CHECK(count(table, "\n") == 2 + 23);
  CHECK(table.find("| hint | F502 | rules/a, b.rung:2 | nothing uses `100%\\|&lt;值>`<br>") !=
        std::string::npos);
  CHECK(table.find("error | N001") < table.find("hint | F502"));
  CHECK(render_github_summary({}, scene.sources, Language::english).empty());
}

TEST_CASE("github: a summary stays below what GitHub takes") {
  Scene scene;
  const Diagnostic hint = scene.found[2];
  scene.found.assign(20'000, hint);
  const std::string table = render_github_summary(scene.found, scene.sources, Language::english);
  CHECK(table.size() < 1'000'000);
  CHECK(table.find("\nand ") != std::string::npos);
}

TEST_CASE("fingerprints stay when lines move, and no two are alike") {
  const Scene scene;
  const Scene moved("# one more line\n\n");
  const auto marks = fingerprints(scene.found, scene.sources);
  CHECK(marks == fingerprints(moved.found, moved.sources));
  CHECK(std::set<std::string>(marks.begin(), marks.end()).size() == 3);
  for (const std::string& mark : marks) CHECK(mark.size() == 32);
  std::vector<Diagnostic> twice{scene.found[0], scene.found[0]};
  const auto same_line = fingerprints(twice, scene.sources);
  CHECK(same_line[0] == marks[0]);
  CHECK(same_line[1] != marks[0]);
}

TEST_CASE("gitlab: level, place and check of each finding") {
  const Scene scene;
  const std::string text = render_gitlab(scene.found, scene.sources, Language::english);
  CHECK(text.find(R"("description": "unknown name `nope`", "check_name": "N001", "fingerprint": ")") !=
        std::string::npos);
  CHECK(
      text.find(
          R"("severity": "critical", "location": {"path": "rules/a, b.rung", "lines": {"begin": 2, "end": 2}}})") !=
      std::string::npos);
  CHECK(count(text, R"("severity": "major")") == 1);
  CHECK(count(text, R"("severity": "info")") == 1);
  CHECK(render_gitlab({}, scene.sources, Language::english) == "[]\n");
}

TEST_CASE("junit: files are suites; only what is at the fail level has failed") {
  const Scene scene;
  const std::vector<std::string> files{"rules/a, b.rung", "rules/c.rung"};
  const std::string strict =
      render_junit(scene.found, scene.sources, files, Severity::hint, Language::english);
  CHECK(strict.find("<testsuites name=\"rung check\" tests=\"4\" failures=\"3\"") != std::string::npos);
  const std::string text =
      render_junit(scene.found, scene.sources, files, Severity::error, Language::english);
  CHECK(text.find("<testsuite name=\"rules/a, b.rung\" tests=\"3\" failures=\"1\"") != std::string::npos);
  CHECK(text.find("<testcase classname=\"rules/c.rung\" name=\"nothing found\"/>") != std::string::npos);
  CHECK(text.find("name=\"N001 2:9\"><failure type=\"error\" message=\"unknown name `nope`\">") !=
        std::string::npos);
  CHECK(text.find("<system-out>hint: nothing uses `100%|&lt;值&gt;`") != std::string::npos);
}

TEST_CASE("text in XML") {
  CHECK(markup_text("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;");
  CHECK(markup_text("a\nb\tc") == "a&#10;b&#9;c");
  CHECK(markup_text(std::string("\x01\xFFz", 3)) == "\uFFFD\uFFFDz");
}

TEST_CASE("sarif: rules, regions, fingerprints, related places, suppressions and fixes") {
  Scene scene;
  scene.found[0].see(Span{0, 4, 5}, Phrase::also_written_here);
  scene.found[1].allowed = Allowed{"2026-12-31", "the contract says so"};
  scene.found[2].edit(Span{0, 10, 24}, "");
  const SarifTool tool{
      "1.2", [](std::string_view code) { return "# " + std::string(code) + "\n\nWhy.\n\n为何\n\n## Bad\n"; }};
  const std::string text = render_sarif(scene.found, scene.sources, tool, Language::english);
  for (
      const char* part :
      {R"("version": "2.1.0")", R"("columnKind": "unicodeCodePoints")",
       R"({"id": "N001", "shortDescription": )", R"("fullDescription": {"text": "Why."})",
       R"("ruleId": "N001", "ruleIndex": 1, "level": "error")",
       R"("uri": "rules/a%2C%20b.rung", "uriBaseId": "SRCROOT")",
       R"("region": {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 13})", R"("level": "note")",
       R"("relatedLocations": [{"physicalLocation": )", R"("rungFinding/v1": ")",
       R"("suppressions": [{"kind": "inSource", "status": "accepted", "justification": "the contract says so")",
       R"("deletedRegion": {"startLine": 2, "startColumn": 1)"})
    CHECK_MESSAGE(text.find(part) != std::string::npos, part);
  CHECK(count(text, "\"suppressions\": []") == 2);
  CHECK(render_sarif(scene.found, scene.sources, tool, Language::simplified).find("{\"text\": \"为何\"}") !=
        std::string::npos);
}

TEST_CASE("a witness is told in every form that has room for it") {
  Scene scene;
  scene.found[0].witness = "test \"w\"\n  given n 1\n";
  const auto told = [&](const std::string& text) { return text.find("given n 1") != std::string::npos; };
  CHECK(told(render_github(scene.found, scene.sources, Language::english)));
  CHECK(told(render_jsonl(scene.found, scene.sources, Language::english)));
  CHECK(told(render_junit(scene.found, scene.sources, {}, Severity::error, Language::english)));
  CHECK(told(render_sarif(scene.found, scene.sources, {"1", {}}, Language::english)));
}

TEST_CASE("edits are made together, from the end, and what is allowed stays") {
  Sources sources;
  const SourceId id = sources.add("a.rung", "abc def ghi");
  Diagnostics diagnostics;
  diagnostics.report(Kind::unexpected, Span{id, 0, 3}).edit({id, 0, 3}, "longer").edit({id, 8, 11}, "");
  diagnostics.report(Kind::unexpected, Span{id, 0, 3}).edit({id, 2, 5}, "overlaps");
  diagnostics.report(Kind::unexpected, Span{id, 4, 7}).edit({id, 4, 7}, "x");
  Edited edited = with_edits(sources, id, diagnostics.all());
  CHECK(edited.text == "longer x ");
  CHECK(edited.findings == 2);
  diagnostics.all()[2].allowed = Allowed{};
  edited = with_edits(sources, id, diagnostics.all());
  CHECK(edited.text == "longer def ");
  CHECK(edited.findings == 1);
  diagnostics.all()[0].edits[0].span.source = 7;
  CHECK(with_edits(sources, id, diagnostics.all()).text ==
        "ab"
        "overlaps"
        "ef ghi");
}
