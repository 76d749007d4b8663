// + - * / over numbers, dates and durations, and what type comes out.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

NodeId Checker::lower_negate(const syntax::Negate& negate, const Origin& origin, const Standpoint& scope) {
  const NodeId operand = lower(negate.operand, scope);
  if (operand == none) return none;
  const Type type = graph_.type(operand);
  if (type.is_number())
    if (const Value* value = graph_.constant(operand); value != nullptr && !is_missing(*value))
      return graph_.constant(-std::get<Decimal>(*value), type, origin);
  if (!type.is_number() && type.kind != TypeKind::duration) {
    diagnostics_.report(Kind::not_a_number, origin.span).with("type", spoken(type, program_));
    return none;
  }
  return graph_.calculate(Arithmetic::multiply, operand, graph_.number(-1, origin), type, origin);
}

NodeId Checker::lower_sum(const syntax::Sum& sum, const Origin& origin, const Standpoint& scope) {
  NodeId total = lower(sum.operands[0], scope);
  for (std::size_t i = 1; i < sum.operands.size(); ++i) {
    const NodeId operand = lower(sum.operands[i], scope);
    if (operand == none) total = none;
    if (total == none) continue;
    const Arithmetic kind = sum.operators[i - 1] == '+' ? Arithmetic::add : Arithmetic::subtract;
    total = calculate(kind, total, operand, origin);
  }
  return total;
}

NodeId Checker::lower_product(const syntax::Product& product, const Origin& origin, const Standpoint& scope) {
  NodeId result = lower(product.operands[0], scope);
  for (std::size_t i = 1; i < product.operands.size(); ++i) {
    const NodeId operand = lower(product.operands[i], scope);
    if (operand == none) result = none;
    if (result == none) continue;
    const Arithmetic kind = product.operators[i - 1] == '*' ? Arithmetic::multiply : Arithmetic::divide;
    result = calculate(kind, result, operand, origin);
  }
  return result;
}

namespace {

bool is_date(const Type& type) {
  return type.kind == TypeKind::date;
}
bool is_duration(const Type& type) {
  return type.kind == TypeKind::duration;
}
bool is_open(const Type& type) {
  return type.kind == TypeKind::nothing;
}

/// A whole literal counts as an integer beside an integer.
Numeric whole_literal(const Graph& graph, NodeId id, Numeric beside) {
  const Numeric own = graph.type(id).numeric;
  if (own != Numeric::literal || (beside != Numeric::integer && beside != Numeric::count)) return own;
  const Value* value = graph.constant(id);
  const auto* decimal = value == nullptr ? nullptr : std::get_if<Decimal>(value);
  return decimal != nullptr && decimal->is_whole() ? Numeric::integer : own;
}

std::optional<Numeric> numeric_of(Arithmetic kind, Numeric left, Numeric right) {
  switch (kind) {
    case Arithmetic::add:
    case Arithmetic::subtract: return sum_of(left, right);
    case Arithmetic::multiply: return product_of(left, right);
    case Arithmetic::divide: return quotient_of(left, right);
  }
  return std::nullopt;
}

/// The type of a calculation in which dates or durations take part; nothing where it makes no sense.
std::optional<Type> calendar_type(Arithmetic kind, Type left, Type right) {
  const bool sum = kind == Arithmetic::add || kind == Arithmetic::subtract;
  const auto shifts = [](Type type) { return is_duration(type) && type.duration != DurationKind::minutes; };
  if (sum && is_date(left) && shifts(right)) return Type::date();
  if (kind == Arithmetic::add && shifts(left) && is_date(right)) return Type::date();
  if (kind == Arithmetic::subtract && is_date(left) && is_date(right))
    return Type::of_duration(DurationKind::days);
  if (sum && is_duration(left) && left == right) return left;
  if (kind == Arithmetic::multiply && is_duration(left) && right.is_number()) return left;
  if (kind == Arithmetic::multiply && left.is_number() && is_duration(right)) return right;
  return std::nullopt;
}

}  // namespace

NodeId Checker::calculate(Arithmetic kind, NodeId left, NodeId right, const Origin& origin) {
  const Type a = graph_.type(left);
  const Type b = graph_.type(right);
  std::optional<Type> type;
  if (is_open(a) || is_open(b)) {
    type = is_open(a) ? b : a;
  } else if (a.is_number() && b.is_number()) {
    const Numeric l = whole_literal(graph_, left, b.numeric);
    const Numeric r = whole_literal(graph_, right, a.numeric);
    const auto numeric = numeric_of(kind, l, r);
    if (!numeric) return mismatch(Kind::money_and_number, origin.span, left, right);
    type = Type::number(*numeric);
  } else {
    type = calendar_type(kind, a, b);
  }
  if (!type) {
    Diagnostic& fault = report_mismatch(Kind::cannot_calculate, origin.span, left, right);
    const bool moved = (is_date(a) && b.is_number()) || (a.is_number() && is_date(b));
    if (moved && (kind == Arithmetic::add || kind == Arithmetic::subtract)) fault.help(Phrase::with_unit);
    return none;
  }
  const auto space = align({&left, &right}, origin.span);
  return space ? graph_.add(op::Calculate{kind, left, right}, *type, *space, origin) : none;
}

}  // namespace rung
