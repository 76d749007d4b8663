// Reads the export for one subject, builds its account, and shows or verifies it.
#include "commands/explain_subject.hpp"

#include <algorithm>

#include "commands/eval_arguments.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"
#include "explain/account_building.hpp"
#include "explain/json_of_account.hpp"
#include "explain/levers.hpp"
#include "explain/paths_of_study.hpp"
#include "explain/sheet_building.hpp"
#include "explain/sheet_of_paths.hpp"
#include "explain/verification.hpp"
#include "explain/what_if.hpp"

namespace rung::commands {
namespace {

enum class Shape : std::uint8_t { text, json, html };

std::optional<Shape> shape_of(const CommandLine& line, Diagnostics& usage) {
  const std::string name = line.value(Flag::explain_format).value_or("text");
  if (name == "text") return Shape::text;
  if (name == "json") return Shape::json;
  if (name == "html") return Shape::html;
  bad_value(Flag::explain_format, name, "text, json, html", usage);
  return std::nullopt;
}

/// One explanation, from the export to what is printed.
class Explaining {
 public:
  Explaining(const Rules& rules, ExportRequest request, const CommandLine& line, const Terminal& terminal)
      : line_(line),
        terminal_(terminal),
        rules_(rules),
        study_(rules, std::move(request), *line.value(Flag::id)) {}

  Exit go(Shape shape) {
    Diagnostics diagnostics;
    std::optional<CellValues> changes;
    if (take_levers(diagnostics) && study_.open(diagnostics))
      changes = changes_asked(study_, line_.values(Flag::what_if), diagnostics);
    terminal_.show(diagnostics, rules_.sources);
    if (!changes) return Exit::could_not;
    account_ = account_of(study_, study_.rated());
    add_possible_tiers(account_, study_);
    if (!changes->empty() && !change(*changes)) return Exit::could_not;
    if (line_.has(Flag::verify)) return verify();
    terminal_.print(shown(shape));
    return Exit::nothing_to_say;
  }

 private:
  bool change(const CellValues& changes) {
    Diagnostics diagnostics;
    change_ = what_if(study_, account_, changes, diagnostics);
    terminal_.show(diagnostics, rules_.sources);
    return change_.has_value();
  }

  Exit verify() const {
    Diagnostics diagnostics;
    const std::size_t count = verified(account_, study_.program(), diagnostics);
    if (change_) verified(change_->after, study_.program(), diagnostics);
    terminal_.show(diagnostics, rules_.sources);
    if (diagnostics.has_errors()) return Exit::found;
    terminal_.print(say(Phrase::account_checked, terminal_.language,
                        {{"id", account_.subject}, {"count", std::to_string(count)}}) +
                    "\n");
    return Exit::nothing_to_say;
  }

  std::string shown(Shape shape) const {
    const Telling telling(rules_, terminal_.language, study_.words());
    const SubjectPaths paths = change_ ? SubjectPaths{} : paths_of(study_, levers_);
    if (shape == Shape::json) return json_of(account_, change_ ? &*change_ : nullptr, &paths, telling);
    Sheet sheet = change_ ? sheet_of(account_, *change_, telling) : sheet_of(account_, telling);
    add_paths(paths, telling, sheet);
    if (shape == Shape::text) return text_of(sheet);
    switch (terminal_.language) {
      case Language::english: return html_of(sheet, "en");
      case Language::simplified: return html_of(sheet, "zh-Hans");
      case Language::traditional: return html_of(sheet, "zh-Hant");
    }
    return "";
  }

  /// Behind the decisions of the ladders.
  void add_paths(const SubjectPaths& paths, const Telling& telling, Sheet& sheet) const {
    std::vector<SheetPart> parts;
    for (const LadderPaths& ladder : paths.ladders) parts.push_back(sheet_of_paths(paths, ladder, telling));
    const auto behind = static_cast<std::ptrdiff_t>(std::min(account_.ladders.size(), sheet.parts.size()));
    sheet.parts.insert(sheet.parts.begin() + behind, parts.begin(), parts.end());
  }

  /// What the command line lets change.
  bool take_levers(Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (const std::string& text : line_.values(Flag::changeable))
      for (std::string& name : comma_list(text)) names.push_back(std::move(name));
    const NamedLevers levers = levers_named(rules_.program(), names, diagnostics);
    levers_.fields = levers.fields;
    levers_.names = levers.names;
    return !diagnostics.has_errors();
  }

  const CommandLine& line_;
  const Terminal& terminal_;
  const Rules& rules_;
  SubjectStudy study_;
  Account account_;
  PathsRequest levers_;
  std::optional<WhatIf> change_;
};

}  // namespace

Exit explain_subject(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  EvalRequest arguments = eval_request(line, terminal, usage);
  const auto shape = shape_of(line, usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  const auto rules = load_rules(arguments.rules);
  if (!rules->sound()) {
    terminal.show(rules->diagnostics, rules->sources);
    return Exit::could_not;
  }
  if (rules->program().records.empty() || rules->program().records[subject].name.empty()) {
    usage.report(Kind::no_record);
    terminal.show(usage, {});
    return Exit::could_not;
  }
  ExportRequest request = arguments.review;
  if (!request.words && !rules->program().words) request.words = terminal.language;
  return Explaining(*rules, std::move(request), line, terminal).go(*shape);
}

}  // namespace rung::commands
