// `rung test`: runs the tests in rule files and shows what differs, what they do not exercise, and what they would not notice.

#include <fmt/format.h>
#include <fnmatch.h>

#include <cstdlib>

#include "commands/rule_paths.hpp"
#include "commands/run.hpp"
#include "commands/test_printer.hpp"
#include "commands/test_results.hpp"
#include "coverage/generated_tests.hpp"
#include "diagnostics/kinds.hpp"
#include "records/output_file.hpp"

namespace rung::commands {
namespace {

enum class TestFormat : std::uint8_t { pretty, json, junit, github };

struct TestArguments {
  std::vector<std::string> paths;
  TestFormat format = TestFormat::pretty;
  bool coverage = false;
  bool mutate = false;
  bool generate = false;
  std::optional<std::string> page;
  std::optional<Decimal> threshold;
  std::string threshold_text;

  bool counts() const { return coverage || page || threshold || generate; }
};

std::optional<TestFormat> format_named(const std::string& name) {
  if (name == "pretty") return TestFormat::pretty;
  if (name == "json") return TestFormat::json;
  if (name == "junit") return TestFormat::junit;
  if (name == "github") return TestFormat::github;
  return std::nullopt;
}

void take_threshold(const CommandLine& line, TestArguments& arguments, Diagnostics& usage) {
  const auto text = line.value(Flag::threshold);
  if (!text) return;
  const auto percent = parse_decimal(text->ends_with('%') ? text->substr(0, text->size() - 1) : *text);
  if (!percent || percent->is_negative() || *percent > Decimal(100)) {
    bad_value(Flag::threshold, *text, "0 … 100", usage);
    return;
  }
  arguments.threshold = divide(*percent, Decimal(100));
  arguments.threshold_text = write_percent(*arguments.threshold);
}

/// Tests that are written are all that standard output gets.
void refuse_beside(const CommandLine& line, Flag flag, std::initializer_list<Flag> others,
                   Diagnostics& usage) {
  if (!line.has(flag)) return;
  for (const Flag other : others)
    if (line.has(other))
      usage.report(Kind::flags_apart)
          .with("flag", std::string(long_form(flag)))
          .with("other", std::string(long_form(other)));
}

TestArguments test_arguments(const CommandLine& line, Diagnostics& usage) {
  TestArguments arguments;
  if (const auto name = line.value(Flag::test_format)) {
    const auto format = format_named(*name);
    if (format)
      arguments.format = *format;
    else
      bad_value(Flag::test_format, *name, "pretty, json, junit, github", usage);
  }
  arguments.coverage = line.has(Flag::coverage);
  arguments.mutate = line.has(Flag::mutate);
  arguments.generate = line.has(Flag::generate);
  arguments.page = line.value(Flag::coverage_html);
  take_threshold(line, arguments, usage);
  refuse_beside(line, Flag::generate,
                {Flag::coverage, Flag::coverage_html, Flag::threshold, Flag::mutate, Flag::test_format},
                usage);
  refuse_beside(line, Flag::mutate, {Flag::run}, usage);
  arguments.paths = rule_paths(line.arguments, usage);
  return arguments;
}

TestedFile run_file(std::unique_ptr<Rules> rules, const CommandLine& line, const TestArguments& arguments,
                    Language language) {
  TestedFile tested;
  const Program& program = rules->program();
  std::vector<NodeId> asked;
  if (arguments.counts()) {
    tested.coverage = std::make_unique<CoverageCount>(
        program, coverage_facts(program, own_sources(*rules), keyword_language(rules->sources, rules->tree)));
    asked = tested.coverage->asked();
  }
  const auto pattern = line.value(Flag::run);
  for (const Test& test : program.tests) {
    if (pattern && ::fnmatch(pattern->c_str(), test.name.c_str(), 0) != 0) continue;
    tested.tests.push_back(run_test(program, test, language, asked));
    tested.samples.push_back(check_samples(*rules, test, language));
    if (tested.coverage) tested.coverage->take(tested.tests.back());
  }
  tested.rules = std::move(rules);
  return tested;
}

Exit generate(const TestedFiles& tested, const Terminal& terminal) {
  std::size_t tests = 0;
  std::size_t facts = 0;
  std::string left;
  std::size_t without = 0;
  for (const TestedFile& file : tested.files) {
    const Rules& rules = *file.rules;
    const GeneratedTests made = generate_tests(rules.program(), rules.sources, file.coverage->left(),
                                               keyword_language(rules.sources, rules.tree));
    if (tested.files.size() > 1 && made.tests > 0) terminal.print("# " + rules.path + "\n\n");
    terminal.print(made.text);
    tests += made.tests;
    facts += made.facts;
    without += made.left.size();
    for (const CoverageFact& fact : made.left) {
      const Source& source = rules.sources[fact.span.source];
      left += fmt::format("  {}:{}: {}\n", source.path(), source.place(fact.span.begin).line,
                          told(fact, rules.sources, terminal.language));
    }
  }
  terminal.say(say(Phrase::generate_summary, terminal.language,
                   {{"tests", std::to_string(tests)},
                    {"facts", std::to_string(facts)},
                    {"left", std::to_string(without)}}) +
               "\n" + left);
  return Exit::nothing_to_say;
}

void try_all_edits(TestedFiles& tested) {
  tested.with_edits = true;
  for (TestedFile& file : tested.files)
    file.edits = try_edits(*file.rules, own_sources(*file.rules),
                           keyword_language(file.rules->sources, file.rules->tree));
}

bool write_page(const std::string& path, const TestedFiles& tested, const Terminal& terminal) {
  Diagnostics diagnostics;
  if (const auto file = OutputFile::open(path, diagnostics)) {
    file->write(coverage_html(tested.coverage(), terminal.language));
    if (file->commit() || file->pipe_closed()) return true;
    diagnostics.report(file->failure()->kind, file->failure()->where) = *file->failure();
  }
  terminal.show(diagnostics, {});
  return false;
}

/// The whole list goes where a step of a workflow shows it.
void append_summary(const std::string& text) {
  const char* path = std::getenv("GITHUB_STEP_SUMMARY");
  if (path == nullptr || *path == '\0') return;
  if (std::FILE* file = std::fopen(path, "ab")) {
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  }
}

void print_results(const TestedFiles& tested, const CommandLine& line, const TestArguments& arguments,
                   const Terminal& terminal) {
  switch (arguments.format) {
    case TestFormat::json: terminal.print(test_json(tested, terminal.language)); return;
    case TestFormat::junit: terminal.print(test_junit(tested, terminal.language)); return;
    case TestFormat::github:
      terminal.print(test_github(tested, terminal.language));
      append_summary(test_github_summary(tested, terminal.language));
      return;
    case TestFormat::pretty: break;
  }
  const TestPrinter printer(terminal, line.has(Flag::verbose));
  printer.print_results(tested);
  if (arguments.coverage || arguments.threshold) printer.print_coverage(tested);
  if (tested.with_edits) printer.print_edits(tested);
}

bool has_unnoticed(const TestedFiles& tested) {
  for (const TestedFile& file : tested.files)
    if (file.edits && !file.edits->unnoticed.empty()) return true;
  return false;
}

}  // namespace

Exit test(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  const TestArguments arguments = test_arguments(line, usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  TestedFiles tested;
  for (const std::string& path : arguments.paths) {
    auto rules = load_rules({path, {}, {}, {}});
    if (rules->sound()) {
      tested.files.push_back(run_file(std::move(rules), line, arguments, terminal.language));
    } else {
      terminal.show(rules->diagnostics, rules->sources);
      tested.broken.push_back(std::move(rules));
    }
  }
  if (arguments.generate) {
    const Exit exit = generate(tested, terminal);
    return tested.broken.empty() ? exit : Exit::could_not;
  }
  const TestCounts counts = counts_of(tested);
  const bool stuck = arguments.mutate && counts.failed > 0;
  if (arguments.mutate && !stuck) try_all_edits(tested);
  print_results(tested, line, arguments, terminal);
  if (stuck) terminal.say(say(Phrase::mutate_failing, terminal.language) + "\n");
  const bool unwritten = arguments.page && !write_page(*arguments.page, tested, terminal);
  const ExercisedShare share = share_of(tested.coverage());
  const bool below = arguments.threshold && !share.reaches(*arguments.threshold);
  if (below)
    terminal.say(say(Phrase::coverage_below, terminal.language,
                     {{"percent", share.percent()}, {"threshold", arguments.threshold_text}}) +
                 "\n");
  if (!tested.broken.empty() || unwritten) return Exit::could_not;
  const bool empty = counts.tests == 0 && line.has(Flag::fail_on_empty);
  return counts.failed > 0 || empty || below || has_unnoticed(tested) ? Exit::found : Exit::nothing_to_say;
}

}  // namespace rung::commands
