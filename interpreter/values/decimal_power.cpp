// Powers of decimals, exact and rounded once, for any exponent.
//
// A power is a quotient of two powers of whole numbers, u^k / (10^18)^k or its inverse. These are enclosed
// between two bounds of a limited number of limbs. Where both bounds round to the same decimal that is the
// answer; where they do not the work is done again with twice the limbs. This ends: in lowest terms the power
// has at least k decimals, or none, or never ends, so that it can lie halfway between two decimals of 18
// places only where k <= 19, and such powers are exact within 40 limbs. What lies between is settled by a few
// more limbs. So no exponent is refused for its size, and none costs more than 64 squarings of short numbers.
#include <utility>

#include "values/big_integer.hpp"
#include "values/decimal_units.hpp"

namespace rung {

namespace {

enum class Bound : std::uint8_t { lower, upper };

constexpr Bound opposite(Bound bound) {
  return bound == Bound::lower ? Bound::upper : Bound::lower;
}

/// mantissa · 2^(64 · exponent). The exponent of a power may pass 64 bits.
struct Bounded {
  BigInteger mantissa;
  Int128 exponent = 0;
};

Bounded bounded_product(const Bounded& a, const Bounded& b, std::size_t limbs, Bound bound) {
  Bounded product{a.mantissa * b.mantissa, a.exponent + b.exponent};
  if (product.mantissa.limb_count() <= limbs) return product;
  const std::size_t excess = product.mantissa.limb_count() - limbs;
  const bool lost = product.mantissa.drop_low_limbs(excess);
  if (lost && bound == Bound::upper) product.mantissa.add_one();
  product.exponent += static_cast<Int128>(excess);
  return product;
}

Bounded bounded_power(UInt128 base, std::uint64_t exponent, std::size_t limbs, Bound bound) {
  Bounded power{BigInteger(1)};
  Bounded square{BigInteger(base)};
  for (std::uint64_t rest = exponent; rest != 0; rest >>= 1) {
    if (rest & 1) power = bounded_product(power, square, limbs, bound);
    if (rest > 1) square = bounded_product(square, square, limbs, bound);
  }
  return power;
}

/// Units of the quotient, rounded; nothing where they are 10^38 or more.
std::optional<UInt128> quotient_units(Bounded dividend, Bounded divisor) {
  dividend.mantissa = dividend.mantissa * BigInteger(static_cast<UInt128>(power_of_ten(Decimal::places)));
  const Int128 raised = dividend.exponent - divisor.exponent;
  const Int128 bits = dividend.mantissa.bit_length() - divisor.mantissa.bit_length() + 64 * raised;
  // The quotient is above 2^(bits - 1) and below 2^(bits + 1).
  if (bits < -1) return 0;
  if (bits > 127) return std::nullopt;
  if (raised > 0) dividend.mantissa.shift_left(static_cast<std::int64_t>(64 * raised));
  if (raised < 0) divisor.mantissa.shift_left(static_cast<std::int64_t>(-64 * raised));
  const std::optional<UInt128> units =
      rounded_quotient(std::move(dividend.mantissa), std::move(divisor.mantissa));
  if (!units || *units >= static_cast<UInt128>(Decimal::unit_limit)) return std::nullopt;
  return units;
}

std::optional<UInt128> power_units(UInt128 units, std::int64_t n, std::size_t limbs, Bound bound) {
  const UInt128 one = static_cast<UInt128>(power_of_ten(Decimal::places));
  const std::uint64_t exponent = static_cast<std::uint64_t>(magnitude(n));
  const UInt128 above = n < 0 ? one : units;
  const UInt128 below = n < 0 ? units : one;
  return quotient_units(bounded_power(above, exponent, limbs, bound),
                        bounded_power(below, exponent, limbs, opposite(bound)));
}

}  // namespace

std::optional<Decimal> power(Decimal x, std::int64_t n) {
  if (n == 0) return Decimal(1);
  if (x.is_zero()) return n > 0 ? std::optional(x) : std::nullopt;
  const bool negative = x.is_negative() && n % 2 != 0;
  const UInt128 units = magnitude(x.units());
  for (std::size_t limbs = 8;; limbs *= 2) {
    const std::optional<UInt128> least = power_units(units, n, limbs, Bound::lower);
    const std::optional<UInt128> greatest = power_units(units, n, limbs, Bound::upper);
    if (least != greatest) continue;
    if (!least) return std::nullopt;
    return with_sign(*least, negative);
  }
}

}  // namespace rung
