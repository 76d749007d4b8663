// Sums and averages of many decimals, exact in any order.
#include "values/decimal_units.hpp"
#include "values/wide_integer.hpp"

namespace rung {

namespace {

/// The magnitude of high · 2^128 + low in two's complement.
UInt256 wide_magnitude(std::int64_t high, UInt128 low) {
  if (high >= 0) return {static_cast<UInt128>(high), low};
  const UInt128 borrow = low == 0 ? 0 : 1;
  return {-static_cast<UInt128>(static_cast<Int128>(high)) - borrow, -low};
}

}  // namespace

void DecimalSum::add(Decimal value) {
  const UInt128 units = static_cast<UInt128>(value.units());
  const bool carry = __builtin_add_overflow(low_, units, &low_);
  high_ += (carry ? 1 : 0) - (value.is_negative() ? 1 : 0);
}

void DecimalSum::add(const DecimalSum& other) {
  const bool carry = __builtin_add_overflow(low_, other.low_, &low_);
  high_ += other.high_ + (carry ? 1 : 0);
}

std::optional<Decimal> DecimalSum::total() const {
  const UInt256 units = wide_magnitude(high_, low_);
  if (units.high != 0) return std::nullopt;
  return with_sign(units.low, high_ < 0);
}

std::optional<Decimal> DecimalSum::average(std::int64_t count) const {
  const UInt128 divisor = static_cast<UInt128>(count);
  const std::optional<UInt128> units =
      round_half_up(divide_wide(wide_magnitude(high_, low_), divisor), divisor);
  if (!units) return std::nullopt;
  return with_sign(*units, high_ < 0);
}

}  // namespace rung
