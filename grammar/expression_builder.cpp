// Builds expressions: one function a production, the same names as in expression_productions.hpp.

#include "grammar/expression_builder.hpp"

#include "diagnostics/kinds.hpp"
#include "grammar/characters.hpp"
#include "grammar/syntax_fault.hpp"

namespace rung {

using syntax::Comparator;
using syntax::ExprId;

syntax::Comparator comparator_of(std::string_view text) {
  if (text == "<=") return Comparator::less_equal;
  if (text == ">=") return Comparator::greater_equal;
  if (text == "!=") return Comparator::unequal;
  if (text == "<") return Comparator::less;
  if (text == ">") return Comparator::greater;
  return Comparator::equal;
}

syntax::DateLiteral date_of(std::string_view text) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) value = value * 10 + (c - '0');
    return value;
  };
  return {digits(0, 4), digits(5, 2), digits(8, 2)};
}

ExpressionBuilder::Children ExpressionBuilder::children(std::uint32_t index) const {
  Children found;
  for (std::uint32_t child = index + 1; child < node(index).next; child = node(child).next)
    found.push_back(child);
  return found;
}

ExprId ExpressionBuilder::put(std::uint32_t index, decltype(syntax::Expr::form) form) {
  auto& exprs = clause_.reading->tree.exprs;
  exprs.push_back({std::move(form), clause_.span(node(index))});
  return static_cast<ExprId>(exprs.size() - 1);
}

std::vector<ExprId> ExpressionBuilder::build_all(const Children& of, std::size_t from) {
  std::vector<ExprId> ids;
  for (std::size_t i = from; i < of.size(); ++i) ids.push_back(build(of[i]));
  return ids;
}

/// All but the words between them.
std::vector<ExprId> ExpressionBuilder::build_listed(const Children& of, std::size_t from) {
  std::vector<ExprId> ids;
  for (std::size_t i = from; i < of.size(); ++i)
    if (!node(of[i]).worded || node(of[i]).tag != Tag::keyword) ids.push_back(build(of[i]));
  return ids;
}

ExprId ExpressionBuilder::build(std::uint32_t index) {
  switch (node(index).tag) {
    case Tag::any: return junction(index, true);
    case Tag::all: return junction(index, false);
    case Tag::conditional: {
      const auto parts = build_listed(children(index));
      return put(index, syntax::If{parts[0], parts[1], parts[2]});
    }
    case Tag::negation: return negation(index);
    case Tag::comparison: return comparison(index);
    case Tag::else_chain: return else_chain(index);
    case Tag::sum: return chain<syntax::Sum>(index);
    case Tag::product: return chain<syntax::Product>(index);
    case Tag::unary: return unary(index);
    case Tag::postfix: return postfix(index);
    case Tag::parenthesised: {
      const ExprId id = build(index + 1);
      clause_.reading->tree.exprs[id].parenthesised = true;
      return id;
    }
    case Tag::number: return put(index, number_of(clause_.text(node(index))));
    case Tag::percent: {
      syntax::Number number = number_of(clause_.text(node(index + 1)));
      number.percent = true;
      return put(index, std::move(number));
    }
    case Tag::duration: return duration(index);
    case Tag::text: return text(index);
    case Tag::date: return date(index);
    case Tag::bad_date: return bad_date(index);
    case Tag::truth: return put(index, syntax::Truth{node(index + 1).word == Word::yes});
    case Tag::missing: return put(index, syntax::MissingWord{});
    case Tag::today: return put(index, syntax::TodayWord{});
    case Tag::name_use: return put(index, syntax::NameUse{std::string(clause_.text(node(index)))});
    case Tag::call: return call(index);
    case Tag::counting: return counting(index);
    default: break;
  }
  // Only the tags above are left by the rules of expressions; anything else is a production without its action.
  return put(index, syntax::MissingWord{});
}

ExprId ExpressionBuilder::junction(std::uint32_t index, bool any) {
  const auto operands = build_listed(children(index));
  return operands.size() == 1 ? operands[0] : put(index, syntax::Junction{any, operands});
}

