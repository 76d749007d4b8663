// Arithmetic of decimals: every operation works on exact integers and rounds once. Powers, sums and texts
// have files of their own.
#include "values/decimal.hpp"

#include <array>
#include <limits>

#include "values/decimal_units.hpp"
#include "values/wide_integer.hpp"

namespace rung {

namespace {

constexpr int largest_exponent = 38;
constexpr Int128 one = 1'000'000'000'000'000'000;

constexpr std::array<Int128, largest_exponent + 1> make_powers() {
  std::array<Int128, largest_exponent + 1> powers{};
  powers[0] = 1;
  for (std::size_t n = 1; n < powers.size(); ++n) powers[n] = powers[n - 1] * 10;
  return powers;
}

constexpr std::array<Int128, largest_exponent + 1> powers_of_ten = make_powers();

UInt128 unsigned_power_of_ten(int n) {
  return static_cast<UInt128>(power_of_ten(n));
}

/// Whether a rounding away from zero is called for by what is left over of a step, 0 <= rest < step.
bool rounds_away(UInt128 rest, UInt128 step, Rounding rounding) {
  switch (rounding) {
    case Rounding::half_away: return rest >= step - rest;
    case Rounding::up: return rest != 0;
    case Rounding::down: return false;
  }
  __builtin_unreachable();
}

/// The quotient of two magnitudes rounded to tens, hundreds, … (10^exponent, exponent 1 … 38), in those
/// steps. Half of a step is told by the quotient of the doubled dividend, so that nothing is rounded twice.
UInt128 quotient_in_steps(UInt128 a, UInt128 b, int exponent) {
  const UInt128 half_steps = 2 * a / b / unsigned_power_of_ten(exponent);
  return (half_steps + 1) / 2;
}

}  // namespace

Int128 power_of_ten(int n) {
  return powers_of_ten[static_cast<std::size_t>(n)];
}

std::optional<Decimal> Decimal::from_scaled(Int128 mantissa, int scale) {
  Int128 units = 0;
  if (__builtin_mul_overflow(mantissa, power_of_ten(places - scale), &units)) return std::nullopt;
  return from_units(units);
}

bool Decimal::is_whole() const {
  return units_ % one == 0;
}

std::optional<std::int64_t> Decimal::whole() const {
  const Int128 quotient = units_ / one;
  if (quotient * one != units_) return std::nullopt;
  if (quotient < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  if (quotient > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(quotient);
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  const UInt256 product = multiply_wide(magnitude(a.units()), magnitude(b.units()));
  const std::optional<UInt128> units = round_half_up(divide_by_one(product), one);
  if (!units) return std::nullopt;
  return with_sign(*units, a.is_negative() != b.is_negative());
}

std::optional<Decimal> divide(Decimal a, Decimal b) {
  const UInt128 divisor = magnitude(b.units());
  const UInt256 dividend = multiply_wide(magnitude(a.units()), one);
  const std::optional<UInt128> units = round_half_up(divide_wide(dividend, divisor), divisor);
  if (!units) return std::nullopt;
  return with_sign(*units, a.is_negative() != b.is_negative());
}

std::optional<Decimal> round(Decimal a, std::int64_t n, Rounding rounding) {
  if (n >= Decimal::places || a.is_zero()) return a;
  if (n < Decimal::places - largest_exponent) {
    // A step of 10^39 units or more: less than half of it is there, and the next step up does not fit.
    if (rounding == Rounding::up) return std::nullopt;
    return Decimal();
  }
  const UInt128 step = unsigned_power_of_ten(Decimal::places - static_cast<int>(n));
  const UInt128 units = magnitude(a.units());
  const UInt128 steps = units / step;
  const UInt128 kept = steps * step;
  const bool away = rounds_away(units - kept, step, rounding);
  return with_sign(away ? kept + step : kept, a.is_negative());
}

std::optional<Decimal> ratio(Decimal a, Decimal b, std::int64_t n) {
  if (n >= Decimal::places) return divide(a, b);
  // A quotient is below 10^38, which is nothing to the nearest 10^39.
  if (n < -largest_exponent) return Decimal();
  const int places = static_cast<int>(n);
  const bool negative = a.is_negative() != b.is_negative();
  const UInt128 dividend = magnitude(a.units());
  const UInt128 divisor = magnitude(b.units());
  std::optional<UInt128> steps;
  if (places < 0) {
    steps = quotient_in_steps(dividend, divisor, -places);
  } else {
    steps =
        round_half_up(divide_wide(multiply_wide(dividend, unsigned_power_of_ten(places)), divisor), divisor);
  }
  if (!steps) return std::nullopt;
  if (*steps == 0) return Decimal();
  // Steps of more than 10^38 units do not fit even once.
  if (Decimal::places - places > largest_exponent) return std::nullopt;
  const UInt256 units = multiply_wide(*steps, unsigned_power_of_ten(Decimal::places - places));
  if (units.high != 0) return std::nullopt;
  return with_sign(units.low, negative);
}

}  // namespace rung
