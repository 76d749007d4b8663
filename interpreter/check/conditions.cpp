// The conditions of a clause or a cell one after the other, each with its place. All of them were lowered before: their nodes
// are there, and are found again.

#include "check/checker.hpp"

namespace rung {

/// The parts of a condition that must all hold.
std::vector<Condition> Checker::conditions_of(ExprId id, const Standpoint& scope) {
  std::vector<ExprId> parts = {id};
  const auto* junction = std::get_if<syntax::Junction>(&expr(id).form);
  if (junction != nullptr && !junction->any) parts = junction->operands;
  std::vector<Condition> conditions;
  for (const ExprId part : parts) {
    const NodeId met = lower_condition(part, scope);
    if (met != none) conditions.push_back({met, expr(part).span});
  }
  return conditions;
}

std::vector<Condition> Checker::conditions_of(const syntax::CellTest& test, NodeId column, Span value,
                                              const Standpoint& scope) {
  using Atom = syntax::CellAtom::Kind;
  if (test.kind == syntax::CellTest::Kind::condition) return conditions_of(test.condition, scope);
  if (test.kind != syntax::CellTest::Kind::tests) return {};
  std::vector<Condition> conditions;
  for (const syntax::CellAtom& atom : test.atoms) {
    const NodeId met = lower_atom(atom, column, scope);
    if (met == none) continue;
    Condition condition{met, atom.span, Condition::Form::listed, value};
    if (atom.kind == Atom::compare && !atom.negated)
      condition.form = Condition::Form::behind_value;
    else if (is_condition(atom, column, scope))
      condition.form = Condition::Form::whole;
    conditions.push_back(condition);
  }
  return conditions;
}

/// Whether the only value of a list is a condition of its own, as `lower_plain` takes it.
bool Checker::is_condition(const syntax::CellAtom& atom, NodeId column, const Standpoint& scope) {
  if (column == none) return true;
  const Type type = graph_.type(column);
  if (atom.kind != syntax::CellAtom::Kind::list || atom.operands.size() > 1 || type.kind == TypeKind::truth)
    return false;
  const NodeId value = lower(atom.operands[0], scope, type);
  return value != none && graph_.type(value).kind == TypeKind::truth;
}

}  // namespace rung
