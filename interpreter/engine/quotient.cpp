// Rounds a quotient without a column of 18 decimals between.
#include "engine/quotient.hpp"

#include <array>

#include "engine/numbers.hpp"

namespace rung {
namespace {

/// Below this the loop for divisions works, with what it divides and what it divides by.
constexpr UInt128 division_limit = UInt128{1} << 50;

template <class Unsigned>
struct Rounder {
  Unsigned a_factor;
  Unsigned b_factor;
  /// How many units of the 18th decimal make one of the last place; 0 where the quotient is rounded once.
  Unsigned fine_units;

  /// Of magnitudes; b is not zero. Halves go up. Where the quotient is first rounded to 18 decimals, it also goes up
  /// from less than half a unit of the 18th decimal below the half: f >= 1/2 - 1/(2 · fine_units).
  Unsigned operator()(Unsigned a, Unsigned b) const {
    const Unsigned dividend = a * a_factor;
    const Unsigned divisor = b * b_factor;
    const Unsigned quotient = dividend / divisor;
    const Unsigned rest = dividend % divisor;
    if (rest >= divisor - rest) return quotient + 1;
    const bool nearly =
        fine_units != 0 && divisor >= fine_units && divisor - 2 * rest <= divisor / fine_units;
    return nearly ? quotient + 1 : quotient;
  }
};

template <class Signed, class Unsigned>
Unsigned size_of(Signed value) {
  return value < 0 ? static_cast<Unsigned>(-static_cast<Unsigned>(value)) : static_cast<Unsigned>(value);
}

template <class Signed, class Unsigned>
void round_all(const Numbers& a, const Numbers& b, const Rounder<Unsigned>& rounder,
               std::vector<Signed>& result) {
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto x = static_cast<Signed>(a.mantissa(row));
    const auto y = static_cast<Signed>(b.mantissa(row));
    if (y == 0) {
      result[row] = 0;
      continue;
    }
    const Unsigned rounded = rounder(size_of<Signed, Unsigned>(x), size_of<Signed, Unsigned>(y));
    result[row] = (x < 0) != (y < 0) ? -static_cast<Signed>(rounded) : static_cast<Signed>(rounded);
  }
}

/// Division by zero is missing.
void lose_zero_divisors(const Numbers& b, Column& out) {
  if (b.narrow() && !b.uniform) {
    if (b.bounds.low > 0) return;
    for (std::size_t row = 0; row < out.size(); ++row) {
      const bool lost = (b.column->integers[row] == 0) & (out.states[row] == State::known);
      out.states[row] = lost ? State::missing : out.states[row];
    }
    out.all_known = false;
    return;
  }
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (b.mantissa(row) == 0 && out.states[row] == State::known) set_state(out, row, State::missing);
  }
}

std::optional<Decimal> by_definition(Decimal a, Decimal b, int places, Roundings roundings) {
  if (roundings == Roundings::one) return ratio(a, b, places);
  const std::optional<Decimal> quotient = divide(a, b);
  return quotient ? round(*quotient, places, Rounding::half_away) : std::nullopt;
}

}  // namespace

void rounded_quotient(const Scope& scope, NodeId a, NodeId b, int places, Roundings roundings, Column& out) {
  const std::array inputs = {a, b};
  out.prepare(Storage::narrow, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  const Numbers x = numbers(scope, a);
  const Numbers y = numbers(scope, b);
  lose_zero_divisors(y, out);
  const int shift = places + y.scale() - x.scale();
  const UInt128 a_factor = shift > 0 ? ten(shift) : 1;
  const UInt128 b_factor = shift < 0 ? ten(-shift) : 1;
  const UInt128 dividend = product(x.magnitude, a_factor);
  const UInt128 divisor = product(y.magnitude, b_factor);
  const UInt128 fine_units = roundings == Roundings::two ? ten(Decimal::places - places) : 0;
  out.scale = places;
  // With a divisor below fine_units, the nearest that a quotient comes to a half is more than half a unit of the 18th
  // decimal, so that two roundings give what one does.
  const bool once = fine_units == 0 || divisor < fine_units;
  if (dividend < division_limit && divisor < division_limit && x.narrow() && y.narrow() && once) {
    const Division division{static_cast<std::int64_t>(a_factor), static_cast<std::int64_t>(b_factor)};
    loops().divide(at_scale(x, x.scale()).rows, at_scale(y, y.scale()).rows, division, out.integers.data(),
                   out.size());
  } else if (dividend < narrow_limit && divisor < narrow_limit && x.narrow() && y.narrow()) {
    const Rounder<std::uint64_t> rounder{static_cast<std::uint64_t>(a_factor),
                                         static_cast<std::uint64_t>(b_factor),
                                         static_cast<std::uint64_t>(fine_units)};
    round_all(x, y, rounder, out.integers);
  } else if (sum(dividend, 1) < std::min(wide_limit, mantissa_limit(places)) && divisor < wide_limit) {
    widen(out);
    round_all(x, y, Rounder<UInt128>{a_factor, b_factor, fine_units}, out.wides);
    settle(out);
  } else {
    number_rows(out, [&](std::size_t row) {
      return by_definition(x.decimal(row), y.decimal(row), places, roundings);
    });
  }
  blank_unknown(out);
}

}  // namespace rung
