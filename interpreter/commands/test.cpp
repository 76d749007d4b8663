// `rung test`: runs the tests in rule files and shows what differs.

#include <fmt/format.h>
#include <fnmatch.h>

#include "commands/rule_paths.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"
#include "review/rules.hpp"
#include "testing/test_run.hpp"

namespace rung::commands {
namespace {

struct Counts {
  std::size_t tests = 0;
  std::size_t cases = 0;
  std::size_t failed = 0;
};

class Printer {
 public:
  Printer(const Terminal& terminal, const Rules& rules) : terminal_(terminal), rules_(rules) {}

  void passed(const TestOutcome& outcome) const {
    terminal_.print(fmt::format("{} {}: \"{}\"\n", paint(Phrase::test_passed, "32"),
                                place(outcome.test->span), outcome.test->name));
  }

  void failed(const TestOutcome& outcome, const CaseOutcome& one) const {
    std::string row;
    if (one.row) row = ", " + say(Phrase::test_row, terminal_.language, {{"row", std::to_string(*one.row)}});
    terminal_.print(fmt::format("{} {}: \"{}\"{}\n", paint(Phrase::test_failed, "1;31"), place(one.span),
                                outcome.test->name, row));
    if (one.problem) terminal_.print("  " + say(*one.problem, terminal_.language) + "\n");
    for (const Difference& difference : one.differences) show(difference);
  }

 private:
  std::string place(Span span) const {
    const Source& source = rules_.sources[span.source];
    return fmt::format("{}:{}", source.path(), source.place(span.begin).line);
  }

  std::string paint(Phrase phrase, const char* code) const {
    const std::string text = say(phrase, terminal_.language);
    return terminal_.color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
  }

  void show(const Difference& difference) const {
    const std::string labels[] = {say(Phrase::test_expected, terminal_.language),
                                  say(Phrase::test_got, terminal_.language),
                                  say(Phrase::test_from, terminal_.language)};
    std::size_t width = 0;
    for (const std::string& label : labels) width = std::max(width, display_width(label));
    const auto line = [&](const std::string& label, const std::string& value) {
      terminal_.print(fmt::format("    {}  {}\n", pad_right(label, width), value));
    };
    terminal_.print(fmt::format("  {} ({})\n", difference.path, place(difference.span)));
    line(labels[0], difference.expected);
    line(labels[1], difference.got);
    if (!difference.from.empty()) line(labels[2], difference.from);
  }

  const Terminal& terminal_;
  const Rules& rules_;
};

void run_file(const Rules& rules, const CommandLine& line, const Terminal& terminal, Counts& counts) {
  const Printer printer(terminal, rules);
  const auto pattern = line.value(Flag::run);
  for (const Test& test : rules.program().tests) {
    if (pattern && ::fnmatch(pattern->c_str(), test.name.c_str(), 0) != 0) continue;
    const TestOutcome outcome = run_test(rules.program(), test, terminal.language);
    ++counts.tests;
    for (const CaseOutcome& one : outcome.cases) {
      ++counts.cases;
      if (one.passed()) continue;
      ++counts.failed;
      printer.failed(outcome, one);
    }
    if (outcome.passed() && line.has(Flag::verbose)) printer.passed(outcome);
  }
}

}  // namespace

Exit test(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  const std::vector<std::string> paths = rule_paths(line.arguments, usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  Counts counts;
  bool broken = false;
  for (const std::string& path : paths) {
    const auto rules = load_rules({path, {}, {}, {}});
    if (rules->sound()) {
      run_file(*rules, line, terminal, counts);
    } else {
      terminal.show(rules->diagnostics, rules->sources);
      broken = true;
    }
  }
  terminal.print(say(Phrase::test_summary, terminal.language,
                     {{"tests", std::to_string(counts.tests)},
                      {"cases", std::to_string(counts.cases)},
                      {"passed", std::to_string(counts.cases - counts.failed)},
                      {"failed", std::to_string(counts.failed)}}) +
                 "\n");
  if (broken) return Exit::could_not;
  const bool empty = counts.tests == 0 && line.has(Flag::fail_on_empty);
  return counts.failed > 0 || empty ? Exit::found : Exit::nothing_to_say;
}

}  // namespace rung::commands
