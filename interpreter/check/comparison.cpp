// Comparisons, membership and windows of time.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

Comparison comparison_of(syntax::Comparator comparator) {
  switch (comparator) {
    case syntax::Comparator::equal: return Comparison::equal;
    case syntax::Comparator::unequal: return Comparison::unequal;
    case syntax::Comparator::less: return Comparison::less;
    case syntax::Comparator::less_equal: return Comparison::less_equal;
    case syntax::Comparator::greater: return Comparison::greater;
    case syntax::Comparator::greater_equal: return Comparison::greater_equal;
  }
  return Comparison::equal;
}

bool closed(const Type& type) {
  return type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
}

bool equality(Comparison kind) {
  return kind == Comparison::equal || kind == Comparison::unequal;
}

}  // namespace

bool Checker::refuses_missing(ExprId id) {
  if (!std::holds_alternative<syntax::MissingWord>(expr(id).form)) return false;
  diagnostics_.report(Kind::compared_with_missing, expr(id).span);
  return true;
}

/// `>= "10"`: a number or a date that stands in quotes is a text.
void Checker::help_without_quotes(Diagnostic& fault, NodeId text, Type other) const {
  const Value* value = graph_.constant(text);
  const bool quotable = other.is_number() || other.kind == TypeKind::date;
  if (value == nullptr || graph_.type(text).kind != TypeKind::text || !quotable || is_missing(*value)) return;
  fault.help(Phrase::without_quotes, {{"text", std::get<std::string>(*value)}});
}

NodeId Checker::compare(Comparison kind, NodeId left, NodeId right, const Origin& origin) {
  Type a = graph_.type(left);
  Type b = graph_.type(right);
  if (a.kind == TypeKind::nothing || b.kind == TypeKind::nothing) {
    diagnostics_.report(Kind::compared_with_missing, origin.span);
    return none;
  }
  const auto as_text = [&](NodeId id) {
    return graph_.add(op::TextOf{id}, Type::text(), graph_.space(id), graph_[id].origin);
  };
  if (closed(a) && b.kind == TypeKind::text)
    left = as_text(left), a = Type::text();
  else if (a.kind == TypeKind::text && closed(b))
    right = as_text(right), b = Type::text();
  else if (closed(a) && closed(b) && a != b && equality(kind))
    left = as_text(left), right = as_text(right), a = b = Type::text();
  if (!comparable(a, b)) {
    const bool money = a.is_number() && b.is_number();
    Diagnostic& fault =
        report_mismatch(money ? Kind::money_and_number : Kind::cannot_compare, origin.span, left, right);
    help_without_quotes(fault, left, b);
    help_without_quotes(fault, right, a);
    return none;
  }
  if (!equality(kind) && !ordered(a)) {
    diagnostics_.report(Kind::no_order, origin.span).with("type", spoken(a, program_));
    return none;
  }
  const auto space = align({&left, &right}, origin.span);
  return space ? graph_.add(op::Compare{kind, left, right}, Type::truth(), *space, origin) : none;
}

std::pair<NodeId, NodeId> Checker::lower_sides(ExprId left, ExprId right, const Standpoint& scope) {
  // `A <= tier` takes the ladder of A from the right: a name on the left that stands for nothing waits for it.
  const auto* name = std::get_if<syntax::NameUse>(&expr(left).form);
  const bool waits = name != nullptr && !is_name_of_value(name->name, scope);
  if (!waits) {
    const NodeId first = lower(left, scope);
    // Without the left side nobody knows whose value a bare name on the right is: one message is enough.
    const bool bare = std::holds_alternative<syntax::NameUse>(expr(right).form);
    if (first == none && bare) return {none, none};
    return {first, lower(right, scope, first == none ? Type::nothing() : graph_.type(first))};
  }
  const NodeId second = lower(right, scope);
  const Type type = second == none ? Type::nothing() : graph_.type(second);
  return {lower(left, scope, type), second};
}

