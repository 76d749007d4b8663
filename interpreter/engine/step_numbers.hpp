// Steps over one or two cells: arithmetic of numbers, and comparisons. Written to be inlined into take_steps alone.
#pragma once

#include "engine/value_cell.hpp"
#include "program/node.hpp"

namespace rung {

inline void put_state(State state, ValueCell& out) {
  out = cell_of_state(state);
}
inline void put_number(Decimal number, ValueCell& out) {
  out.number = number;
  out.state = State::known;
}
inline void put_number_or_overflow(const std::optional<Decimal>& number, ValueCell& out) {
  if (!number) return put_state(State::overflow, out);
  put_number(*number, out);
}
inline void put_integer(std::int64_t integer, ValueCell& out) {
  out.integer = integer;
  out.state = State::known;
}
inline void put_truth(bool truth, ValueCell& out) {
  put_integer(truth ? 1 : 0, out);
}

/// The state of a strict operation whose inputs are not both known.
inline State strict_of(const ValueCell& a, const ValueCell& b) {
  if (is_fault(a.state)) return a.state;
  return is_fault(b.state) ? b.state : State::missing;
}

inline void add_numbers(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_number_or_overflow(add(a.number, b.number), out);
}
inline void subtract_numbers(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_number_or_overflow(subtract(a.number, b.number), out);
}
inline void multiply_numbers(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_number_or_overflow(multiply(a.number, b.number), out);
}
/// Most products have a small whole factor: then 128 bits are enough for the units of a usual number.
inline void multiply_by_whole(const ValueCell& a, const ValueCell& b, std::int32_t whole, ValueCell& out) {
  constexpr Int128 usual = Int128{1} << 95;
  if (a.state != State::known) return put_state(a.state, out);
  const Int128 units = a.number.units();
  const bool fits = units < usual && units > -usual;
  put_number_or_overflow(fits ? Decimal::from_units(units * whole) : multiply(a.number, b.number), out);
}
inline void divide_numbers(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  if (b.number.is_zero()) return put_state(State::missing, out);
  put_number_or_overflow(divide(a.number, b.number), out);
}
inline void divide_and_round(const ValueCell& a, const ValueCell& b, std::int32_t places, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  if (b.number.is_zero()) return put_state(State::missing, out);
  put_number_or_overflow(ratio(a.number, b.number, places), out);
}
inline void round_number(const ValueCell& a, std::int32_t places, Rounding rounding, ValueCell& out) {
  if (a.state != State::known) return put_state(a.state, out);
  put_number_or_overflow(round(a.number, places, rounding), out);
}

inline void choose_lesser(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_number(b.number < a.number ? b.number : a.number, out);
}
inline void choose_greater(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_number(b.number > a.number ? b.number : a.number, out);
}
/// The lower bound wins where the bounds cross.
inline void bound_number(const ValueCell& a, const ValueCell& low, const ValueCell& high, ValueCell& out) {
  if (!both_known(a, low)) return put_state(strict_of(cell_of_state(strict_of(a, low)), high), out);
  if (high.state != State::known) return put_state(high.state, out);
  const Decimal below = high.number < a.number ? high.number : a.number;
  put_number(below < low.number ? low.number : below, out);
}

template <Comparison kind, class T>
bool stands(const T& a, const T& b) {
  if constexpr (kind == Comparison::equal) return a == b;
  if constexpr (kind == Comparison::unequal) return a != b;
  if constexpr (kind == Comparison::less) return a < b;
  if constexpr (kind == Comparison::less_equal) return a <= b;
  if constexpr (kind == Comparison::greater) return a > b;
  if constexpr (kind == Comparison::greater_equal) return a >= b;
}

template <Comparison kind>
void compare_numbers(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_truth(stands<kind>(a.number.units(), b.number.units()), out);
}
template <Comparison kind>
void compare_integers(const ValueCell& a, const ValueCell& b, ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_truth(stands<kind>(a.integer, b.integer), out);
}

inline bool stands(Comparison kind, std::strong_ordering order) {
  switch (kind) {
    case Comparison::equal: return order == 0;
    case Comparison::unequal: return order != 0;
    case Comparison::less: return order < 0;
    case Comparison::less_equal: return order <= 0;
    case Comparison::greater: return order > 0;
    case Comparison::greater_equal: return order >= 0;
  }
  __builtin_unreachable();
}
inline void compare_others(Comparison kind, Ordering ordering, const ValueCell& a, const ValueCell& b,
                           ValueCell& out) {
  if (!both_known(a, b)) return put_state(strict_of(a, b), out);
  put_truth(stands(kind, compare_known(ordering, a, b)), out);
}

}  // namespace rung
