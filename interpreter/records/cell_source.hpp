// Where the cells of a column come from while rows are printed, and the function that prints them: chosen once
// for all rows, and called for a few rows at a time, whose lines grow side by side.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "columns/column.hpp"
#include "records/cell_printer.hpp"
#include "records/held_texts.hpp"
#include "records/power_divider.hpp"

namespace rung {

class CellForm;
struct CellSource;

/// The end of each line so far. Behind it there is room for the rest of the line, and for what is written
/// there and does not count.
using LineEnds = std::span<char*>;
/// Rows of a column, as many as there are lines.
using LineRows = std::span<const std::uint32_t>;

/// Appends to each line the character that leads to the cell, and the cell of its row; none for a missing value.
/// Lines may lie over anything for all that a compiler knows: such functions copy their source.
using PrintCells = void (*)(const CellSource& source, LineRows rows, LineEnds ends);

struct CellSource {
  PrintCells print = nullptr;
  const State* states = nullptr;
  bool has_gaps = false;  ///< cells of missing values are left empty, and there may be some
  char lead = ',';        ///< before each cell

  const std::int64_t* integers = nullptr;  ///< mantissas as they are written, days, codes
  const std::uint8_t* truths = nullptr;
  const std::string_view* texts = nullptr;
  /// Cells with their leads: the missing one, then by code or truth. Or one that stands for all rows.
  const HeldText* words = nullptr;

  PowerDivider decimals{0};   ///< takes the decimals off a mantissa
  std::uint64_t lift = 1;     ///< fills the decimals up to the number of digits that is printed
  bool percent_sign = false;  ///< is to follow each number

  const Column* column = nullptr;
  const CellPrinter* printer = nullptr;
  const CellForm* form = nullptr;

  /// All bits where the value is known, else none: for sizes, without a branch. What is missing is hard to
  /// foresee.
  std::size_t mask(std::size_t row) const {
    return -static_cast<std::size_t>(states[row] == State::known ? 1 : 0);
  }
};

/// The loop of every such function: `put_cell(to, row)` prints what leads to a cell, and the cell, and returns
/// its end.
template <class PutCell>
[[gnu::always_inline]] inline void print_each(LineRows rows, LineEnds ends, PutCell put_cell) {
  const std::uint32_t* const row = rows.data();
  char** const end = ends.data();
  for (std::size_t i = 0, count = rows.size(); i < count; ++i) end[i] = put_cell(end[i], row[i]);
}

}  // namespace rung
