// Separators as a grid. Once there are as many line ends as rows, and each row ends with one, no cell can be
// missing or too many.
#include "records/csv_grid.hpp"

namespace rung {

/// A delimiter is never the first byte of a line end, so that the byte tells.
bool CsvGrid::rows_end_lines(std::string_view block) const {
  const char line_end = separators_.line_end() == LineEnd::lf ? '\n' : '\r';
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::uint32_t at = end(row, columns_ - 1);
    if (at < block.size() && block[at] != line_end) return false;
  }
  return true;
}

/// A line of spaces is no record, which concerns only rows of one cell.
bool CsvGrid::has_blank_row(std::string_view block) const {
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::uint32_t from = begin(row, 0);
    const std::string_view cell = block.substr(from, end(row, 0) - from);
    if (cell.find_first_not_of(" \t") == std::string_view::npos) return true;
  }
  return false;
}

bool split_grid(std::string_view block, char delimiter, std::size_t columns, CsvGrid& grid,
                InstructionSet set) {
  if (columns == 0) return false;
  Separators& separators = grid.separators_;
  if (!find_separators(block, delimiter, separators, set)) return false;
  if (!block.empty() && block.back() != '\n') {
    *separators.room_for(1) = static_cast<std::uint32_t>(block.size());
    separators.take(1, 1);
  }
  grid.columns_ = columns;
  grid.rows_ = separators.line_ends();
  if (separators.size() != grid.rows_ * columns || !grid.rows_end_lines(block)) return false;
  return columns > 1 || !grid.has_blank_row(block);
}

}  // namespace rung
