// The units of a decimal as sign and magnitude, the form in which products and quotients are worked out.
// Private to the room.
#pragma once

#include <optional>

#include "values/decimal.hpp"

namespace rung {

constexpr UInt128 magnitude(Int128 units) {
  return units < 0 ? -static_cast<UInt128>(units) : static_cast<UInt128>(units);
}

/// Nothing where the magnitude does not fit a decimal, 10^38 and more.
constexpr std::optional<Decimal> with_sign(UInt128 units, bool negative) {
  if (units >= static_cast<UInt128>(Decimal::unit_limit)) return std::nullopt;
  const Int128 whole = static_cast<Int128>(units);
  return Decimal::from_units(negative ? -whole : whole);
}

}  // namespace rung
