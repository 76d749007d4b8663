// and, or, not, if, else and counted conditions.

#include "check/checker.hpp"

namespace rung {

NodeId Checker::lower_junction(const syntax::Junction& form, const Origin& origin, const Standpoint& scope) {
  std::vector<NodeId> conditions;
  bool failed = false;
  for (const ExprId id : form.operands) {
    conditions.push_back(lower_condition(id, scope));
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

NodeId Checker::lower_if(const syntax::If& form, const Origin& origin, const Standpoint& scope,
                         Type expected) {
  NodeId condition = lower_condition(form.condition, scope);
  NodeId yes = lower(form.then, scope, expected);
  if (yes != none && expected.kind == TypeKind::nothing) expected = graph_.type(yes);
  NodeId no = lower(form.otherwise, scope, expected);
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
    if (expected.kind == TypeKind::nothing) expected = graph_.type(operands.back());
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
