// Expressions: the dispatch over their forms, literals, texts with holes, and what surrounds ask of them.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

DurationUnit unit_of(Word word) {
  switch (word) {
    case Word::weeks: return DurationUnit::weeks;
    case Word::months: return DurationUnit::months;
    case Word::years: return DurationUnit::years;
    case Word::minutes: return DurationUnit::minutes;
    case Word::hours: return DurationUnit::hours;
    case Word::working_days: return DurationUnit::working_days;
    default: return DurationUnit::days;
  }
}

}  // namespace

NodeId Checker::lower(ExprId id, const Standpoint& scope, Type expected) {
  const syntax::Expr& e = expr(id);
  const Origin origin = origin_of(e.span);
  return std::visit(
      Overloaded{
          [&](const syntax::Number& form) { return lower_number(form, origin); },
          [&](const syntax::Duration& form) { return lower_duration(form, origin); },
          [&](const syntax::Text& form) { return lower_text(form, origin, scope, expected); },
          [&](const syntax::DateLiteral& form) {
            const auto date = date_of(form, e.span);
            return date ? graph_.constant(*date, Type::date(), origin) : none;
          },
          [&](const syntax::Truth& form) { return graph_.constant(form.value, Type::truth(), origin); },
          [&](const syntax::MissingWord&) { return graph_.missing(expected, origin); },
          [&](const syntax::TodayWord&) {
            return graph_.add(op::Today{}, Type::date(), Space::run(), origin);
          },
          [&](const syntax::NameUse& form) { return lower_name(form, origin, scope, expected); },
          [&](const syntax::MemberUse& form) { return lower_member(form, origin, scope); },
          [&](const syntax::Index&) {
            diagnostics_.report(Kind::lookup_without_field, e.span);
            return none;
          },
          [&](const syntax::CallUse& form) { return lower_call(form, origin, scope, expected); },
          [&](const syntax::Negate& form) { return lower_negate(form, origin, scope); },
          [&](const syntax::Sum& form) { return lower_sum(form, origin, scope); },
          [&](const syntax::Product& form) { return lower_product(form, origin, scope); },
          [&](const syntax::Compare& form) { return lower_compare(form, origin, scope); },
          [&](const syntax::Is& form) { return lower_is(form, origin, scope); },
          [&](const syntax::In& form) { return lower_in(form, origin, scope); },
          [&](const syntax::Within& form) { return lower_within(form, origin, scope); },
          [&](const syntax::ElseChain& form) { return lower_else(form, origin, scope, expected); },
          [&](const syntax::Not& form) { return lower_not(form, origin, scope); },
          [&](const syntax::Junction& form) { return lower_junction(form, origin, scope); },
          [&](const syntax::If& form) { return lower_if(form, origin, scope, expected); },
          [&](const syntax::Counting& form) { return lower_counting(form, origin, scope); },
      },
      e.form);
}

NodeId Checker::lower_condition(ExprId id, const Standpoint& scope) {
  const NodeId node = lower(id, scope, Type::truth());
  if (node == none) return none;
  const Type type = graph_.type(node);
  if (type.kind == TypeKind::truth || type.kind == TypeKind::nothing) return node;
  diagnostics_.report(Kind::not_a_condition, expr(id).span).with("type", spoken(type, program_));
  return none;
}

NodeId Checker::lower_constant(ExprId id, Type expected) {
  const NodeId node = lower(id, Standpoint{}, expected);
  if (node == none) return none;
  if (graph_.constant(node) != nullptr) return node;
  diagnostics_.report(Kind::not_constant, expr(id).span);
  return none;
}

std::optional<Value> Checker::constant_value(ExprId id, Type expected) {
  const NodeId node = lower_constant(id, expected);
  if (node == none) return std::nullopt;
  const Type type = graph_.type(node);
  const bool fits = type.is_number() ? expected.is_number() : comparable(type, expected);
  if (fits) return *graph_.constant(node);
  diagnostics_.report(Kind::wrong_type, expr(id).span)
      .with("type", spoken(type, program_))
      .with("wanted", spoken(expected, program_));
  return std::nullopt;
}

