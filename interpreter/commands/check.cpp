// `rung check`: everything that is wrong with rule files and can be known without data.

#include <fmt/format.h>

#include "commands/eval_arguments.hpp"
#include "commands/finding_counts.hpp"
#include "commands/proofs_of_rules.hpp"
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

/// What was proved in all files.
struct Proofs {
  std::string text;
  std::string json;
  std::size_t proved = 0;
  std::size_t refuted = 0;
  std::size_t undecided = 0;

  void add(Rules& rules, const ProofLimits& limits, Language language) {
    const std::vector<PromiseProof> proofs = prove_promises(rules, limits, language);
    text += told_proofs(rules, proofs, language);
    const std::string more = json_of_proofs(rules, proofs, language);
    if (!more.empty()) json += (json.empty() ? "" : ",") + more;
    for (const PromiseProof& proof : proofs) {
      switch (proof.verdict.outcome) {
        case ProofVerdict::Outcome::proved: ++proved; break;
        case ProofVerdict::Outcome::refuted: ++refuted; break;
        case ProofVerdict::Outcome::undecided: ++undecided; break;
      }
    }
  }

  std::string told(Language language) const {
    return text +
           say(Phrase::prove_summary, language,
               {{"proved", std::to_string(proved)},
                {"refuted", std::to_string(refuted)},
                {"undecided", std::to_string(undecided)}}) +
           "\n";
  }
};

}  // namespace

ProofLimits proof_limits(const CommandLine& line, Diagnostics& usage) {
  ProofLimits limits;
  const auto text = line.value(Flag::prove_seconds);
  if (!text) return limits;
  const auto seconds = parse_decimal(*text);
  constexpr std::int64_t most = 86'400;
  if (!seconds || seconds->is_negative() || *seconds > Decimal(most)) {
    bad_value(Flag::prove_seconds, *text, "0 … 86400", usage);
    return limits;
  }
  limits.solver_seconds = static_cast<double>(seconds->units()) / 1e18;
  return limits;
}

Exit check(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  const std::string format = line.value(Flag::check_format).value_or("pretty");
  if (format != "pretty" && format != "concise" && format != "json")
    bad_value(Flag::check_format, format, "pretty, concise, json", usage);
  const std::string level = line.value(Flag::fail_level).value_or("error");
  if (level != "error" && level != "warning" && level != "hint")
    bad_value(Flag::fail_level, level, "error, warning, hint", usage);
  const ProofLimits limits = proof_limits(line, usage);
  const std::vector<std::string> paths = rule_paths(line.arguments, usage);
  if (line.has(Flag::data) && paths.size() > 1)
    bad_value(Flag::data, line.values(Flag::data).front(), "one rule file", usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  Counts counts;
  Gathered gathered;
  Proofs proofs;
  bool unreadable = false;
  for (const std::string& path : paths) {
    const auto rules = load_rules({path, {}, {}, {}});
    unreadable = unreadable || (!rules->readable && paths.size() == 1);
    if (rules->sound() && !find_in(*rules, line, terminal)) return Exit::could_not;
    if (line.has(Flag::prove) && rules->sound()) proofs.add(*rules, limits, terminal.language);
    counts.add(rules->diagnostics);
    gathered.take(*rules);
  }
  if (format == "json") {
    std::string json = render_json(gathered.diagnostics, gathered.sources, terminal.language);
    // The list of promises is the last member of the document.
    if (line.has(Flag::prove))
      json.replace(json.rfind('}'), 1, fmt::format(", \"promises\": [{}\n]}}", proofs.json));
    terminal.print(json);
  } else {
    terminal.say(
        format == "concise"
            ? render_concise(gathered.diagnostics, gathered.sources, terminal.language)
            : render_text(gathered.diagnostics, gathered.sources, terminal.language, terminal.color));
    if (line.has(Flag::prove)) terminal.say(proofs.told(terminal.language));
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
