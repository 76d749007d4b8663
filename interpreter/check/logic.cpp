// and, or, not, if, else and counted conditions.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

/// `region is north or south`: the second is a value of the comparison before it, and stands alone.
bool Checker::refuses_value(ExprId before, ExprId id, const Standpoint& scope) {
  const auto* is = std::get_if<syntax::Is>(&expr(before).form);
  const auto* compared = std::get_if<syntax::Compare>(&expr(before).form);
  const bool equality = compared != nullptr && compared->operands.size() == 2 &&
                        (compared->comparators[0] == syntax::Comparator::equal ||
                         compared->comparators[0] == syntax::Comparator::unequal);
  if (is == nullptr && !equality) return false;
  const ExprId left = is != nullptr ? is->left : compared->operands[0];
  const ExprId first = is != nullptr ? is->right : compared->operands[1];
  const bool negated = is != nullptr ? is->negated : compared->comparators[0] == syntax::Comparator::unequal;
  if (std::holds_alternative<syntax::MissingWord>(expr(first).form)) return false;
  const auto& form = expr(id).form;
  bool value = std::holds_alternative<syntax::Number>(form) || std::holds_alternative<syntax::Text>(form) ||
               std::holds_alternative<syntax::DateLiteral>(form);
  if (const auto* name = std::get_if<syntax::NameUse>(&form)) {
    const NodeId node = lower(left, scope);
    const Type type = node == none ? Type::nothing() : graph_.type(node);
    const bool closed = type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
    value = closed && !is_name_of_value(name->name, scope) &&
            program_.enumerations[type.set].code_of(name->name).has_value();
  }
  if (!value) return false;
  const Facts facts = {{"left", std::string(sources_.text(expr(left).span))},
                       {"first", std::string(sources_.text(expr(first).span))},
                       {"value", std::string(sources_.text(expr(id).span))}};
  diagnostics_.report(Kind::value_for_condition, expr(id).span)
      .with("value", std::string(sources_.text(expr(id).span)))
      .help(negated ? Phrase::write_not_in : Phrase::write_in, facts);
  return true;
}

/// Whether a name stands for a value in its own right here.
bool Checker::is_name_of_value(const std::string& name, const Standpoint& scope) {
  if (find_declared(name) != nullptr) return true;
  if (scope.parameters != nullptr && scope.parameters->contains(name)) return true;
  if (program_.records.empty()) return false;
  return program_.records[scope.own].field(name) || program_.records[subject].field(name);
}

NodeId Checker::lower_junction(const syntax::Junction& form, const Origin& origin, const Standpoint& scope) {
  std::vector<NodeId> conditions;
  bool failed = false;
  for (std::size_t i = 0; i < form.operands.size(); ++i) {
    const bool refused =
        i > 0 && conditions[i - 1] != none && refuses_value(form.operands[i - 1], form.operands[i], scope);
    conditions.push_back(refused ? none : lower_condition(form.operands[i], scope));
    failed = failed || conditions.back() == none;
  }
  if (failed) return none;
  std::vector<NodeId*> operands;
  for (NodeId& condition : conditions) operands.push_back(&condition);
  const auto space = align(std::move(operands), origin.span);
  if (!space) return none;
  if (form.any) return graph_.add(op::Any{std::move(conditions)}, Type::truth(), *space, origin);
  return graph_.add(op::All{std::move(conditions)}, Type::truth(), *space, origin);
}

NodeId Checker::lower_not(const syntax::Not& form, const Origin& origin, const Standpoint& scope) {
  const NodeId condition = lower_condition(form.operand, scope);
  return condition == none ? none : graph_.negated(condition, origin);
}

namespace {

/// What the next of several choices is expected to be: what the one before is.
void narrow(Type& expected, const Type& known) {
  if (known.kind != TypeKind::nothing) expected = known;
}

}  // namespace

NodeId Checker::lower_if(const syntax::If& form, const Origin& origin, const Standpoint& scope,
                         Type expected) {
  NodeId condition = lower_condition(form.condition, scope);
  // The word `missing` has its type from the other choice.
  const bool waits = std::holds_alternative<syntax::MissingWord>(expr(form.then).form);
  NodeId no = waits ? lower(form.otherwise, scope, expected) : none;
  if (no != none) narrow(expected, graph_.type(no));
  NodeId yes = lower(form.then, scope, expected);
  if (yes != none) narrow(expected, graph_.type(yes));
  if (!waits) no = lower(form.otherwise, scope, expected);
  if (condition == none || yes == none || no == none) return none;
  const auto type = together(graph_.type(yes), graph_.type(no));
  if (!type) return mismatch(Kind::choices_differ, origin.span, yes, no);
  const auto space = align({&condition, &yes, &no}, origin.span);
  return space ? graph_.add(op::If{condition, yes, no}, *type, *space, origin) : none;
}

NodeId Checker::lower_else(const syntax::ElseChain& form, const Origin& origin, const Standpoint& scope,
                           Type expected) {
  std::vector<NodeId> operands;
  for (const ExprId id : form.operands) {
    operands.push_back(lower(id, scope, expected));
    if (operands.back() == none) return none;
    narrow(expected, graph_.type(operands.back()));
  }
  NodeId result = operands.back();
  for (std::size_t i = operands.size() - 1; i-- > 0;) {
    NodeId value = operands[i];
    const auto type = together(graph_.type(value), graph_.type(result));
    if (!type) return mismatch(Kind::choices_differ, origin.span, value, result);
    const auto space = align({&value, &result}, origin.span);
    if (!space) return none;
    result = graph_.add(op::Else{value, result}, *type, *space, origin);
  }
  return result;
}

NodeId Checker::lower_counting(const syntax::Counting& form, const Origin& origin, const Standpoint& scope) {
  std::vector<NodeId> conditions;
  bool failed = false;
  for (const ExprId id : form.conditions) {
    conditions.push_back(lower_condition(id, scope));
    failed = failed || conditions.back() == none;
  }
  const bool bounded = form.kind != syntax::Counting::Kind::how_many;
  const NodeId number = bounded ? lower(form.number, scope) : none;
  if (failed || (bounded && number == none)) return none;
  std::vector<NodeId*> operands;
  for (NodeId& condition : conditions) operands.push_back(&condition);
  const auto space = align(std::move(operands), origin.span);
  if (!space) return none;
  const NodeId met =
      graph_.add(op::CountMet{std::move(conditions)}, Type::number(Numeric::count), *space, origin);
  if (!bounded) return met;
  const bool least = form.kind == syntax::Counting::Kind::at_least;
  return compare(least ? Comparison::greater_equal : Comparison::less_equal, met, number, origin);
}

}  // namespace rung
