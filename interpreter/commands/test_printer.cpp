// Prints results of tests.
#include "commands/test_printer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"

namespace rung {
namespace {

std::string place(const Rules& rules, Span span) {
  const Source& source = rules.sources[span.source];
  return fmt::format("{}:{}", source.path(), source.place(span.begin).line);
}

}  // namespace

std::string TestPrinter::paint(Phrase phrase, const char* code) const {
  const std::string text = rung::say(phrase, terminal_.language);
  return terminal_.color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
}

void TestPrinter::print_head(const Rules& rules, Phrase phrase, const char* code, Span span,
                             const std::string& name) const {
  terminal_.print(fmt::format("{} {}: {}\n", paint(phrase, code), place(rules, span), name));
}

void TestPrinter::print_rows(const std::vector<std::pair<Phrase, std::string>>& rows) const {
  std::size_t width = 0;
  for (const auto& [label, value] : rows)
    width = std::max(width, display_width(rung::say(label, terminal_.language)));
  for (const auto& [label, value] : rows)
    terminal_.print(
        fmt::format("    {}  {}\n", pad_right(rung::say(label, terminal_.language), width), value));
}

void TestPrinter::print_failed(const Rules& rules, const TestOutcome& test, const CaseOutcome& one) const {
  std::string row;
  if (one.row)
    row = ", " + rung::say(Phrase::test_row, terminal_.language, {{"row", std::to_string(*one.row)}});
  print_head(rules, Phrase::test_failed, "1;31", one.span, fmt::format("\"{}\"{}", test.test->name, row));
  if (one.problem) terminal_.print("  " + rung::say(*one.problem, terminal_.language) + "\n");
  for (const Difference& difference : one.differences) {
    terminal_.print(fmt::format("  {} ({})\n", difference.path, place(rules, difference.span)));
    std::vector<std::pair<Phrase, std::string>> rows{{Phrase::test_expected, difference.expected},
                                                     {Phrase::test_got, difference.got}};
    if (!difference.from.empty()) rows.emplace_back(Phrase::test_from, difference.from);
    print_rows(rows);
  }
}

void TestPrinter::print_failed(const Rules& rules, const TestOutcome& test,
                               const SampleOutcome& sample) const {
  print_head(rules, Phrase::test_failed, "1;31", sample.span, fmt::format("\"{}\"", test.test->name));
  terminal_.print(fmt::format("  {}\n", rules.sources.text(sample.span)));
  if (sample.problem) terminal_.print("  " + rung::say(*sample.problem, terminal_.language) + "\n");
  if (!sample.problem) {
    std::vector<std::pair<Phrase, std::string>> rows{{Phrase::test_expected, sample.expected},
                                                     {Phrase::test_got, sample.got}};
    if (!sample.customers.empty())
      rows.emplace_back(Phrase::sample_such_as, fmt::format("{}", fmt::join(sample.customers, ", ")));
    print_rows(rows);
  }
  if (sample.rejected > 0)
    terminal_.print(
        "  " +
        rung::say(Phrase::sample_rejected, terminal_.language, {{"count", std::to_string(sample.rejected)}}) +
        "\n");
  terminal_.show(sample.diagnostics, rules.sources);
}

void TestPrinter::print_file(const TestedFile& file) const {
  for (std::size_t i = 0; i < file.tests.size(); ++i) {
    const TestOutcome& test = file.tests[i];
    bool passed = test.passed();
    for (const CaseOutcome& one : test.cases)
      if (!one.passed()) print_failed(*file.rules, test, one);
    for (const SampleOutcome& sample : file.samples[i]) {
      passed = passed && sample.passed;
      if (!sample.passed) print_failed(*file.rules, test, sample);
    }
    if (passed && everything_)
      print_head(*file.rules, Phrase::test_passed, "32", test.test->span,
                 fmt::format("\"{}\"", test.test->name));
  }
}

void TestPrinter::print_results(const TestedFiles& tested) const {
  for (const TestedFile& file : tested.files) print_file(file);
  const TestCounts counts = counts_of(tested);
  terminal_.print(rung::say(Phrase::test_summary, terminal_.language,
                            {{"tests", std::to_string(counts.tests)},
                             {"cases", std::to_string(counts.cases)},
                             {"passed", std::to_string(counts.cases - counts.failed)},
                             {"failed", std::to_string(counts.failed)}}) +
                  "\n");
}

void TestPrinter::print_coverage(const TestedFiles& tested) const {
  terminal_.print("\n" + coverage_text(tested.coverage(), terminal_.language, everything_, terminal_.color));
}

void TestPrinter::print_edits(const TestedFiles& tested) const {
  std::size_t edits = 0;
  std::size_t noticed = 0;
  std::size_t left = 0;
  for (const TestedFile& file : tested.files) {
    if (!file.edits) continue;
    edits += file.edits->edits;
    noticed += file.edits->noticed;
    left += file.edits->unnoticed.size();
    for (const UnnoticedEdit& one : file.edits->unnoticed) {
      terminal_.print(
          fmt::format("\n{}: {}\n", place(*file.rules, one.edit.place), told(one.edit, terminal_.language)));
      if (one.test.empty())
        terminal_.print("  " + rung::say(Phrase::mutate_unseen, terminal_.language) + "\n");
      else
        terminal_.print("  " + rung::say(Phrase::mutate_would, terminal_.language) + "\n" + one.test);
    }
  }
  terminal_.print("\n" +
                  rung::say(Phrase::mutate_summary, terminal_.language,
                            {{"edits", std::to_string(edits)},
                             {"noticed", std::to_string(noticed)},
                             {"left", std::to_string(left)}}) +
                  "\n");
}

}  // namespace rung
