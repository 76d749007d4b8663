// Products and quotients of 256 bits, by 64-bit limbs.
#include "values/wide_integer.hpp"

#include <bit>

namespace rung {

using namespace limbs;

namespace {

int leading_zeros(UInt128 value) {
  const Limb high = high_limb(value);
  return high != 0 ? std::countl_zero(high) : 64 + std::countl_zero(low_limb(value));
}

/// Divides remainder · 2^64 + next by a divisor whose top bit is set; the remainder is below the divisor
/// before and after. The quotient is guessed from the divisor's upper limb, which is at most two too high,
/// and then corrected.
Limb divide_step(UInt128& remainder, Limb next, UInt128 divisor) {
  const Limb upper = high_limb(divisor);
  const Limb lower = low_limb(divisor);
  UInt128 guess = remainder / upper;
  UInt128 rest = remainder - guess * upper;
  while (high_limb(rest) == 0 && guess * lower > join(low_limb(rest), next)) {
    --guess;
    rest += upper;
  }
  remainder = join(low_limb(remainder), next) - guess * divisor;
  return low_limb(guess);
}

}  // namespace

std::optional<WideQuotient> divide_wide(UInt256 dividend, UInt128 divisor) {
  if (dividend.high == 0) {
    const UInt128 quotient = dividend.low / divisor;
    return WideQuotient{quotient, dividend.low - quotient * divisor};
  }
  if (dividend.high >= divisor) return std::nullopt;
  const int shift = leading_zeros(divisor);
  const UInt128 shifted_divisor = divisor << shift;
  const UInt128 carried = shift == 0 ? 0 : dividend.low >> (128 - shift);
  const UInt128 shifted_low = dividend.low << shift;
  UInt128 remainder = (dividend.high << shift) | carried;
  const Limb upper = divide_step(remainder, high_limb(shifted_low), shifted_divisor);
  const Limb lower = divide_step(remainder, low_limb(shifted_low), shifted_divisor);
  return WideQuotient{join(upper, lower), remainder >> shift};
}

}  // namespace rung
