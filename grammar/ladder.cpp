// Reads `ladder`: the table of tiers and the clauses under it.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

struct TierColumns {
  std::size_t count = 0;
  std::optional<std::size_t> tier, title, reach, keep;
};

std::optional<TierColumns> take_header(BlockReader& block) {
  const auto row = block.row();
  if (!row) return std::nullopt;
  TierColumns columns;
  columns.count = row->cells.size();
  bool good = true;
  for (std::size_t i = 0; i < row->cells.size(); ++i) {
    const syntax::Identifier name = block.raw_cell(row->cells[i]);
    const auto take = [&](Word word, std::optional<std::size_t>& column) {
      return block.takes_column(name, word, i, column);
    };
    if (take(Word::tier, columns.tier) || take(Word::title, columns.title) ||
        take(Word::reach, columns.reach) || take(Word::keep, columns.keep))
      continue;
    block.diagnostics().report(Kind::ladder_header, name.span).with("column", name.name);
    good = false;
  }
  if (good && (!columns.tier || !columns.reach)) {
    block.diagnostics().report(Kind::ladder_columns, block.row_span());
    good = false;
  }
  if (!good) return std::nullopt;
  return columns;
}

std::optional<syntax::CellTest> take_test(BlockReader& block, const Cell& cell) {
  if (cell.empty()) {
    syntax::CellTest blank;
    blank.span = block.row_span();
    return blank;
  }
  const auto clause = block.cell(cell, Entry::test_cell);
  if (!clause) return std::nullopt;
  return Cursor(*clause).take_test();
}

void take_tier(BlockReader& block, const TierColumns& columns, syntax::Ladder& ladder) {
  const auto row = block.row();
  if (!row || !block.fits(*row, columns.count)) return;
  syntax::TierRow tier;
  tier.span = block.row_span();
  const Cell& name = row->cells[*columns.tier];
  if (!block.cell(name, Entry::tier_cell)) return;
  tier.tier = block.raw_cell(name);
  if (columns.title) tier.title = block.raw_cell(row->cells[*columns.title]).name;
  const auto reach = take_test(block, row->cells[*columns.reach]);
  if (!reach) return;
  tier.reach = *reach;
  if (columns.keep) {
    const auto keep = take_test(block, row->cells[*columns.keep]);
    if (!keep) return;
    tier.keep = *keep;
  }
  ladder.tiers.push_back(std::move(tier));
}

void take_hold(Cursor at, syntax::Ladder& ladder) {
  syntax::TierHold hold;
  hold.span = at.span();
  Cursor inside = at.inside();
  inside.take_word();
  if (inside.at(Tag::until)) {
    Cursor until = inside.inside();
    until.take_word();
    hold.until = until.take_expr();
  } else {
    hold.length = inside.take_expr();
    hold.after_rise = inside.take_word() == Word::after_rise;
  }
  ladder.holds.push_back(hold);
}

syntax::ExprId take_when(Cursor& at) {
  Cursor inside = at.inside();
  inside.take_word();
  at.skip();
  return inside.take_expr();
}

void take_override(Cursor at, BlockReader& block, syntax::Ladder& ladder) {
  syntax::TierOverride line;
  line.span = at.span();
  Cursor inside = at.inside();
  inside.take_word();
  line.tier = inside.take_expr();
  while (!inside.done()) {
    syntax::ExprId& slot = inside.at(Tag::until) ? line.until : line.when;
    if (slot != syntax::no_expr)
      block.diagnostics()
          .report(Kind::clause_twice, inside.span())
          .with("clause", std::string(inside.inside().text()));
    slot = take_when(inside);
  }
  ladder.overrides.push_back(line);
}

void take_clause(Cursor at, BlockReader& block, syntax::Ladder& ladder) {
  Cursor inside = at.inside();
  switch (at.node().tag) {
    case Tag::requires_: {
      const syntax::Identifier tier = inside.take_name();
      inside.take_word();
      ladder.requirements.push_back({tier, inside.take_expr()});
      return;
    }
    case Tag::hold: return take_hold(at, ladder);
    case Tag::override_: return take_override(at, block, ladder);
    default: break;
  }
  const Word word = inside.take_word();
  switch (at.node().tag) {
    case Tag::current: ladder.current.push_back(inside.take_expr()); return;
    case Tag::since: ladder.since.push_back(inside.take_expr()); return;
    case Tag::rose: ladder.rose.push_back(inside.take_expr()); return;
    case Tag::applies_when: ladder.applies.push_back(inside.take_expr()); return;
    case Tag::step:
      inside.take_word();
      ladder.steps.push_back({word == Word::rise, inside.take_expr(), at.span()});
      return;
    case Tag::grace: {
      const syntax::ExprId reviews = inside.take_expr();
      inside.take_word();
      inside.take_word();
      ladder.graces.push_back({reviews, inside.take_expr(), at.span()});
      return;
    }
    default: break;
  }
  syntax::TierBound bound{word, inside.take_expr(), syntax::no_expr, at.span()};
  if (!inside.done()) bound.when = take_when(inside);
  ladder.bounds.push_back(bound);
}

}  // namespace

Parsed ladder(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::ladder_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::ladder, at.take_name(), head, syntax::Ladder{}};
  auto& ladder = std::get<syntax::Ladder>(declaration.body);
  if (!at.done()) ladder.by = take_when(at);
  std::optional<TierColumns> columns;
  bool header = false;
  while (!block.done()) {
    if (!block.at_row()) {
      if (const auto line = block.clause(Entry::ladder_clause, Shape::clause))
        take_clause(Cursor(*line), block, ladder);
    } else if (!header) {
      header = true;
      columns = take_header(block);
      ladder.has_titles = columns && columns->title;
    } else if (columns) {
      take_tier(block, *columns, ladder);
    } else {
      block.row();
    }
  }
  if (!header) block.diagnostics().report(Kind::no_rows, head);
  return declaration;
}

}  // namespace rung::parse_actions
