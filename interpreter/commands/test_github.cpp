// Results of tests as annotations of GitHub: failed cases as errors, what is not exercised and what is not noticed as warnings.
#include <fmt/format.h>

#include "commands/test_results.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/workflow_command.hpp"

namespace rung {
namespace {

struct Annotation {
  bool error;
  std::string file;
  std::uint32_t line;
  std::string title;
  std::string text;
};

void take_coverage(const TestedFile& file, Language language, std::vector<Annotation>& all) {
  if (!file.coverage) return;
  const CoverageReport report{file.rules->sources, *file.coverage};
  const std::string title = say(Phrase::coverage_left, language);
  for (const CoveredLine& line : report.lines())
    for (const std::size_t fact : line.facts)
      if (file.coverage->times()[fact] == 0)
        all.push_back({false, report.sources[line.source].path(), line.line, title,
                       told(file.coverage->facts()[fact], report.sources, language)});
}

void take_edits(const TestedFile& file, Language language, std::vector<Annotation>& all) {
  if (!file.edits) return;
  for (const UnnoticedEdit& one : file.edits->unnoticed) {
    const Source& source = file.rules->sources[one.edit.place.source];
    all.push_back({false, source.path(), source.place(one.edit.place.begin).line, told(one.edit, language),
                   one.test.empty() ? say(Phrase::mutate_unseen, language)
                                    : say(Phrase::mutate_would, language) + "\n" + one.test});
  }
}

std::vector<Annotation> annotations_of(const TestedFiles& tested, Language language) {
  std::vector<Annotation> all;
  for (const TestedFile& file : tested.files)
    for (const TestResult& result : results_of(file, language))
      if (!result.passed)
        all.push_back({true, result.file, result.line, result.name,
                       fmt::format("{}", fmt::join(result.reasons, "\n"))});
  for (const TestedFile& file : tested.files) {
    take_coverage(file, language, all);
    take_edits(file, language, all);
  }
  return all;
}

}  // namespace

std::string test_github(const TestedFiles& tested, Language language) {
  constexpr std::size_t most = 10;
  const std::vector<Annotation> all = annotations_of(tested, language);
  std::string text;
  for (const bool error : {true, false}) {
    std::size_t number = 0;
    const char* kind = error ? "error" : "warning";
    for (const Annotation& one : all) {
      if (one.error != error || ++number > most) continue;
      text += fmt::format("::{} file={},line={},title={}::{}\n", kind, command_property(one.file), one.line,
                          command_property(one.title), command_text(one.text));
    }
    if (number > most)
      text +=
          fmt::format("::{}::{}\n", kind,
                      say(Phrase::annotations_more, language, {{"count", std::to_string(number - most)}}));
  }
  return text;
}

std::string test_github_summary(const TestedFiles& tested, Language language) {
  std::string text = "### rung test\n\n";
  for (const Annotation& one : annotations_of(tested, language)) {
    std::string body;
    for (const char c : one.text) body += c == '\n' ? std::string("\n      ") : std::string(1, c);
    text += fmt::format("- {} `{}:{}` {}\n\n      {}\n", one.error ? "❌" : "⚠️", one.file, one.line,
                        one.title, body);
  }
  return text + "\n";
}

}  // namespace rung
