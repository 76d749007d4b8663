// Reads `scale`: two columns, from and rate.

#include "grammar/declarations.hpp"

namespace rung::parse_actions {

Parsed scale(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::scale_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::scale, at.take_name(), head, syntax::Scale{}};
  auto& scale = std::get<syntax::Scale>(declaration.body);
  at.take_word();
  scale.of = at.take_expr();
  std::optional<std::size_t> from;
  bool header = false;
  while (!block.done()) {
    if (!block.at_row()) {
      block.refuse(Kind::row_expected);
      continue;
    }
    const auto row = block.row();
    if (!row || !block.fits(*row, 2)) continue;
    if (!header) {
      header = true;
      for (std::size_t i = 0; i < 2; ++i) {
        const syntax::Identifier name = block.raw_cell(row->cells[i]);
        const bool is_from = match_word(Word::from, name.name) == name.name.size();
        if (is_from) from = i;
        if (!is_from && match_word(Word::rate, name.name) != name.name.size())
          block.diagnostics().report(Kind::scale_header, name.span).with("column", name.name);
        else
          block.reading().tree.keywords.push_back({is_from ? Word::from : Word::rate, name.span});
      }
      if (!from) from = 0;
      continue;
    }
    const auto start = block.cell(row->cells[*from], Entry::expression);
    const auto rate = block.cell(row->cells[1 - *from], Entry::expression);
    if (!start || !rate) continue;
    scale.lines.push_back({Cursor(*start).take_expr(), Cursor(*rate).take_expr(), block.row_span()});
  }
  if (scale.lines.empty()) block.diagnostics().report(Kind::no_rows, head);
  return declaration;
}

}  // namespace rung::parse_actions
