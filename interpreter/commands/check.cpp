// `rung check`: everything that is wrong with rule files and can be known without data.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "commands/check_arguments.hpp"
#include "commands/checked_files.hpp"
#include "commands/error_pages.hpp"
#include "commands/eval_arguments.hpp"
#include "commands/finding_counts.hpp"
#include "commands/fix.hpp"
#include "commands/proofs_of_rules.hpp"
#include "commands/rule_paths.hpp"
#include "commands/run.hpp"
#include "commands/write_back.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"

namespace rung::commands {
namespace {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t hints = 0;

  explicit Counts(const std::vector<Diagnostic>& findings) {
    for (const Diagnostic& one : findings) {
      switch (row(one.kind).severity) {
        case Severity::error: ++errors; break;
        case Severity::warning: ++warnings; break;
        case Severity::hint: ++hints; break;
      }
    }
  }

  bool reach(Severity level) const {
    switch (level) {
      case Severity::error: return errors > 0;
      case Severity::warning: return errors + warnings > 0;
      case Severity::hint: return errors + warnings + hints > 0;
    }
    return false;
  }
};

/// Whether paths are told as review tools want them, from the root of the repository.
bool is_for_review(CheckFormat format) {
  switch (format) {
    case CheckFormat::pretty:
    case CheckFormat::concise:
    case CheckFormat::json:
    case CheckFormat::jsonl: return false;
    case CheckFormat::github:
    case CheckFormat::gitlab:
    case CheckFormat::junit:
    case CheckFormat::sarif: return true;
  }
  return false;
}

std::string page_of(std::string_view code) {
  return std::string(error_page(code).value_or(""));
}

class CheckReport {
 public:
  /// `proofs`: where promises were to be proved.
  CheckReport(const CheckedFiles& checked, const std::optional<ProofReport>& proofs,
              const CheckArguments& arguments, const Terminal& terminal)
      : checked_(checked), proofs_(proofs), arguments_(arguments), terminal_(terminal) {
    for (const Diagnostic& one : checked.findings)
      if (arguments.choice.tells(one)) (one.allowed ? allowed_ : told_).push_back(one);
  }

  /// False where a file could not be written. Whoever has the findings in a file still wants to read them.
  bool tell() const {
    const bool to_file = arguments_.output.has_value();
    if (is_for_people() || to_file) terminal_.say(for_people(terminal_.color));
    if (proofs_) terminal_.say(proofs_->told(terminal_.language));
    if (is_for_people() || to_file || arguments_.format == CheckFormat::github) terminal_.say(summary());
    if (arguments_.format == CheckFormat::github) add_to_step_summary();
    if (to_file)
      return write_back(*arguments_.output, is_for_people() ? for_people(false) : document(), terminal_);
    terminal_.print(document());
    return true;
  }

  bool reaches_fail_level() const { return Counts(told_).reach(arguments_.fails); }

 private:
  bool is_for_people() const {
    return arguments_.format == CheckFormat::pretty || arguments_.format == CheckFormat::concise;
  }

  std::string for_people(bool color) const {
    if (arguments_.format == CheckFormat::concise)
      return render_concise(told_, checked_.sources, terminal_.language);
    return render_text(told_, checked_.sources, terminal_.language, color);
  }

  /// Empty for the forms that people read.
  std::string document() const {
    const Sources& sources = checked_.sources;
    const Language language = terminal_.language;
    switch (arguments_.format) {
      case CheckFormat::pretty:
      case CheckFormat::concise: return "";
      case CheckFormat::json: {
        std::string json = render_json(told_, sources, language);
        // The list of promises is the last member of the document.
        if (proofs_) json.replace(json.rfind('}'), 1, ", \"promises\": [" + proofs_->json() + "\n]}");
        return json;
      }
      case CheckFormat::jsonl: return render_jsonl(told_, sources, language);
      case CheckFormat::github: return render_github(told_, sources, language);
      case CheckFormat::gitlab: return render_gitlab(told_, sources, language);
      case CheckFormat::junit:
        return render_junit(told_, sources, checked_.files, arguments_.fails, language);
      case CheckFormat::sarif: {
        std::vector<Diagnostic> all = told_;
        all.insert(all.end(), allowed_.begin(), allowed_.end());
        return render_sarif(all, sources, {RUNG_VERSION, page_of}, language);
      }
    }
    return "";
  }

  std::string summary() const {
    const Counts counts(told_);
    std::string text = say(Phrase::check_summary, terminal_.language,
                           {{"errors", std::to_string(counts.errors)},
                            {"warnings", std::to_string(counts.warnings)},
                            {"hints", std::to_string(counts.hints)}});
    if (!allowed_.empty())
      text += say(Phrase::check_allowed, terminal_.language, {{"allowed", std::to_string(allowed_.size())}});
    return text + "\n";
  }

  /// Where GitHub collects what the steps of a job have to say.
  void add_to_step_summary() const {
    const char* path = std::getenv("GITHUB_STEP_SUMMARY");
    if (path == nullptr || *path == '\0') return;
    std::ofstream(path, std::ios::binary | std::ios::app)
        << render_github_summary(told_, checked_.sources, terminal_.language);
  }

  const CheckedFiles& checked_;
  const std::optional<ProofReport>& proofs_;
  const CheckArguments& arguments_;
  const Terminal& terminal_;
  std::vector<Diagnostic> told_;
  std::vector<Diagnostic> allowed_;
};

/// Adds to each finding how many records of the export fall into it, and what of it the rules do not know; false where the export cannot be read.
bool hold_against_export(Rules& rules, const std::vector<FindingCase>& cases, const CommandLine& line,
                         const Terminal& terminal) {
  Diagnostics reading;
  const EvalRequest asked = eval_request(line, terminal, reading);
  const bool good = !reading.has_errors() && count_findings(rules, asked.review, cases, reading);
  terminal.show(reading, rules.sources);
  return good;
}

}  // namespace

Exit check(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  const CheckArguments arguments = check_arguments(line, usage);
  const std::vector<std::string> paths = rule_paths(line.arguments, usage);
  const ProofLimits limits = proof_limits(line, usage);
  if (line.has(Flag::data) && paths.size() > 1)
    bad_value(Flag::data, line.values(Flag::data).front(), "one rule file", usage);
  if (arguments.fix && std::find(paths.begin(), paths.end(), "-") != paths.end())
    usage.report(Kind::fix_needs_file);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  if (arguments.fix) {
    const FixOutcome outcome = fix_files(paths, arguments, terminal);
    if (outcome.failed) return Exit::could_not;
    if (arguments.preview) return outcome.differs ? Exit::found : Exit::nothing_to_say;
  }
  std::optional<ProofReport> proofs;
  if (line.has(Flag::prove)) proofs.emplace();
  const CheckedFiles checked =
      check_files(paths, arguments.today, is_for_review(arguments.format),
                  [&](Rules& rules, const std::vector<FindingCase>& cases) {
                    if (proofs) proofs->add(rules, limits, terminal.language);
                    return !line.has(Flag::data) || hold_against_export(rules, cases, line, terminal);
                  });
  if (checked.failed) return Exit::could_not;
  const CheckReport report(checked, proofs, arguments, terminal);
  if (!report.tell() || (checked.unreadable && paths.size() == 1)) return Exit::could_not;
  return report.reaches_fail_level() ? Exit::found : Exit::nothing_to_say;
}

}  // namespace rung::commands
