// A CSV block whose rows all have the same number of cells: cell (row, column) is found by arithmetic, with
// no index of rows. Most blocks of most files are such; for the others there is split_csv.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "records/separators.hpp"

namespace rung {

/// Rows stand on neighbouring lines: neither blank lines nor line ends in cells lie between them.
class CsvGrid {
 public:
  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

  /// The cell ends before this place of the block, and begins at the other, quotes included.
  std::uint32_t end(std::size_t row, std::size_t column) const { return ends()[row * columns_ + column]; }
  std::uint32_t begin(std::size_t row, std::size_t column) const {
    const std::uint32_t before = ends()[static_cast<std::ptrdiff_t>(row * columns_ + column) - 1];
    return before + (column == 0 ? line_end_bytes() : 1);
  }

  /// For loops of their own: `rows * columns` ends, and one more at [-1], behind which the first cell begins
  /// as every first cell of a row does behind the row before: by `line_end_bytes`, in unsigned arithmetic.
  const std::uint32_t* ends() const { return separators_.places(); }
  std::uint32_t line_end_bytes() const { return separators_.line_end_bytes(); }

 private:
  friend bool split_grid(std::string_view block, char delimiter, std::size_t columns, CsvGrid& grid,
                         InstructionSet set);

  bool rows_end_lines(std::string_view block) const;
  bool has_blank_row(std::string_view block) const;

  Separators separators_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
};

/// Whether the block is a grid of so many columns, under the conditions of find_separators. Then its cells
/// are those of split_csv with `last` set, and no row has a fault. A last line may go without line end. Keep
/// the grid from block to block, for its room. Where the answer is no, the grid means nothing.
bool split_grid(std::string_view block, char delimiter, std::size_t columns, CsvGrid& grid,
                InstructionSet set = used_instruction_set());

}  // namespace rung
