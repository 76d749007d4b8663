// Lowers `let`: a value under a name, a selection of related records; a function is lowered where it is called.

#include "check/checker.hpp"

namespace rung {

void Checker::lower_selection(Declared& declared) {
  const auto& let = std::get<syntax::Let>(declared.syntax->body);
  declared.failed = true;
  const auto record = record_of(let.value, Standpoint{});
  if (!record || program_.records[*record].parent == none) {
    const std::string name(sources_.text(expr(let.value).span));
    std::vector<std::string> candidates;
    for (const Record& each : program_.records)
      if (each.parent != none) candidates.push_back(each.name);
    suggest(diagnostics_.report(Kind::selection_of_nothing, expr(let.value).span).with("name", name), name,
            candidates);
    return;
  }
  Selection selection;
  selection.record = *record;
  if (const auto* name = std::get_if<syntax::NameUse>(&expr(let.value).form))
    if (const Declared* inner = find_declared(name->name); inner != nullptr && inner->selection)
      selection.conditions = inner->selection->conditions;
  Standpoint scope;
  scope.gathered = *record;
  NodeId condition = lower_condition(let.where, scope);
  if (condition == none) return;
  const Space lines = Space::of_record(*record);
  if (graph_.meet(graph_.space(condition), lines) != lines) {
    diagnostics_.report(Kind::lines_do_not_meet, expr(let.where).span);
    return;
  }
  selection.conditions.push_back(graph_.seen_from(condition, lines));
  declared.selection = std::move(selection);
  declared.failed = false;
}

void Checker::lower_let(Declared& declared) {
  const auto& let = std::get<syntax::Let>(declared.syntax->body);
  if (let.parameters) {
    declared.function = true;
    if (let.where != syntax::no_expr) {
      declared.failed = true;
      unsupported(words(Phrase::selection_with_parameters), declared.syntax->head);
    }
    return;
  }
  if (let.where != syntax::no_expr) return lower_selection(declared);
  declared.failed = true;
  std::optional<Type> stated;
  if (let.type) {
    stated = lower_type(*let.type);
    if (!stated) return;
  }
  const NodeId value = lower(let.value, Standpoint{}, stated.value_or(Type::nothing()));
  if (value == none) return;
  Type type = graph_.type(value);
  if (stated) {
    const bool converts = type.is_number() && stated->is_number();
    if (!converts && !comparable(type, *stated)) {
      diagnostics_.report(Kind::wrong_type, expr(let.value).span)
          .with("type", spoken(type, program_))
          .with("wanted", spoken(*stated, program_));
      return;
    }
    type = stated->kind == TypeKind::duration && type.kind == TypeKind::duration ? type : *stated;
  }
  declared.value =
      name_node(declared.syntax->name.name, value, type, false, origin_of(declared.syntax->name.span));
  declared.failed = false;
}

}  // namespace rung
