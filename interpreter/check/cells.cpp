// The cells of tables and ladders: tests of a column's value, or conditions of their own.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

Checker::CellCondition Checker::lower_test(const syntax::CellTest& test, NodeId column,
                                           const Standpoint& scope) {
  using Cell = syntax::CellTest::Kind;
  const Origin origin = origin_of(test.span);
  switch (test.kind) {
    case Cell::blank:
    case Cell::anything: return {none, true, false};
    case Cell::otherwise:
      if (column == none) return {none, true, false};
      return {graph_.negated(graph_.is_missing(column, origin), origin), false, false};
    case Cell::condition: {
      const NodeId condition = lower_condition(test.condition, scope);
      return {condition, false, condition == none};
    }
    case Cell::tests: break;
  }
  std::vector<NodeId> conditions;
  for (const syntax::CellAtom& atom : test.atoms) {
    const NodeId condition = lower_atom(atom, column, scope);
    if (condition == none) return {none, false, true};
    conditions.push_back(condition);
  }
  std::vector<NodeId*> operands;
  for (NodeId& condition : conditions) operands.push_back(&condition);
  if (!align(std::move(operands), test.span)) return {none, false, true};
  return {graph_.all(std::move(conditions), origin), false, false};
}

/// A value of a list: equal to the column's value, or a condition where it is of type yes/no and the column is not.
NodeId Checker::lower_plain(ExprId id, NodeId column, const Standpoint& scope) {
  if (refuses_missing(id)) return none;
  const NodeId value = lower(id, scope, column == none ? Type::truth() : graph_.type(column));
  if (value == none) return none;
  const Type type = graph_.type(value);
  if (type.kind == TypeKind::truth && (column == none || graph_.type(column).kind != TypeKind::truth))
    return value;
  if (column == none) {
    diagnostics_.report(Kind::not_a_condition, expr(id).span).with("type", spoken(type, program_));
    return none;
  }
  return compare(Comparison::equal, column, value, origin_of(expr(id).span));
}

NodeId Checker::lower_atom(const syntax::CellAtom& atom, NodeId column, const Standpoint& scope) {
  using Atom = syntax::CellAtom::Kind;
  const Origin origin = origin_of(atom.span);
  NodeId met = none;
  if (atom.kind == Atom::list) {
    std::vector<NodeId> values;
    for (const ExprId operand : atom.operands) {
      values.push_back(lower_plain(operand, column, scope));
      if (values.back() == none) return none;
    }
    met = graph_.any(std::move(values), origin);
  } else if (column == none) {
    diagnostics_.report(Kind::test_without_column, atom.span);
    return none;
  } else if (atom.kind == Atom::missing) {
    met = graph_.is_missing(column, origin);
  } else {
    const Type type = graph_.type(column);
    std::vector<NodeId> bounds;
    for (const ExprId operand : atom.operands) {
      if (refuses_missing(operand)) return none;
      bounds.push_back(lower(operand, scope, type));
      if (bounds.back() == none) return none;
    }
    if (atom.kind == Atom::compare) {
      constexpr Comparison kinds[] = {Comparison::equal,      Comparison::unequal, Comparison::less,
                                      Comparison::less_equal, Comparison::greater, Comparison::greater_equal};
      met = compare(kinds[static_cast<std::size_t>(atom.comparator)], column, bounds[0], origin);
    } else {
      const NodeId from = compare(Comparison::greater_equal, column, bounds[0], origin);
      const Comparison upper = atom.kind == Atom::half_open ? Comparison::less : Comparison::less_equal;
      const NodeId to = compare(upper, column, bounds[1], origin);
      if (from == none || to == none) return none;
      met = graph_.all({from, to}, origin);
      const Value* low = graph_.constant(bounds[0]);
      const Value* high = graph_.constant(bounds[1]);
      if (low != nullptr && high != nullptr && !is_missing(*low) && !is_missing(*high)) {
        const std::strong_ordering order = rung::compare(*low, *high);
        if (order > 0 || (order == 0 && atom.kind == Atom::half_open))
          diagnostics_.report(Kind::range_backwards, atom.span);
      }
      if (atom.kind == Atom::closed && type.is_number() && type.numeric == Numeric::money)
        diagnostics_.report(Kind::closed_range_of_money, atom.span);
    }
    if (met == none) return none;
  }
  return atom.negated ? graph_.negated(met, origin) : met;
}

std::optional<Type> Checker::column_type(const std::vector<NodeId>& cells, const std::vector<Span>& spans) {
  Type type = Type::nothing();
  NodeId first = none;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto met = together(type, graph_.type(cells[i]));
    if (!met) {
      mismatch(Kind::cells_differ, spans[i], first, cells[i]);
      return std::nullopt;
    }
    type = *met;
    if (first == none || graph_.type(first).kind == TypeKind::nothing) first = cells[i];
  }
  if (type.is_number() && type.numeric == Numeric::literal) type.numeric = Numeric::number;
  return type;
}

}  // namespace rung