ExprId ExpressionBuilder::else_chain(std::uint32_t index) {
  auto operands = build_listed(children(index));
  if (operands.size() == 1) return operands[0];
  const auto& exprs = clause_.reading->tree.exprs;
  for (const ExprId id : operands) {
    const syntax::Expr& operand = exprs[id];
    if (operand.parenthesised) continue;
    if (std::holds_alternative<syntax::Sum>(operand.form) ||
        std::holds_alternative<syntax::Product>(operand.form))
      clause_.reading->diagnostics.report(Kind::bare_else, operand.span);
  }
  return put(index, syntax::ElseChain{std::move(operands)});
}

template <class Chain>
ExprId ExpressionBuilder::chain(std::uint32_t index) {
  Chain built;
  for (const std::uint32_t child : children(index)) {
    if (node(child).tag == Tag::operator_)
      built.operators.push_back(clause_.text(node(child))[0]);
    else
      built.operands.push_back(build(child));
  }
  return built.operands.size() == 1 ? built.operands[0] : put(index, std::move(built));
}

ExprId ExpressionBuilder::negation(std::uint32_t index) {
  const Children of = children(index);
  const ExprId operand = build(of.back());
  return of.size() % 2 == 1 ? operand : put(index, syntax::Not{operand});
}

ExprId ExpressionBuilder::unary(std::uint32_t index) {
  const Children of = children(index);
  const ExprId operand = build(of.back());
  return of.size() % 2 == 1 ? operand : put(index, syntax::Negate{operand});
}

ExprId ExpressionBuilder::comparison(std::uint32_t index) {
  const Children of = children(index);
  const ExprId left = build(of[0]);
  if (of.size() == 1) return left;
  const std::uint32_t tail = of[1];
  const Children parts = children(tail);
  switch (node(tail).tag) {
    case Tag::compare: return compare(left, index, tail);
    case Tag::is: return put(index, syntax::Is{left, build(parts[1]), node(parts[0]).word == Word::is_not});
    case Tag::in:
      return put(index, syntax::In{left, build_all(parts, 1), node(parts[0]).word == Word::not_in});
    default: break;
  }
  const bool next = node(parts[0]).word == Word::within_next;
  const ExprId length = build(parts[1]);
  const ExprId as_of = parts.size() > 2 ? build(children(parts[2])[1]) : syntax::no_expr;
  return put(index, syntax::Within{left, next, length, as_of});
}

ExprId ExpressionBuilder::compare(ExprId left, std::uint32_t whole, std::uint32_t tail) {
  syntax::Compare built;
  built.operands.push_back(left);
  for (const std::uint32_t child : children(tail)) {
    if (node(child).tag == Tag::operator_) {
      built.comparators.push_back(comparator_of(clause_.text(node(child))));
      built.comparator_spans.push_back(clause_.span(node(child)));
    } else {
      built.operands.push_back(build(child));
    }
  }
  const auto direction = [](Comparator c) {
    switch (c) {
      case Comparator::less:
      case Comparator::less_equal: return -1;
      case Comparator::greater:
      case Comparator::greater_equal: return 1;
      case Comparator::equal: return 0;
      case Comparator::unequal: return 2;
    }
    return 2;
  };
  const int first = direction(built.comparators[0]);
  for (std::size_t i = 1; i < built.comparators.size(); ++i)
    if (first == 2 || direction(built.comparators[i]) != first) {
      clause_.reading->diagnostics.report(Kind::mixed_comparison, built.comparator_spans[i])
          .with("operator", std::string(clause_.reading->sources.text(built.comparator_spans[i])));
      break;
    }
  return put(whole, std::move(built));
}

ExprId ExpressionBuilder::postfix(std::uint32_t index) {
  const Children of = children(index);
  ExprId id = build(of[0]);
  for (std::size_t i = 1; i < of.size(); ++i) {
    const std::uint32_t inside = of[i] + 1;
    if (node(of[i]).tag == Tag::member)
      id = put(index,
               syntax::MemberUse{id, {std::string(clause_.text(node(inside))), clause_.span(node(inside))}});
    else
      id = put(index, syntax::Index{id, build(inside)});
    clause_.reading->tree.exprs[id].span = clause_.folded->span(node(index).begin, node(of[i]).end);
  }
  return id;
}

