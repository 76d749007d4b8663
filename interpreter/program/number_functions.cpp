// The functions of numbers, and the choices among ordered values (min, max, clamp).
#include <limits>

#include "program/scalar_functions.hpp"

namespace rung::scalar {

namespace {

Decimal number(const Value& value) {
  return std::get<Decimal>(value);
}

Outcome or_overflow(std::optional<Decimal> result) {
  if (!result) return Fault::overflow;
  return *result;
}

Outcome rounded(Arguments arguments, Rounding rounding) {
  const std::optional<std::int64_t> places = whole_argument(arguments[1]);
  if (!places) return Missing{};
  return or_overflow(rung::round(number(arguments[0]), *places, rounding));
}

/// Of equal values the first stays: two durations may be equal and yet be written in different units.
const Value& lesser(const Value& a, const Value& b) {
  return compare(b, a) < 0 ? b : a;
}

const Value& greater(const Value& a, const Value& b) {
  return compare(b, a) > 0 ? b : a;
}

}  // namespace

std::optional<std::int64_t> whole_argument(const Value& value) {
  const Decimal whole = number(value);
  if (!whole.is_whole()) return std::nullopt;
  if (const std::optional<std::int64_t> fitting = whole.whole()) return fitting;
  const bool odd = whole.units() / power_of_ten(Decimal::places) % 2 != 0;
  const std::int64_t limit = std::numeric_limits<std::int64_t>::max() - (odd ? 0 : 1);
  return whole.is_negative() ? -limit : limit;
}

Outcome min(Arguments arguments) {
  const Value* least = arguments.data();
  for (const Value& candidate : arguments.subspan(1)) least = &lesser(*least, candidate);
  return *least;
}

Outcome max(Arguments arguments) {
  const Value* greatest = arguments.data();
  for (const Value& candidate : arguments.subspan(1)) greatest = &greater(*greatest, candidate);
  return *greatest;
}

Outcome clamp(Arguments arguments) {
  return greater(arguments[1], lesser(arguments[2], arguments[0]));
}

Outcome abs(Arguments arguments) {
  const Decimal signed_number = number(arguments[0]);
  return signed_number.is_negative() ? -signed_number : signed_number;
}

Outcome round(Arguments arguments) {
  return rounded(arguments, Rounding::half_away);
}

Outcome round_up(Arguments arguments) {
  return rounded(arguments, Rounding::up);
}

Outcome round_down(Arguments arguments) {
  return rounded(arguments, Rounding::down);
}

Outcome ratio(Arguments arguments) {
  const std::optional<std::int64_t> places = whole_argument(arguments[2]);
  const Decimal divisor = number(arguments[1]);
  if (!places || divisor.is_zero()) return Missing{};
  return or_overflow(rung::ratio(number(arguments[0]), divisor, *places));
}

Outcome power(Arguments arguments) {
  const std::optional<std::int64_t> exponent = whole_argument(arguments[1]);
  const Decimal base = number(arguments[0]);
  if (!exponent || (base.is_zero() && *exponent < 0)) return Missing{};
  return or_overflow(rung::power(base, *exponent));
}

}  // namespace rung::scalar