NodeId Checker::lower_compare(const syntax::Compare& form, const Origin& origin, const Standpoint& scope) {
  std::vector<NodeId> parts;
  bool failed = false;
  for (const ExprId operand : form.operands)
    if (refuses_missing(operand)) return none;
  if (form.operands.size() == 2) {
    const auto [left, right] = lower_sides(form.operands[0], form.operands[1], scope);
    if (left == none || right == none) return none;
    return compare(comparison_of(form.comparators[0]), left, right, origin);
  }
  // The middle of a chain tells what names at its ends may be.
  std::vector<NodeId> operands(form.operands.size(), none);
  for (std::size_t i = 1; i + 1 < operands.size(); ++i) operands[i] = lower(form.operands[i], scope);
  const Type middle = operands[1] == none ? Type::nothing() : graph_.type(operands[1]);
  operands.front() = lower(form.operands.front(), scope, middle);
  operands.back() = lower(form.operands.back(), scope, middle);
  for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
    if (operands[i] == none || operands[i + 1] == none) {
      failed = true;
      continue;
    }
    parts.push_back(compare(comparison_of(form.comparators[i]), operands[i], operands[i + 1], origin));
    failed = failed || parts.back() == none;
  }
  return failed ? none : graph_.all(std::move(parts), origin);
}

NodeId Checker::lower_is(const syntax::Is& form, const Origin& origin, const Standpoint& scope) {
  if (std::holds_alternative<syntax::MissingWord>(expr(form.right).form)) {
    const NodeId value = lower(form.left, scope);
    if (value == none) return none;
    const NodeId missing = graph_.is_missing(value, origin);
    return form.negated ? graph_.negated(missing, origin) : missing;
  }
  const auto [left, right] = lower_sides(form.left, form.right, scope);
  if (left == none || right == none) return none;
  return compare(form.negated ? Comparison::unequal : Comparison::equal, left, right, origin);
}

NodeId Checker::lower_in(const syntax::In& form, const Origin& origin, const Standpoint& scope) {
  const NodeId left = lower(form.left, scope);
  const Type type = left == none ? Type::nothing() : graph_.type(left);
  std::vector<NodeId> parts;
  bool failed = left == none;
  for (const ExprId item : form.items) {
    const NodeId right = refuses_missing(item) ? none : lower(item, scope, type);
    if (left == none || right == none) {
      failed = true;
      continue;
    }
    parts.push_back(compare(Comparison::equal, left, right, origin_of(expr(item).span)));
    failed = failed || parts.back() == none;
  }
  if (failed) return none;
  const NodeId any = graph_.any(std::move(parts), origin);
  return form.negated ? graph_.negated(any, origin) : any;
}

NodeId Checker::lower_within(const syntax::Within& form, const Origin& origin, const Standpoint& scope) {
  const NodeId date = lower(form.date, scope);
  const NodeId length = lower(form.length, scope);
  const NodeId day = form.as_of == syntax::no_expr
                         ? graph_.add(op::Today{}, Type::date(), Space::run(), origin)
                         : lower(form.as_of, scope);
  if (date == none || length == none || day == none) return none;
  for (const auto& [node, id] : {std::pair{date, form.date}, std::pair{day, form.as_of}})
    if (graph_.type(node).kind != TypeKind::date) {
      diagnostics_.report(Kind::wrong_type, id == syntax::no_expr ? origin.span : expr(id).span)
          .with("type", spoken(graph_.type(node), program_))
          .with("wanted", words(Phrase::a_date));
      return none;
    }
  if (graph_.type(length).kind != TypeKind::duration ||
      graph_.type(length).duration == DurationKind::minutes) {
    diagnostics_.report(Kind::window_length, expr(form.length).span)
        .with("type", spoken(graph_.type(length), program_));
    return none;
  }
  // A window of N days holds N days, the day itself among them: last: D - N < d <= D; next: D <= d < D + N.
  const Arithmetic away = form.next ? Arithmetic::add : Arithmetic::subtract;
  const NodeId edge = calculate(away, day, length, origin);
  if (edge == none) return none;
  const NodeId far = compare(form.next ? Comparison::less : Comparison::greater, date, edge, origin);
  const NodeId near =
      compare(form.next ? Comparison::greater_equal : Comparison::less_equal, date, day, origin);
  if (far == none || near == none) return none;
  return graph_.all({far, near}, origin);
}

}  // namespace rung
