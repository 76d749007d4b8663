// Results of tests as one JSON object.
#include <fmt/format.h>

#include "commands/test_results.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

std::string json_of(const TestResult& result) {
  std::string reasons;
  for (const std::string& reason : result.reasons)
    reasons += (reasons.empty() ? "" : ",") + json_string(reason);
  return fmt::format(
      "{{\"test\":{},\"file\":{},\"line\":{},\"passed\":{},\"evaluated\":{},\"reasons\":[{}]}}",
      json_string(result.name), json_string(result.file), result.line, result.passed, result.evaluated,
      reasons);
}

std::string json_of(const TestedFiles& tested) {
  std::size_t edits = 0;
  std::size_t noticed = 0;
  std::string unnoticed;
  for (const TestedFile& file : tested.files) {
    if (!file.edits) continue;
    edits += file.edits->edits;
    noticed += file.edits->noticed;
    for (const UnnoticedEdit& one : file.edits->unnoticed) {
      const Source& source = file.rules->sources[one.edit.place.source];
      unnoticed +=
          fmt::format("{}{{\"file\":{},\"line\":{},\"before\":{},\"after\":{},\"test\":{}}}",
                      unnoticed.empty() ? "" : ",", json_string(source.path()),
                      source.place(one.edit.place.begin).line, json_string(one.edit.before),
                      json_string(one.edit.after), one.test.empty() ? "null" : json_string(one.test));
    }
  }
  return fmt::format("{{\"edits\":{},\"noticed\":{},\"unnoticed\":[{}]}}", edits, noticed, unnoticed);
}

}  // namespace

std::string test_json(const TestedFiles& tested, Language language) {
  std::string results;
  for (const TestedFile& file : tested.files)
    for (const TestResult& result : results_of(file, language))
      results += (results.empty() ? "" : ",") + json_of(result);
  const TestCounts counts = counts_of(tested);
  std::string json =
      fmt::format("{{\"summary\":{{\"tests\":{},\"cases\":{},\"passed\":{},\"failed\":{}}},\"results\":[{}]",
                  counts.tests, counts.cases, counts.cases - counts.failed, counts.failed, results);
  const std::vector<CoverageReport> reports = tested.coverage();
  if (!reports.empty()) json += ",\"coverage\":" + coverage_json(reports, language);
  if (tested.with_edits) json += ",\"mutation\":" + json_of(tested);
  return json + "}\n";
}

}  // namespace rung
