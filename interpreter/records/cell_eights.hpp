// Eight cells of a column at a time, with AVX-512. Each function reads eight after eight from `row` on and gives the row of
// the first eight of which one is not plain or not as wanted, or which are not eight any more. `known` gets 1, or 0 for a
// blank cell, which there may be where `blanks` says so.
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

/// Words of 1 to 16 bytes with what they stand for: their first bytes and their last eight, zeros in front of a short one.
struct EightsWords {
  static constexpr std::size_t most = 16;
  std::size_t count = 0;
  std::uint64_t front[most];
  std::uint64_t back[most];
  std::int64_t values[most];
};

/// Numbers of 16 bytes at most that are not below 0.
std::size_t read_number_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                      const EightsFactors& factors, bool blanks, std::int64_t* mantissas,
                                      std::uint8_t* known);

std::size_t read_word_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                    const EightsWords& words, bool blanks, std::int64_t* values,
                                    std::uint8_t* known);
/// The same for values that fit a byte.
std::size_t read_word_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                    const EightsWords& words, bool blanks, std::uint8_t* values,
                                    std::uint8_t* known);

/// `2025-06-30` as days since 1970-01-01.
std::size_t read_day_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                                   std::int64_t* days, std::uint8_t* known);

}  // namespace rung
