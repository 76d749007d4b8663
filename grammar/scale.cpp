// Reads `scale`: two columns, from and rate.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

bool take_header(BlockReader& block, const Row& row, std::optional<std::size_t>& from,
                 std::optional<std::size_t>& rate) {
  bool good = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const syntax::Identifier name = block.raw_cell(row.cells[i]);
    const auto take = [&](Word word, std::optional<std::size_t>& column) {
      if (name.name.empty() || match_word(word, name.name) != name.name.size() || column) return false;
      column = i;
      block.reading().tree.keywords.push_back({word, name.span});
      return true;
    };
    if (take(Word::from, from) || take(Word::rate, rate)) continue;
    block.diagnostics().report(Kind::scale_header, name.span).with("column", name.name);
    good = false;
  }
  return good && block.fits(row, 2);
}

}  // namespace

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
  std::optional<std::size_t> from, rate;
  bool header = false;
  bool good = true;
  while (!block.done()) {
    if (!block.at_row()) {
      block.refuse(Kind::row_expected);
      continue;
    }
    const auto row = block.row();
    if (!header) {
      header = true;
      good = row && take_header(block, *row, from, rate);
      continue;
    }
    if (!good || !row || !block.fits(*row, 2)) continue;
    const auto start = block.cell(row->cells[*from], Entry::expression);
    const auto share = block.cell(row->cells[*rate], Entry::expression);
    if (!start || !share) {
      good = false;
      continue;
    }
    scale.lines.push_back({Cursor(*start).take_expr(), Cursor(*share).take_expr(), block.row_span()});
  }
  if (good && scale.lines.empty()) block.diagnostics().report(Kind::no_rows, head);
  return declaration;
}

}  // namespace rung::parse_actions
