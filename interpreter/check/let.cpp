// Lowers `let`: a value under a name, a selection of related records. What has parameters is lowered where it is called.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

/// The related record from which a selection takes its lines; reports where there is none.
std::optional<RecordId> Checker::selected_record(const syntax::Let& let) {
  // A selection in front, with or without arguments, tells its own fault.
  std::vector<NameInside> names;
  gather_names(let.value, names, true);
  for (const NameInside& use : names) {
    Declared* inner = find_declared(use.name);
    if (inner == nullptr || !is_selection(*inner->syntax)) continue;
    inner = resolved(use.name, use.span);
    if (inner->failed || !fits_call(*inner, use)) return std::nullopt;
  }
  const auto record = record_of(let.value, Standpoint{});
  if (record && program_.records[*record].parent != none) return record;
  const std::string name(sources_.text(expr(let.value).span));
  std::vector<std::string> candidates;
  for (const Record& each : program_.records)
    if (each.parent != none) candidates.push_back(each.name);
  suggest(diagnostics_.report(Kind::selection_of_nothing, expr(let.value).span).with("name", name), name,
          candidates);
  return std::nullopt;
}

/// The conditions of the selections that the text names, and its own.
std::optional<Selection> Checker::selection_of(const syntax::Let& let, RecordId record,
                                               const std::map<std::string, NodeId>* parameters) {
  Standpoint scope;
  scope.parameters = parameters;
  Selection selection{record, {}};
  std::vector<NameInside> names;
  gather_names(let.value, names, true);
  gather_names(let.where, names, false);
  for (const NameInside& use : names) {
    if (use.call == nullptr && parameters != nullptr && parameters->contains(use.name)) continue;
    Declared* inner = find_declared(use.name);
    if (inner == nullptr || !is_selection(*inner->syntax)) continue;
    const auto found = selection_at(*inner, use, scope);
    if (!found) return std::nullopt;
    if (found->record == record) selection.narrow(found->conditions);
  }
  scope.gathered = record;
  const NodeId condition = lower_condition(let.where, scope);
  if (condition == none) return std::nullopt;
  const Space lines = Space::of_record(record);
  if (graph_.meet(graph_.space(condition), lines) != lines) {
    diagnostics_.report(Kind::lines_do_not_meet, expr(let.where).span);
    return std::nullopt;
  }
  selection.narrow({graph_.seen_from(condition, lines)});
  return selection;
}

/// Whether a selection with parameters is called, and one without is not.
bool Checker::fits_call(const Declared& declared, const NameInside& use) {
  const auto& parameters = std::get<syntax::Let>(declared.syntax->body).parameters;
  const std::size_t wanted = parameters ? parameters->size() : 0;
  if (use.call == nullptr && parameters) {
    diagnostics_.report(Kind::function_without_arguments, use.span).with("name", use.name);
    return false;
  }
  if (use.call == nullptr || (parameters && use.call->arguments.size() == wanted)) return true;
  diagnostics_.report(Kind::argument_count, use.span)
      .with("name", use.name)
      .with("given", std::to_string(use.call->arguments.size()))
      .with("wanted", std::to_string(wanted))
      .with("example", parameters ? use.name + "(…)" : use.name);
  return false;
}

std::optional<Selection> Checker::selection_at(Declared& declared, const NameInside& use,
                                               const Standpoint& scope) {
  Declared* known = resolved(declared.syntax->name.name, use.span);
  if (known->failed || !known->selection || !fits_call(*known, use)) return std::nullopt;
  return use.call == nullptr ? known->selection : expand_selection(*known, use, scope);
}

/// A selection with arguments in place of its parameters. They are values of whoever asks, computed before its lines are
/// gone through.
std::optional<Selection> Checker::expand_selection(Declared& declared, const NameInside& use,
                                                   const Standpoint& scope) {
  const auto& let = std::get<syntax::Let>(declared.syntax->body);
  Standpoint asking = scope;
  asking.gathered = none;
  std::map<std::string, NodeId> parameters;
  std::string key = std::to_string(declared.declaration);
  for (std::size_t i = 0; i < use.call->arguments.size(); ++i) {
    const NodeId argument = lower(use.call->arguments[i], asking);
    if (argument == none) return std::nullopt;
    parameters[(*let.parameters)[i].name] = argument;
    key += " " + std::to_string(argument);
  }
  if (const auto known = expanded_selections_.find(key); known != expanded_selections_.end())
    return known->second;
  const Inside in_body(*this, declared.tree, declared.module);
  declared.progress = Progress::working;
  auto selection = selection_of(let, declared.selection->record, &parameters);
  declared.progress = Progress::done;
  expanded_selections_[key] = selection;
  return selection;
}

void Checker::lower_let(Declared& declared) {
  const auto& let = std::get<syntax::Let>(declared.syntax->body);
  declared.function = let.parameters.has_value();
  if (let.where != syntax::no_expr) {
    declared.failed = true;
    const auto record = selected_record(let);
    if (!record) return;
    declared.selection = let.parameters ? Selection{*record, {}} : selection_of(let, *record, nullptr);
    declared.failed = !declared.selection;
    return;
  }
  if (let.parameters) return;
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
