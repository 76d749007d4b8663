// Steps through a declaration's lines and notes the shape of each for the formatter.

#include "grammar/block_reader.hpp"

#include "diagnostics/kinds.hpp"

namespace rung {

std::optional<Clause> BlockReader::clause(Entry entry, Shape shape) {
  const Line& current = block_.lines[at_++];
  reading_.tree.lines.push_back({shape, current.span(), {}});
  auto clause = read_clause(reading_, entry, current.folded);
  if (!clause) reshape(Shape::broken);
  return clause;
}

std::optional<Row> BlockReader::row(bool parted) {
  row_line_ = &block_.lines[at_++];
  reading_.tree.lines.push_back({Shape::row, row_line_->span(), {}});
  auto row = split_row(*row_line_, parted, reading_.diagnostics);
  if (!row) reshape(Shape::broken);
  return row;
}

std::optional<Clause> BlockReader::cell(const Cell& cell, Entry entry) const {
  return read_clause(reading_, entry, row_line_->folded, cell.begin, cell.end);
}

Span BlockReader::blank_span(const Cell& cell) const {
  const Folded& folded = row_line_->folded;
  std::size_t begin = cell.begin;
  while (folded.text[begin - 1] == ' ') --begin;
  if (begin == cell.begin) return folded.span(begin, begin);
  return {folded.source, folded.begins[begin], folded.ends[cell.begin - 1]};
}

syntax::Identifier BlockReader::raw_cell(const Cell& cell) const {
  const std::string_view text =
      std::string_view(row_line_->folded.text).substr(cell.begin, cell.end - cell.begin);
  const bool quoted = !text.empty() && text_length(text) == text.size();
  return {quoted ? content_of(text) : std::string(reading_.sources.text(cell_span(cell))), cell_span(cell)};
}

bool BlockReader::takes_column(const syntax::Identifier& cell, Word word, std::size_t number,
                               std::optional<std::size_t>& column) {
  if (cell.name.empty() || match_word(word, cell.name) != cell.name.size() || column) return false;
  column = number;
  reading_.tree.keywords.push_back({word, cell.span});
  return true;
}

bool BlockReader::fits(const Row& row, std::size_t cells) const {
  if (row.cells.size() == cells) return true;
  reading_.diagnostics.report(Kind::ragged_row, row_span())
      .with("cells", std::to_string(row.cells.size()))
      .with("header", std::to_string(cells));
  return false;
}

void BlockReader::refuse(Kind kind) {
  const bool row = at_row();
  reading_.diagnostics.report(kind, line().span());
  refuse_quietly();
  // A table that has no place is said once, not row by row.
  while (row && !done() && at_row()) refuse_quietly();
}

void BlockReader::refuse_quietly() {
  reading_.tree.lines.push_back({Shape::broken, line().span(), {}});
  ++at_;
}

}  // namespace rung
