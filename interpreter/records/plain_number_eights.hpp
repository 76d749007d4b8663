// Eight plain numbers at a time: the form of plain_numbers for whole columns of usual cells. Only for its two files.
#pragma once

#include <cstddef>
#include <cstdint>

#include "records/csv_lines.hpp"

namespace rung {

/// What a mantissa is multiplied by for each number of decimals: at [8] for a cell without a point. 0 for those that are
/// not wanted. All below 2^32.
struct EightsFactors {
  std::uint64_t by_decimals[16];
  std::uint64_t largest_mantissa;  ///< times the greatest factor it fits
};

/// Reads eight cells after eight from `row` on and gives the row of the first eight of which one is not plain, is below 0,
/// or is not wanted, or which are not eight any more. `known` gets 1, or 0 for a blank cell.
std::size_t read_number_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                      const EightsFactors& factors, bool blanks, std::int64_t* mantissas,
                                      std::uint8_t* known);

}  // namespace rung
