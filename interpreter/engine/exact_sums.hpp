// Sums of numbers for many rows at once: 128-bit mantissas at one scale as long as these cannot overflow, DecimalSum after.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/large_pages.hpp"
#include "engine/numbers.hpp"

namespace rung {

class ExactSums {
 public:
  /// Makes it so many sums, new ones 0.
  void resize(std::size_t sums);
  /// Adds row rows[i] to the sum targets[i] where the number is known.
  void add(const Numbers& numbers, std::span<const std::uint32_t> rows,
           std::span<const std::uint32_t> targets);
  std::optional<Decimal> total(std::size_t sum) const;
  /// Puts all sums into a column of as many rows; false where they are too wide for that.
  bool fill(Column& column);
  std::optional<Decimal> average(std::size_t sum, std::int64_t count) const;

 private:
  /// Makes room for the numbers in the narrow sums; false where they may overflow.
  bool fits(const Numbers& numbers, std::size_t rows);
  void turn_wide();

  int scale_ = 0;
  UInt128 greatest_ = 0;  ///< no narrow sum has a greater magnitude
  bool wide_ = false;
  LargeVector<Int128> sums_;
  std::vector<DecimalSum> wide_sums_;
};

}  // namespace rung
