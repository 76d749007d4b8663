// Lowers `ruleset`. Its holidays are found later, when the records are known.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

void Checker::lower_ruleset(const syntax::Declaration& declaration) {
  const auto& written = std::get<syntax::Ruleset>(declaration.body);
  if (program_.ruleset) {
    diagnostics_.report(Kind::ruleset_twice, declaration.head);
    return;
  }
  if (&declaration != &root_->declarations.front())
    diagnostics_.report(Kind::ruleset_not_first, declaration.head);
  declare(DeclarationKind::ruleset, declaration.name);
  Ruleset ruleset;
  ruleset.name = declaration.name.name;
  ruleset.title = written.title.value_or("");
  ruleset.version = written.version ? written.version->name : "";
  ruleset.span = declaration.name.span;
  if (written.effective_from)
    ruleset.effective_from = date_of(written.effective_from->date, written.effective_from->span);
  if (written.effective_to)
    ruleset.effective_to = date_of(written.effective_to->date, written.effective_to->span);
  if (ruleset.effective_from && ruleset.effective_to && *ruleset.effective_to < *ruleset.effective_from)
    diagnostics_.report(Kind::dates_backwards, written.effective_to->span);
  program_.ruleset = std::move(ruleset);
}

}  // namespace rung
