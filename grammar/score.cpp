// Reads `score`: bases, parts, groups, totals, weights.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

void take_bound(Cursor& at, syntax::Bounds& bounds, Reading& reading) {
  Cursor inside = at.inside();
  const Word word = inside.take_word();
  syntax::ExprId& bound = word == Word::at_most ? bounds.at_most : bounds.at_least;
  if (bound != syntax::no_expr)
    reading.diagnostics.report(Kind::clause_twice, at.span()).with("clause", canonical(word));
  bound = inside.take_expr();
}

void take_part(Cursor at, BlockReader& block, syntax::Score& score) {
  syntax::ScorePart part;
  part.span = at.span();
  Cursor inside = at.inside();
  part.kind = inside.take_word();
  block.stop(inside);
  Cursor label = inside.inside();
  part.label = label.take_name();
  if (!label.done()) {
    part.group = part.label;
    part.label = label.take_name();
  }
  inside.skip();
  block.stop(inside);
  part.amount = inside.take_expr();
  for (; !inside.done(); inside.skip()) {
    if (inside.at(Tag::at_most) || inside.at(Tag::at_least)) {
      take_bound(inside, part.bounds, block.reading());
      continue;
    }
    Cursor clause = inside.inside();
    const Word word = clause.take_word();
    const bool twice = word == Word::per    ? part.per != syntax::no_expr
                       : word == Word::when ? part.when != syntax::no_expr
                                            : part.period.has_value();
    if (twice) block.diagnostics().report(Kind::clause_twice, inside.span()).with("clause", canonical(word));
    if (word == Word::per) {
      part.per = clause.take_expr();
    } else if (word == Word::when) {
      part.when = clause.take_expr();
    } else {
      const syntax::DateLiteral from = clause.take_date();
      clause.take_word();
      part.period = {from, clause.take_date(), inside.span()};
    }
  }
  score.parts.push_back(std::move(part));
}

void take_group(Cursor at, BlockReader& block, syntax::Score& score) {
  syntax::ScoreGroup group;
  group.span = at.span();
  Cursor inside = at.inside();
  inside.take_word();
  group.name = inside.take_name();
  if (inside.at(Tag::greatest)) {
    group.greatest = true;
    inside.skip();
  }
  for (; !inside.done(); inside.skip()) take_bound(inside, group.bounds, block.reading());
  score.groups.push_back(std::move(group));
}

void take_total(Cursor at, BlockReader& block, syntax::Score& score) {
  Cursor inside = at.inside();
  syntax::ScoreTotal total{inside.take_word(), {}, at.span()};
  if (inside.done())
    block.diagnostics().report(Kind::cap_without_bound, total.span).with("clause", canonical(total.what));
  for (; !inside.done(); inside.skip()) take_bound(inside, total.bounds, block.reading());
  score.totals.push_back(total);
}

void take_weight(Cursor at, BlockReader& block, syntax::Score& score) {
  syntax::ScoreWeight weight;
  weight.span = at.span();
  Cursor inside = at.inside();
  inside.take_word();
  block.stop(inside);
  weight.weight = inside.take_expr();
  block.stop(inside);
  weight.label = inside.take_name();
  block.stop(inside);
  weight.value = inside.take_expr();
  score.weights.push_back(std::move(weight));
}

void take_missing(Cursor at, syntax::Score& score) {
  Cursor inside = at.inside();
  inside.take_word();
  syntax::ScoreMissing missing{inside.take_word() == Word::reweighted, syntax::no_expr, at.span()};
  inside.take_word(Word::from);
  if (!inside.done()) missing.value = inside.take_expr();
  score.missing.push_back(missing);
}

void take_clause(Cursor at, BlockReader& block, syntax::Score& score) {
  Cursor inside = at.inside();
  switch (at.node().tag) {
    case Tag::part: block.reshape(Shape::part); return take_part(at, block, score);
    case Tag::weight: block.reshape(Shape::weight); return take_weight(at, block, score);
    case Tag::group: return take_group(at, block, score);
    case Tag::total: return take_total(at, block, score);
    case Tag::missing_parts: return take_missing(at, score);
    default: break;
  }
  const Word word = inside.take_word();
  const Span span = at.span();
  const syntax::ExprId value = inside.take_expr();
  if (word == Word::times)
    score.times.push_back(value);
  else if (word == Word::applies_when)
    score.applies.push_back(value);
  else
    score.bases.push_back({value, span});
}

}  // namespace

Parsed score(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::score_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::score, at.take_name(), head, syntax::Score{}};
  auto& score = std::get<syntax::Score>(declaration.body);
  if (!at.done()) {
    Cursor inside = at.inside();
    inside.take_word();
    score.out_of = inside.take_expr();
  }
  while (!block.done()) {
    if (block.at_row()) {
      block.refuse(Kind::row_out_of_place);
      continue;
    }
    if (const auto line = block.clause(Entry::score_clause, Shape::clause))
      take_clause(Cursor(*line), block, score);
  }
  return declaration;
}

}  // namespace rung::parse_actions
