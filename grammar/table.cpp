// Reads `table`: its header, and its rows against it.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

/// Whether each column is an output, in the order of the header.
using Columns = std::vector<bool>;

bool take_header(BlockReader& block, syntax::Table& table, Columns& columns) {
  const auto row = block.row();
  if (!row) return false;
  bool good = true;
  for (const Cell& cell : row->cells) {
    const auto clause = block.cell(cell, Entry::header_cell);
    if (!clause) {
      good = false;
      continue;
    }
    Cursor at(*clause);
    if (!at.at(Tag::output_header)) {
      const Span span = block.cell_span(cell);
      table.inputs.push_back({at.take_expr(), span});
      columns.push_back(false);
      continue;
    }
    syntax::TableOutput output;
    output.span = block.cell_span(cell);
    Cursor inside = at.inside();
    if (!inside.done()) output.name = inside.take_name();
    if (!inside.done()) output.type = inside.take_type();
    table.outputs.push_back(std::move(output));
    columns.push_back(true);
  }
  return good;
}

void take_row(BlockReader& block, syntax::Table& table, const Columns& columns) {
  const auto row = block.row();
  if (!row || !block.fits(*row, columns.size())) return;
  syntax::TableRow built;
  built.span = block.row_span();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Cell& cell = row->cells[i];
    const Span span = block.cell_span(cell);
    if (cell.empty()) {
      block.diagnostics().report(columns[i] ? Kind::empty_output_cell : Kind::empty_test_cell,
                                 block.blank_span(cell));
      return;
    }
    const auto clause = block.cell(cell, columns[i] ? Entry::value_cell : Entry::test_cell);
    if (!clause) return;
    Cursor at(*clause);
    if (columns[i]) {
      built.cells.push_back(at.at(Tag::dash) ? syntax::no_expr : at.take_expr());
      built.cell_spans.push_back(span);
    } else {
      built.tests.push_back(at.take_test());
    }
  }
  table.rows.push_back(std::move(built));
}

}  // namespace

Parsed table(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::table_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::table, at.take_name(), head, syntax::Table{}};
  auto& table = std::get<syntax::Table>(declaration.body);
  if (at.at(Tag::parameters)) table.parameters = at.take_parameters();
  if (at.take_word(Word::match)) table.match = at.take_word();
  Columns columns;
  bool header = false;
  bool good = true;
  while (!block.done()) {
    if (!block.at_row()) {
      block.refuse(Kind::row_expected);
    } else if (!header) {
      header = true;
      good = take_header(block, table, columns);
    } else if (good) {
      take_row(block, table, columns);
    } else {
      block.row();
    }
  }
  if (!header) block.diagnostics().report(Kind::no_rows, head);
  return declaration;
}

}  // namespace rung::parse_actions