ExprId ExpressionBuilder::call(std::uint32_t index) {
  syntax::CallUse built;
  const Children of = children(index);
  built.function = {std::string(clause_.text(node(of[0]))), clause_.span(node(of[0]))};
  for (std::size_t i = 1; i < of.size(); ++i) {
    const std::uint32_t child = of[i];
    ExprId* slot = nullptr;
    switch (node(child).tag) {
      case Tag::keyword: built.distinct = true; continue;
      case Tag::call_by: slot = &built.by; break;
      case Tag::call_where: slot = &built.where; break;
      case Tag::call_within: slot = &built.within; break;
      default: built.arguments.push_back(build(child)); continue;
    }
    if (*slot != syntax::no_expr)
      clause_.reading->diagnostics.report(Kind::clause_twice, clause_.span(node(child)))
          .with("clause", std::string(clause_.text(node(child + 1))));
    *slot = build(children(child)[1]);
  }
  return put(index, std::move(built));
}

ExprId ExpressionBuilder::counting(std::uint32_t index) {
  using Bound = syntax::Counting::Kind;
  syntax::Counting built{Bound::how_many, syntax::no_expr, {}};
  const Children of = children(index);
  const Word word = node(of[0]).word;
  std::size_t first = 1;
  if (word != Word::how_many_of) {
    built.kind = word == Word::at_least ? Bound::at_least : Bound::at_most;
    built.number = build(of[1]);
    first = 3;
  }
  built.conditions = build_all(of, first);
  return put(index, std::move(built));
}

ExprId ExpressionBuilder::duration(std::uint32_t index) {
  const Children of = children(index);
  return put(index, syntax::Duration{number_of(clause_.text(node(of[0]))), node(of[1]).word});
}

ExprId ExpressionBuilder::date(std::uint32_t index) {
  return put(index, date_of(clause_.text(node(index))));
}

ExprId ExpressionBuilder::bad_date(std::uint32_t index) {
  const std::string date =
      report_bad_date(clause_.reading->diagnostics, clause_.span(node(index)), clause_.text(node(index)));
  if (!date.empty()) return put(index, date_of(date));
  return put(index, syntax::MissingWord{});
}

ExprId ExpressionBuilder::text(std::uint32_t index) {
  const std::string_view quoted = clause_.text(node(index));
  std::size_t closing = quoted.size() - 1;
  while ((static_cast<unsigned char>(quoted[closing]) & 0xC0) == 0x80) --closing;
  syntax::Text built;
  std::string plain;
  for (std::size_t at = decode(quoted, 0).length; at < closing; ++at) {
    const char c = quoted[at];
    if (c == '\\' && at + 1 < closing) {
      ++at;
      plain += quoted[at] == 'n' ? '\n' : quoted[at];
    } else if ((c == '{' || c == '}') && at + 1 < closing && quoted[at + 1] == c) {
      plain += c;
      ++at;
    } else if (c == '{') {
      const std::size_t end = std::min(quoted.find('}', at), closing);
      if (!plain.empty()) built.pieces.emplace_back(std::move(plain));
      plain.clear();
      built.pieces.emplace_back(hole(index, node(index).begin + at + 1, node(index).begin + end));
      at = end;
    } else {
      plain += c;
    }
  }
  if (!plain.empty() || built.pieces.empty()) built.pieces.emplace_back(std::move(plain));
  return put(index, std::move(built));
}

/// The expression between two braces. Full-width characters inside it are folded here, for the layout left texts alone.
ExprId ExpressionBuilder::hole(std::uint32_t index, std::size_t begin, std::size_t end) {
  Reading& reading = *clause_.reading;
  const Span span = clause_.folded->span(begin, end);
  if (begin >= end || clause_.folded->text[end] != '}') {
    reading.diagnostics.report(Kind::open_hole, clause_.folded->span(begin - 1, std::max(begin, end)));
    return put(index, syntax::MissingWord{});
  }
  const Folded inner = fold(reading.sources[span.source], span);
  const auto clause = read_clause(reading, Entry::expression, inner);
  if (!clause) return put(index, syntax::MissingWord{});
  return ExpressionBuilder(*clause).build(0);
}

}  // namespace rung
