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

UInt256 multiply_wide(UInt128 a, UInt128 b);
/// Nothing where the quotient needs more than 128 bits. The divisor must not be zero.
std::optional<WideQuotient> divide_wide(UInt256 dividend, UInt128 divisor);
/// The same for the divisor 10^18, which every product of decimals is divided by: no division instruction.
std::optional<WideQuotient> divide_by_one(UInt256 dividend);

/// The quotient to the nearest whole number, halves up. Nothing where it needs more than 128 bits.
std::optional<UInt128> round_half_up(const std::optional<WideQuotient>& parts, UInt128 divisor);

}  // namespace rung
