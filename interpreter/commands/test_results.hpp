// What `rung test` found, and how it shows it: one function a format, each in a file of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/sample_check.hpp"
#include "coverage/coverage_report.hpp"
#include "coverage/edit_trial.hpp"
#include "review/rules.hpp"
#include "testing/test_run.hpp"

namespace rung {

struct TestedFile {
  std::unique_ptr<Rules> rules;
  std::vector<TestOutcome> tests;
  std::vector<std::vector<SampleOutcome>> samples;  ///< by test
  std::unique_ptr<CoverageCount> coverage;          ///< null where nobody asked for it
  std::optional<EditTrial> edits;
};

struct TestedFiles {
  std::vector<TestedFile> files;
  std::vector<std::unique_ptr<Rules>> broken;  ///< files whose rules are wrong
  bool with_edits = false;

  std::vector<CoverageReport> coverage() const;
};

/// A case, or a sample, of a test.
struct TestResult {
  std::string file;
  std::uint32_t line = 0;
  std::string name;  ///< with its row
  bool passed = true;
  bool evaluated = true;             ///< the rules could be asked at all
  std::vector<std::string> reasons;  ///< a line each
};

struct TestCounts {
  std::size_t tests = 0;
  std::size_t cases = 0;
  std::size_t failed = 0;
};

std::vector<TestResult> results_of(const TestedFile& file, Language language);
TestCounts counts_of(const TestedFiles& tested);

std::string test_json(const TestedFiles& tested, Language language);
/// A document that the readers of JUnit's results take.
std::string test_junit(const TestedFiles& tested, Language language);
/// Annotations, at most ten of each kind.
std::string test_github(const TestedFiles& tested, Language language);
/// All of them, for the summary of a step.
std::string test_github_summary(const TestedFiles& tested, Language language);

}  // namespace rung
