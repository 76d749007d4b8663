// A grid where the piece is one, the index of all its records where not.
#include "records/csv_lines.hpp"

#include "records/csv_pieces.hpp"

namespace rung {

void CsvLines::find(CsvPiece& piece, char delimiter, std::size_t columns) {
  text_ = piece.text();
  first_line_ = piece.first_line;
  using Shape = CsvPiece::Shape;
  if (piece.shape == Shape::unknown && split_grid(text_, delimiter, columns, piece.grid))
    piece.shape = Shape::grid;
  is_grid_ = piece.shape == Shape::grid;
  grid_ = &piece.grid;
  if (piece.shape == Shape::unknown) split_csv(text_, delimiter, first_line_, true, piece.index);
  index_ = &piece.index;
}

std::string_view CsvLines::text(std::size_t i) const {
  if (!is_grid_) {
    const CsvRow& row = index_->rows[i];
    return text_.substr(row.begin, row.end - row.begin);
  }
  const std::uint32_t begin = grid_->begin(i, 0);
  return text_.substr(begin, grid_->end(i, grid_->columns() - 1) - begin);
}

std::string_view CsvLines::raw(std::size_t i, std::uint32_t column) const {
  if (!is_grid_) return raw_cell(text_, *index_, index_->rows[i], column);
  const std::uint32_t begin = grid_->begin(i, column);
  return text_.substr(begin, grid_->end(i, column) - begin);
}

CellColumn CsvLines::column(std::uint32_t column, std::size_t first) const {
  return {text_.data(), grid_->ends() + first * grid_->columns() + column, grid_->columns(),
          column == 0 ? grid_->line_end_bytes() : 1};
}

}  // namespace rung
