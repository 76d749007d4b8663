// Reads `report`: its columns, filter, order and cut.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

void take_sort(Cursor at, syntax::Report& report) {
  Cursor inside = at.inside();
  inside.take_word();
  for (; !inside.done(); inside.skip()) {
    Cursor key = inside.inside();
    syntax::SortKey sort;
    sort.value = key.take_expr();
    if (!key.done()) {
      sort.stated = true;
      sort.descending = key.take_word() == Word::descending;
    }
    report.sort.push_back(sort);
  }
}

void take_clause(Cursor at, BlockReader& block, syntax::Report& report) {
  Cursor inside = at.inside();
  switch (at.node().tag) {
    case Tag::sort: return take_sort(at, report);
    case Tag::report_where:
      inside.take_word();
      report.where.push_back(inside.take_expr());
      return;
    case Tag::top:
      inside.take_word();
      report.top = number_of(inside.text());
      report.top_span = inside.span();
      return;
    default: break;
  }
  block.reshape(Shape::column);
  syntax::ReportColumn column;
  column.name = inside.take_name();
  block.stop(inside);
  if (at.at(Tag::typed_column)) column.type = inside.take_type();
  column.value = inside.take_expr();
  report.columns.push_back(std::move(column));
}

}  // namespace

Parsed report(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::report_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::report, at.take_name(), head, syntax::Report{}};
  auto& report = std::get<syntax::Report>(declaration.body);
  if (!at.done()) {
    Cursor by = at.inside();
    by.take_word();
    while (!by.done()) report.by.push_back(by.take_expr());
  }
  while (!block.done()) {
    if (block.at_row()) {
      block.refuse(Kind::row_out_of_place);
      continue;
    }
    if (const auto line = block.clause(Entry::report_clause, Shape::clause))
      take_clause(Cursor(*line), block, report);
  }
  return declaration;
}

}  // namespace rung::parse_actions
