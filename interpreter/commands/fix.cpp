// Applies edits to rule files, looks whether the result still holds, and only then writes it.

#include "commands/fix.hpp"

#include <map>
#include <memory>
#include <set>

#include "commands/checked_files.hpp"
#include "commands/write_back.hpp"
#include "diagnostics/edits.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/unified_diff.hpp"

namespace rung {
namespace {

/// Far more than a clause has room for faults that hide each other.
constexpr int most_passes = 20;

/// The changed text in place of its file; other files as they are on the disk.
class ChangedText : public RuleTexts {
 public:
  ChangedText(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}

  std::optional<std::string> read(const std::string& path, Diagnostics& diagnostics) override {
    if (path == path_) return text_;
    return read_rule_text(path, diagnostics);
  }

 private:
  std::string path_;
  std::string text_;
};

/// How many errors there are of each kind.
std::map<Kind, std::size_t> errors_of(const Rules& rules) {
  std::map<Kind, std::size_t> errors;
  for (const Diagnostic& one : rules.diagnostics.all())
    if (row(one.kind).severity == Severity::error) ++errors[one.kind];
  return errors;
}

/// More errors of any kind. They may have been there all the time, hidden by what was put right; but who fixes rules by a program
/// does not expect to find others in them afterwards.
bool has_new_errors(const Rules& before, const Rules& after) {
  auto old = errors_of(before);
  for (const auto& [kind, count] : errors_of(after))
    if (count > old[kind]) return true;
  return false;
}

std::unique_ptr<Rules> load_changed(const std::string& path, const std::string& text) {
  ChangedText texts(path, text);
  RulesRequest request{path, {}, {}, {}};
  request.texts = &texts;
  return load_rules(request);
}

class Fixing {
 public:
  Fixing(const std::vector<std::string>& paths, const CheckArguments& arguments, const Terminal& terminal)
      : parts_(parts_among(paths)), arguments_(arguments), terminal_(terminal) {}

  void fix(const std::string& path) {
    const auto before = load_rules({path, {}, {}, {}});
    if (!before->readable) return;
    const std::string old_text(before->sources[before->tree.source].text());
    Edited edited{old_text};
    // What is put right may bring to light what can be put right, too.
    for (int pass = 0; pass < most_passes && edit_once(path, edited); ++pass) continue;
    if (edited.findings == 0) return;
    if (has_new_errors(*before, *load_changed(path, edited.text))) return refuse(path);
    if (arguments_.preview) {
      terminal_.print(unified_diff(old_text, edited.text, path));
      outcome.differs = true;
      return;
    }
    if (!write_back(path, (before->marked ? "\xEF\xBB\xBF" : "") + edited.text, terminal_)) {
      outcome.failed = true;
      return;
    }
    terminal_.say(say(Phrase::check_fixed, terminal_.language,
                      {{"file", path}, {"count", std::to_string(edited.findings)}}) +
                  "\n");
  }

  FixOutcome outcome;

 private:
  /// Makes the edits that the text asks for; false where there are none.
  bool edit_once(const std::string& path, Edited& edited) {
    const auto rules = load_changed(path, edited.text);
    add_findings(*rules, arguments_.today, parts_.contains(path));
    std::vector<Diagnostic> chosen;
    for (const Diagnostic& one : rules->diagnostics.all())
      if (arguments_.choice.tells(one)) chosen.push_back(one);
    Edited next = with_edits(rules->sources, rules->tree.source, chosen);
    if (next.findings == 0) return false;
    edited.text = std::move(next.text);
    edited.findings += next.findings;
    return true;
  }

  void refuse(const std::string& path) {
    Diagnostics diagnostics;
    diagnostics.report(Kind::fix_breaks, DataPlace{path}).with("file", path);
    terminal_.show(diagnostics, {});
    outcome.failed = true;
  }

  std::set<std::string> parts_;
  const CheckArguments& arguments_;
  const Terminal& terminal_;
};

}  // namespace

FixOutcome fix_files(const std::vector<std::string>& paths, const CheckArguments& arguments,
                     const Terminal& terminal) {
  Fixing fixing(paths, arguments, terminal);
  for (const std::string& path : paths) fixing.fix(path);
  return fixing.outcome;
}

}  // namespace rung
