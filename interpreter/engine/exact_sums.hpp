// Sums of numbers for many rows at once: 128-bit mantissas at one scale as long as these cannot overflow, DecimalSum after.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/numbers.hpp"

namespace rung {

class ExactSums {
 public:
  explicit ExactSums(std::size_t sums) : sums_(sums, 0) {}

  /// Adds row i to the sum targets[i] where counts[i] is known and the number is known.
  void add(const Numbers& numbers, std::span<const std::uint32_t> targets, std::span<const State> counts);
  std::optional<Decimal> total(std::size_t sum) const;
  std::optional<Decimal> average(std::size_t sum, std::int64_t count) const;

 private:
  /// Makes room for the numbers in the narrow sums; false where they may overflow.
  bool fits(const Numbers& numbers, std::size_t rows);
  void turn_wide();

  int scale_ = 0;
  UInt128 greatest_ = 0;  ///< no narrow sum has a greater magnitude
  bool wide_ = false;
  std::vector<Int128> sums_;
  std::vector<DecimalSum> wide_sums_;
};

}  // namespace rung
