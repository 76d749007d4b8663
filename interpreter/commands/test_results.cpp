// Results as a flat list, whatever they are of.
#include "commands/test_results.hpp"

#include <fmt/format.h>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

std::uint32_t line_of(const Rules& rules, Span span) {
  return rules.sources[span.source].place(span.begin).line;
}

TestResult result_of(const Rules& rules, const TestOutcome& test, const CaseOutcome& one, Language language) {
  TestResult result{
      rules.sources[one.span.source].path(), line_of(rules, one.span), test.test->name, true, true, {}};
  if (one.row) result.name += ", " + say(Phrase::test_row, language, {{"row", std::to_string(*one.row)}});
  result.passed = one.passed();
  result.evaluated = !one.problem;
  if (one.problem) result.reasons.push_back(say(*one.problem, language));
  for (const Difference& difference : one.differences) {
    std::string reason =
        fmt::format("{}: {} {}, {} {}", difference.path, say(Phrase::test_expected, language),
                    difference.expected, say(Phrase::test_got, language), difference.got);
    if (!difference.from.empty())
      reason += fmt::format(" ({} {})", say(Phrase::test_from, language), difference.from);
    result.reasons.push_back(std::move(reason));
  }
  return result;
}

TestResult result_of(const Rules& rules, const TestOutcome& test, const SampleOutcome& sample,
                     Language language) {
  TestResult result{
      rules.sources[sample.span.source].path(), line_of(rules, sample.span), test.test->name, true, true, {}};
  result.passed = sample.passed;
  result.evaluated = !sample.problem;
  if (sample.passed) return result;
  if (sample.problem) result.reasons.push_back(say(*sample.problem, language));
  for (const Diagnostic& one : sample.diagnostics.all()) result.reasons.push_back(message(one, language));
  if (!sample.problem)
    result.reasons.push_back(fmt::format("{} {}, {} {}", say(Phrase::test_expected, language),
                                         sample.expected, say(Phrase::test_got, language), sample.got));
  if (!sample.customers.empty())
    result.reasons.push_back(
        fmt::format("{} {}", say(Phrase::sample_such_as, language), fmt::join(sample.customers, ", ")));
  if (sample.rejected > 0)
    result.reasons.push_back(
        say(Phrase::sample_rejected, language, {{"count", std::to_string(sample.rejected)}}));
  return result;
}

}  // namespace

std::vector<CoverageReport> TestedFiles::coverage() const {
  std::vector<CoverageReport> reports;
  for (const TestedFile& file : files)
    if (file.coverage) reports.push_back({file.rules->sources, *file.coverage});
  return reports;
}

std::vector<TestResult> results_of(const TestedFile& file, Language language) {
  std::vector<TestResult> results;
  for (std::size_t i = 0; i < file.tests.size(); ++i) {
    const TestOutcome& test = file.tests[i];
    for (const CaseOutcome& one : test.cases) results.push_back(result_of(*file.rules, test, one, language));
    for (const SampleOutcome& sample : file.samples[i])
      results.push_back(result_of(*file.rules, test, sample, language));
  }
  return results;
}

TestCounts counts_of(const TestedFiles& tested) {
  TestCounts counts;
  for (const TestedFile& file : tested.files) {
    counts.tests += file.tests.size();
    for (std::size_t i = 0; i < file.tests.size(); ++i) {
      counts.cases += file.tests[i].cases.size() + file.samples[i].size();
      for (const CaseOutcome& one : file.tests[i].cases) counts.failed += one.passed() ? 0 : 1;
      for (const SampleOutcome& sample : file.samples[i]) counts.failed += sample.passed ? 0 : 1;
    }
  }
  return counts;
}

}  // namespace rung
