// Plain numbers of one column of a grid, as many as follow each other: what reading an export costs most.
#pragma once

#include <cstddef>
#include <cstdint>

#include "columns/column.hpp"
#include "columns/instruction_set.hpp"
#include "records/csv_lines.hpp"

namespace rung {

/// Which numbers are wanted, and how they are to stand.
struct PlainNumbersForm {
  int scale;    ///< 0 … 18
  bool blanks;  ///< an empty cell is missing
  bool signs;   ///< below 0 is fine
  bool whole;   ///< without decimals only
};

/// Reads cells from `row` on into mantissas and states. Gives the row of the first cell that is not plain, or not as
/// wanted, or too large for its mantissa; `rows` where there is none. Of what stands in that row nothing is said.
std::size_t read_plain_numbers(const CellColumn& cells, std::size_t row, std::size_t rows,
                               PlainNumbersForm form, std::int64_t* mantissas, State* states,
                               InstructionSet set = used_instruction_set());

}  // namespace rung
