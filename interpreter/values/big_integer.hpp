// Unsigned integers of any size, as far as exact powers need them. Slow and plain; private to the room.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "values/decimal.hpp"

namespace rung {

class BigInteger {
 public:
  explicit BigInteger(UInt128 value);

  std::size_t limb_count() const { return limbs_.size(); }
  /// How many bits the number has, 0 for zero.
  std::int64_t bit_length() const;

  void add_one();
  /// `other` must not be greater.
  void subtract(const BigInteger& other);
  void shift_left(std::int64_t bits);
  /// Divides by 2^(64 · count), towards zero, and tells whether anything was lost.
  bool drop_low_limbs(std::size_t count);

  friend BigInteger operator*(const BigInteger& a, const BigInteger& b);
  friend bool operator==(const BigInteger&, const BigInteger&) = default;
  friend std::strong_ordering operator<=>(const BigInteger& a, const BigInteger& b);

 private:
  void trim();

  std::vector<std::uint64_t> limbs_;  // the lowest first; the last is not zero
};

/// The quotient to the nearest whole number, halves up; nothing where it is 2^128 or more. The divisor is not
/// zero. One bit of the quotient at a time.
std::optional<UInt128> rounded_quotient(BigInteger dividend, BigInteger divisor);

}  // namespace rung
