// Reads `entitlements`: the matrix of benefits, grants and revocations.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

struct BenefitColumns {
  std::size_t count = 0;
  std::optional<std::size_t> stage, benefit;
};

std::optional<BenefitColumns> take_header(BlockReader& block, syntax::Entitlements& entitlements) {
  const auto row = block.row();
  if (!row) return std::nullopt;
  BenefitColumns columns;
  columns.count = row->cells.size();
  for (std::size_t i = 0; i < row->cells.size(); ++i) {
    const syntax::Identifier name = block.raw_cell(row->cells[i]);
    if (!block.takes_column(name, Word::stage, i, columns.stage) &&
        !block.takes_column(name, Word::benefit, i, columns.benefit))
      entitlements.tiers.push_back(name);
  }
  if (columns.benefit) return columns;
  block.diagnostics().report(Kind::benefit_column, block.row_span());
  return std::nullopt;
}

void take_row(BlockReader& block, const BenefitColumns& columns, syntax::Entitlements& entitlements) {
  const auto row = block.row();
  if (!row || !block.fits(*row, columns.count)) return;
  syntax::BenefitRow built;
  built.span = block.row_span();
  for (std::size_t i = 0; i < columns.count; ++i) {
    const Cell& cell = row->cells[i];
    if (i == columns.stage) {
      built.stage = block.raw_cell(cell).name;
    } else if (i == columns.benefit) {
      built.benefit = block.raw_cell(cell);
    } else {
      if (cell.empty()) {
        block.diagnostics().report(Kind::empty_benefit_cell, block.blank_span(cell));
        return;
      }
      const auto clause = block.cell(cell, Entry::value_cell);
      if (!clause) return;
      Cursor at(*clause);
      built.cells.push_back(at.at(Tag::dash) ? syntax::no_expr : at.take_expr());
      built.cell_spans.push_back(block.cell_span(cell));
    }
  }
  entitlements.rows.push_back(std::move(built));
}

void take_clause(Cursor at, syntax::Entitlements& entitlements) {
  Cursor inside = at.inside();
  const Word word = inside.take_word();
  syntax::Grant line{inside.take_name(), syntax::no_expr, syntax::no_expr, at.span()};
  if (!inside.done() && !inside.at(Tag::when)) line.value = inside.take_expr();
  if (inside.at(Tag::when)) {
    Cursor when = inside.inside();
    when.take_word();
    line.when = when.take_expr();
  }
  if (word == Word::grant)
    entitlements.grants.push_back(line);
  else
    entitlements.revokes.push_back({line.benefit, line.when, line.span});
}

}  // namespace

Parsed entitlements(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::entitlements_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::entitlements, at.take_name(), head, syntax::Entitlements{}};
  auto& entitlements = std::get<syntax::Entitlements>(declaration.body);
  Cursor by = at.inside();
  by.take_word();
  entitlements.by = by.take_expr();
  std::optional<BenefitColumns> columns;
  bool header = false;
  while (!block.done()) {
    if (!block.at_row()) {
      if (const auto line = block.clause(Entry::entitlements_clause, Shape::clause))
        take_clause(Cursor(*line), entitlements);
    } else if (!header) {
      header = true;
      columns = take_header(block, entitlements);
    } else if (columns) {
      take_row(block, *columns, entitlements);
    } else {
      block.row();
    }
  }
  return declaration;
}

}  // namespace rung::parse_actions
