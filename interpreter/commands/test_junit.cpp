// Results of tests as JUnit's XML: a suite a file, a case a case.
#include <fmt/format.h>

#include "commands/test_results.hpp"
#include "diagnostics/markup_text.hpp"

namespace rung {
namespace {

std::string joined(const std::vector<std::string>& reasons) {
  return fmt::format("{}", fmt::join(reasons, "\n"));
}

std::string case_of(const TestResult& result) {
  std::string text = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"",
                                 markup_text(result.file), markup_text(result.name));
  if (result.passed) return text + "/>\n";
  const char* tag = result.evaluated ? "failure" : "error";
  const std::string first = result.reasons.empty() ? "" : result.reasons.front();
  return text +
         fmt::format(">\n      <{0} message=\"{1}\" type=\"{0}\">{2}:{3}\n{4}</{0}>\n    </testcase>\n", tag,
                     markup_text(first), markup_text(result.file), result.line,
                     markup_text(joined(result.reasons)));
}

}  // namespace

std::string test_junit(const TestedFiles& tested, Language language) {
  std::string suites;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  for (const TestedFile& file : tested.files) {
    std::string cases;
    std::size_t failed = 0;
    std::size_t unevaluated = 0;
    const std::vector<TestResult> results = results_of(file, language);
    for (const TestResult& result : results) {
      cases += case_of(result);
      if (!result.passed) ++(result.evaluated ? failed : unevaluated);
    }
    suites += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"0\">\n{}  "
        "</testsuite>\n",
        markup_text(file.rules->path), results.size(), failed, unevaluated, cases);
    tests += results.size();
    failures += failed;
    errors += unevaluated;
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"rung test\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
      "time=\"0\">\n{}</testsuites>\n",
      tests, failures, errors, suites);
}

}  // namespace rung
