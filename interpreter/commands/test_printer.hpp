// Results of tests for a terminal.
#pragma once

#include "commands/terminal.hpp"
#include "commands/test_results.hpp"

namespace rung {

class TestPrinter {
 public:
  /// `everything`: what passed and what is exercised, too.
  TestPrinter(const Terminal& terminal, bool everything) : terminal_(terminal), everything_(everything) {}

  void print_results(const TestedFiles& tested) const;
  void print_coverage(const TestedFiles& tested) const;
  void print_edits(const TestedFiles& tested) const;

 private:
  void print_file(const TestedFile& file) const;
  void print_failed(const Rules& rules, const TestOutcome& test, const CaseOutcome& one) const;
  void print_failed(const Rules& rules, const TestOutcome& test, const SampleOutcome& sample) const;
  void print_head(const Rules& rules, Phrase phrase, const char* code, Span span,
                  const std::string& name) const;
  void print_rows(const std::vector<std::pair<Phrase, std::string>>& rows) const;
  std::string paint(Phrase phrase, const char* code) const;

  const Terminal& terminal_;
  bool everything_;
};

}  // namespace rung
