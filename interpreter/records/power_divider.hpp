// Division by a power of ten that is known late but used often: a product instead.
#pragma once

#include <bit>
#include <cstdint>

#include "values/decimal.hpp"

namespace rung {

constexpr std::uint64_t ten_to(int n) {
  std::uint64_t power = 1;
  while (n-- > 0) power *= 10;
  return power;
}

/// Divides numbers below 2^63 by 10^n, n in 0 … 18. With 2^s the greatest power of two that is below 10^n,
/// the factor 2^(64+s) / 10^n, rounded up, has 64 bits, and an error so small that quotients come out exact.
class PowerDivider {
 public:
  static constexpr std::uint64_t limit = std::uint64_t{1} << 63;

  explicit constexpr PowerDivider(int n) : divisor_(ten_to(n)) {
    if (n == 0) return;
    shift_ = 63 - std::countl_zero(divisor_);
    factor_ = static_cast<std::uint64_t>((static_cast<UInt128>(1) << (64 + shift_)) / divisor_) + 1;
  }
  constexpr std::uint64_t divisor() const { return divisor_; }
  /// Not for n = 0.
  constexpr std::uint64_t quotient(std::uint64_t number) const {
    return static_cast<std::uint64_t>(static_cast<UInt128>(number) * factor_ >> 64) >> shift_;
  }
  /// The quotient of any number to the nearest whole number, halves up; for n = 0 too.
  constexpr UInt128 rounded(UInt128 number) const {
    if (divisor_ == 1) return number;
    const UInt128 kept = number < limit ? quotient(static_cast<std::uint64_t>(number)) : number / divisor_;
    return kept + (number - kept * divisor_ >= divisor_ / 2 ? 1 : 0);
  }

 private:
  std::uint64_t divisor_;
  std::uint64_t factor_ = 0;
  int shift_ = 0;
};

}  // namespace rung
