// Unsigned integers of 256 bits, as far as exact products and quotients of decimals need them. Private to the
// room.
#pragma once

#include <cstdint>
#include <optional>

#include "values/decimal.hpp"

namespace rung {

struct UInt256 {
  UInt128 high = 0;
  UInt128 low = 0;
};

struct WideQuotient {
  UInt128 quotient;
  UInt128 remainder;
};

/// Nothing where the quotient needs more than 128 bits. The divisor must not be zero.
std::optional<WideQuotient> divide_wide(UInt256 dividend, UInt128 divisor);

/// The limbs of a 128-bit integer. What every product of decimals takes is defined here, to be inlined.
namespace limbs {

using Limb = std::uint64_t;

constexpr Limb low_limb(UInt128 value) {
  return static_cast<Limb>(value);
}
constexpr Limb high_limb(UInt128 value) {
  return static_cast<Limb>(value >> 64);
}
constexpr UInt128 join(Limb high, Limb low) {
  return (static_cast<UInt128>(high) << 64) | low;
}

/// 10^18 shifted until its top bit is set, and what its reciprocal has beyond 2^64: floor((2^128 - 1) / one)
/// - 2^64.
constexpr int one_shift = 4;
constexpr Limb one = Limb{1'000'000'000'000'000'000} << one_shift;
constexpr Limb one_reciprocal = low_limb(~UInt128{0} / one);

/// What the reciprocal falls short by: 2^128 - (2^64 + one_reciprocal) · one.
constexpr Limb one_shortfall = low_limb(-(join(1, one_reciprocal) * one));
// With the first guess of divide_step_by_one, rest · 2^64 = remainder · one_shortfall + next · (2^64 - one) +
// low · one - one · 2^64, where low is the lower limb of the product. As the first two terms are below one ·
// 2^64, the rest is below `one` and not above low where it is not negative; where it is, it wraps to more
// than low. So the guess is right or one too high, and the comparison with low tells which.
static_assert(static_cast<UInt128>(one - 1) * one_shortfall + static_cast<UInt128>(~Limb{0}) * -one <
              join(one, 0));

/// As divide_step, for the divisor `one`: the guess is a product with the reciprocal, at most one too high.
inline Limb divide_step_by_one(Limb& remainder, Limb next) {
  const UInt128 product = static_cast<UInt128>(one_reciprocal) * remainder + join(remainder, next);
  Limb guess = high_limb(product) + 1;
  Limb rest = next - guess * one;
  // Neither outcome is the usual one, so that a branch would be guessed wrong half of the time.
  const Limb too_high = rest > low_limb(product) ? ~Limb{0} : Limb{0};
  guess += too_high;
  rest += one & too_high;
  remainder = rest;
  return guess;
}

}  // namespace limbs

inline UInt256 multiply_wide(UInt128 a, UInt128 b) {
  using namespace limbs;
  const UInt128 low = static_cast<UInt128>(low_limb(a)) * low_limb(b);
  if (high_limb(a) == 0 && high_limb(b) == 0) return {0, low};
  const UInt128 cross = static_cast<UInt128>(low_limb(a)) * high_limb(b);
  const UInt128 other_cross = static_cast<UInt128>(high_limb(a)) * low_limb(b);
  const UInt128 high = static_cast<UInt128>(high_limb(a)) * high_limb(b);
  const UInt128 middle = static_cast<UInt128>(high_limb(low)) + low_limb(cross) + low_limb(other_cross);
  return {high + high_limb(cross) + high_limb(other_cross) + high_limb(middle),
          join(low_limb(middle), low_limb(low))};
}

/// As divide_wide for the divisor 10^18, which every product of decimals is divided by: no division instruction.
inline std::optional<WideQuotient> divide_by_one(UInt256 dividend) {
  using namespace limbs;
  if (dividend.high >= (one >> one_shift)) return std::nullopt;
  const Limb top = low_limb(dividend.high);
  const UInt128 shifted_low = dividend.low << one_shift;
  Limb remainder = (top << one_shift) | (high_limb(dividend.low) >> (64 - one_shift));
  const Limb upper = divide_step_by_one(remainder, high_limb(shifted_low));
  const Limb lower = divide_step_by_one(remainder, low_limb(shifted_low));
  return WideQuotient{join(upper, lower), static_cast<UInt128>(remainder >> one_shift)};
}

/// The quotient to the nearest whole number, halves up. Nothing where it needs more than 128 bits.
inline std::optional<UInt128> round_half_up(const std::optional<WideQuotient>& parts, UInt128 divisor) {
  if (!parts) return std::nullopt;
  const bool up = parts->remainder >= divisor - parts->remainder;
  if (!up) return parts->quotient;
  if (parts->quotient == ~UInt128{0}) return std::nullopt;
  return parts->quotient + 1;
}

}  // namespace rung
