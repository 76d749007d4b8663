// Lowers `action`: when, due, owner, say.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {

void Checker::lower_action(const syntax::Declaration& declaration) {
  const auto& written = std::get<syntax::Action>(declaration.body);
  for (const Action& known : program_.actions)
    if (known.name == declaration.name.name)
      diagnostics_.report(Kind::name_twice, declaration.name.span)
          .with("name", known.name)
          .see(known.span, Phrase::declared_here, {{"name", known.name}});
  declaration_ = declare(DeclarationKind::action, declaration.name);
  bool good = true;
  const auto take = [&](const std::vector<ExprId>& lines, Word word, TypeKind kind, bool needed) {
    if (lines.size() > 1)
      diagnostics_.report(Kind::clause_twice, expr(lines[1]).span).with("clause", canonical(word));
    if (lines.empty()) {
      if (needed && !mute_unknown_)
        diagnostics_.report(Kind::action_needs, declaration.name.span).with("clause", canonical(word));
      good = good && !needed;
      return none;
    }
    const NodeId node =
        kind == TypeKind::truth ? lower_condition(lines[0], Standpoint{}) : lower(lines[0], Standpoint{});
    if (node == none) {
      good = false;
      return none;
    }
    const TypeKind own = graph_.type(node).kind;
    if (own == kind || own == TypeKind::nothing || (kind == TypeKind::text && own == TypeKind::enumeration))
      return node;
    diagnostics_.report(Kind::wrong_type, expr(lines[0]).span)
        .with("type", spoken(graph_.type(node), program_))
        .with("wanted", spoken({.kind = kind}, program_));
    good = false;
    return none;
  };
  Action action;
  action.name = declaration.name.name;
  action.span = declaration.name.span;
  action.when = take(written.when, Word::when, TypeKind::truth, true);
  action.due = take(written.due, Word::due, TypeKind::date, false);
  action.owner = take(written.owner, Word::owner, TypeKind::text, false);
  action.say = take(written.say, Word::say, TypeKind::text, false);
  if (good) action.conditions = conditions_of(written.when[0], Standpoint{});
  declaration_ = none;
  if (good) program_.actions.push_back(std::move(action));
}

}  // namespace rung
