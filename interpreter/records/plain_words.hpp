// A short list of words that cells nearly always are, read for many rows at once: yes and no, the values of an enumeration.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "columns/column.hpp"
#include "columns/instruction_set.hpp"
#include "records/cell_eights.hpp"

namespace rung {

class PlainWords {
 public:
  /// The first of two equal words counts. A list that is too long, or a word, is left to who reads cell by cell.
  void add(std::string_view word, std::int64_t value);

  /// Reads cells from `row` on; gives the row of the first that it did not read, of which nothing is said, and which need
  /// not be odd. `blanks`: an empty cell is missing.
  std::size_t read(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                   std::int64_t* values, State* states, InstructionSet set = used_instruction_set()) const;
  std::size_t read(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                   std::uint8_t* values, State* states, InstructionSet set = used_instruction_set()) const;

 private:
  EightsWords words_;
};

/// Days written `2025-06-30`, under the same rules.
std::size_t read_plain_days(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                            std::int64_t* days, State* states, InstructionSet set = used_instruction_set());

}  // namespace rung
