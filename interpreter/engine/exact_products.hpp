// Products of decimals that are compared or divided exactly, beyond 128 bits.
#pragma once

#include <compare>

#include "values/decimal.hpp"

namespace rung {

/// a · b against c · d.
std::strong_ordering compare_products(Decimal a, Decimal b, Decimal c, Decimal d);

struct Portion {
  Int128 whole;
  Int128 rest;  ///< in units of the divisor
};

/// times · part / sum, with times a whole number, 0 <= part <= sum and sum above 0: the whole part of the quotient, and
/// what is left of the dividend. Portions with one sum compare by their rests.
Portion portion(Decimal times, Decimal part, Decimal sum);

}  // namespace rung
