// `rung check`: everything that is wrong with rule files and can be known without data.

#include <fmt/format.h>

#include "commands/eval_arguments.hpp"
#include "commands/finding_counts.hpp"
#include "commands/rule_paths.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"
#include "findings/findings.hpp"
#include "review/rules.hpp"

namespace rung::commands {
namespace {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t hints = 0;

  void add(const Diagnostics& diagnostics) {
    for (const Diagnostic& one : diagnostics.all()) {
      switch (row(one.kind).severity) {
        case Severity::error: ++errors; break;
        case Severity::warning: ++warnings; break;
        case Severity::hint: ++hints; break;
      }
    }
  }
};

/// Findings of several files as one document: sources are numbered anew.
struct Gathered {
  Sources sources;
  std::vector<Diagnostic> diagnostics;

  void take(const Rules& rules) {
    const auto offset = static_cast<SourceId>(sources.size());
    for (SourceId id = 0; id < rules.sources.size(); ++id)
      sources.add(rules.sources[id].path(), std::string(rules.sources[id].text()));
    for (Diagnostic diagnostic : rules.diagnostics.all()) {
      if (Span* span = std::get_if<Span>(&diagnostic.where)) span->source += offset;
      for (Related& related : diagnostic.related) related.span.source += offset;
      diagnostics.push_back(std::move(diagnostic));
    }
  }
};

/// False where an export was given that cannot be read.
bool find_in(Rules& rules, const CommandLine& line, const Terminal& terminal) {
  std::vector<FindingCase> cases;
  find(rules.program(), rules.sources, rules.diagnostics, &cases);
  Diagnostics reading;
  bool good = true;
  if (line.has(Flag::data)) {
    const EvalRequest asked = eval_request(line, terminal, reading);
    good = !reading.has_errors() && count_findings(rules, asked.review, cases, reading);
  }
  rules.diagnostics.settle();
  terminal.show(reading, rules.sources);
  return good;
}

}  // namespace

Exit check(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  const std::string format = line.value(Flag::check_format).value_or("pretty");
  if (format != "pretty" && format != "concise" && format != "json")
    bad_value(Flag::check_format, format, "pretty, concise, json", usage);
  const std::string level = line.value(Flag::fail_level).value_or("error");
  if (level != "error" && level != "warning" && level != "hint")
    bad_value(Flag::fail_level, level, "error, warning, hint", usage);
  const std::vector<std::string> paths = rule_paths(line.arguments, usage);
  if (line.has(Flag::data) && paths.size() > 1)
    bad_value(Flag::data, line.values(Flag::data).front(), "one rule file", usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  Counts counts;
  Gathered gathered;
  bool unreadable = false;
  for (const std::string& path : paths) {
    const auto rules = load_rules({path, {}, {}, {}});
    unreadable = unreadable || (!rules->readable && paths.size() == 1);
    if (rules->sound() && !find_in(*rules, line, terminal)) return Exit::could_not;
    counts.add(rules->diagnostics);
    gathered.take(*rules);
  }
  if (format == "json") {
    terminal.print(render_json(gathered.diagnostics, gathered.sources, terminal.language));
  } else {
    terminal.say(
        format == "concise"
            ? render_concise(gathered.diagnostics, gathered.sources, terminal.language)
            : render_text(gathered.diagnostics, gathered.sources, terminal.language, terminal.color));
    terminal.say(say(Phrase::check_summary, terminal.language,
                     {{"errors", std::to_string(counts.errors)},
                      {"warnings", std::to_string(counts.warnings)},
                      {"hints", std::to_string(counts.hints)}}) +
                 "\n");
  }
  if (unreadable) return Exit::could_not;
  const bool found =
      counts.errors > 0 || (level != "error" && counts.warnings > 0) || (level == "hint" && counts.hints > 0);
  return found ? Exit::found : Exit::nothing_to_say;
}

}  // namespace rung::commands