std::optional<Decimal> Checker::decimal_of(const syntax::Number& number, Span span) {
  // 万, percent and the decimal point are moved in the digits themselves, so that nothing is rounded.
  std::string digits = number.digits;
  int exponent = number.exponent - (number.percent ? 2 : 0);
  std::size_t point = digits.find('.');
  if (point == std::string::npos)
    point = digits.size();
  else
    digits.erase(point, 1);
  const auto moved = static_cast<std::ptrdiff_t>(point) + exponent;
  if (moved <= 0)
    digits.insert(0, static_cast<std::size_t>(1 - moved), '0');
  else if (moved > static_cast<std::ptrdiff_t>(digits.size()))
    digits.append(static_cast<std::size_t>(moved) - digits.size(), '0');
  const std::size_t whole = moved <= 0 ? 1 : static_cast<std::size_t>(moved);
  if (whole < digits.size()) digits.insert(whole, 1, '.');
  if (const auto value = parse_decimal(digits)) return value;
  diagnostics_.report(Kind::literal_too_fine, span);
  return std::nullopt;
}

std::optional<Date> Checker::date_of(const syntax::DateLiteral& date, Span span) {
  if (const auto made = make_date(date.year, date.month, date.day)) return made;
  diagnostics_.report(Kind::no_such_day, span).with("date", std::string(sources_.text(span)));
  return std::nullopt;
}

NodeId Checker::lower_number(const syntax::Number& number, const Origin& origin) {
  const auto value = decimal_of(number, origin.span);
  if (!value) return none;
  return graph_.constant(*value, Type::number(number.percent ? Numeric::percent : Numeric::literal), origin);
}

NodeId Checker::lower_duration(const syntax::Duration& duration, const Origin& origin) {
  const auto count = decimal_of(duration.count, origin.span);
  if (!count) return none;
  const DurationUnit unit = unit_of(duration.unit);
  const auto whole = count->whole();
  const auto made = whole ? make_duration(*whole, unit) : std::nullopt;
  if (made) return graph_.constant(*made, Type::of_duration(kind_of(unit)), origin);
  diagnostics_.report(Kind::duration_not_whole, origin.span);
  return none;
}

NodeId Checker::lower_text(const syntax::Text& text, const Origin& origin, const Standpoint& scope,
                           Type expected) {
  if (text.pieces.size() == 1 && std::holds_alternative<std::string>(text.pieces[0])) {
    const std::string& plain = std::get<std::string>(text.pieces[0]);
    if (expected.kind == TypeKind::enumeration || expected.kind == TypeKind::ladder) {
      if (const auto value = value_named(plain, expected, origin)) return *value;
      report_unknown(plain, origin.span, scope, expected);
      return none;
    }
    return graph_.constant(plain, Type::text(), origin);
  }
  op::Compose compose;
  bool failed = false;
  for (const auto& piece : text.pieces) {
    if (const auto* plain = std::get_if<std::string>(&piece)) {
      compose.pieces.emplace_back(*plain);
      continue;
    }
    const NodeId hole = lower(std::get<ExprId>(piece), scope);
    failed = failed || hole == none;
    compose.pieces.emplace_back(hole);
  }
  if (failed) return none;
  std::vector<NodeId*> holes;
  for (auto& piece : compose.pieces)
    if (auto* hole = std::get_if<NodeId>(&piece)) holes.push_back(hole);
  const auto space = align(std::move(holes), origin.span);
  return space ? graph_.add(std::move(compose), Type::text(), *space, origin) : none;
}

std::optional<Space> Checker::align(std::vector<NodeId*> operands, Span span) {
  if (auto space = graph_.align(std::move(operands))) return space;
  diagnostics_.report(Kind::lines_do_not_meet, span);
  return std::nullopt;
}

Diagnostic& Checker::report_mismatch(Kind kind, Span span, NodeId left, NodeId right) {
  return diagnostics_.report(kind, span)
      .with("left", spoken(graph_.type(left), program_))
      .with("right", spoken(graph_.type(right), program_));
}

NodeId Checker::mismatch(Kind kind, Span span, NodeId left, NodeId right) {
  report_mismatch(kind, span, left, right);
  return none;
}

}  // namespace rung
