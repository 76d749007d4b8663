// One value of one subject while it is rated by itself: what a column is for many rows. Holds no memory of its own.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include "columns/column.hpp"

namespace rung {

/// Which member is in use is told by the type of the node. In a cell that is not known stands 0, so that a truth that is
/// not 0 is always a known one.
struct alignas(32) ValueCell {
  ValueCell() : number() {}

  union {
    Decimal number;
    std::int64_t integer;  ///< dates as days, codes, durations packed by pack(), truths as 0 and 1
    std::string_view text;
  };
  State state = State::missing;
};

inline ValueCell cell_of_state(State state) {
  ValueCell cell;
  cell.state = state;
  return cell;
}
inline ValueCell cell_of_number(Decimal number) {
  ValueCell cell;
  cell.number = number;
  cell.state = State::known;
  return cell;
}
inline ValueCell cell_of_integer(std::int64_t integer) {
  ValueCell cell;
  cell.integer = integer;
  cell.state = State::known;
  return cell;
}
inline ValueCell cell_of_text(std::string_view text) {
  ValueCell cell;
  cell.text = text;
  cell.state = State::known;
  return cell;
}

/// Texts stay where they are: they must outlive the cell.
inline ValueCell cell_of_value(const Value& value) {
  if (const auto* number = std::get_if<Decimal>(&value)) return cell_of_number(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return cell_of_integer(*truth ? 1 : 0);
  if (const auto* date = std::get_if<Date>(&value)) return cell_of_integer(date->days);
  if (const auto* code = std::get_if<Code>(&value)) return cell_of_integer(code->code);
  if (const auto* text = std::get_if<std::string>(&value)) return cell_of_text(*text);
  if (const auto* duration = std::get_if<Duration>(&value)) return cell_of_integer(pack(*duration));
  return {};
}
ValueCell cell_of_row(const Column& column, std::size_t row);

Value value_of_cell(const ValueCell& cell, const Type& type);
Outcome outcome_of_cell(const ValueCell& cell, const Type& type);

inline bool is_met(const ValueCell& condition) {
  return condition.integer != 0;
}
inline bool both_known(const ValueCell& a, const ValueCell& b) {
  constexpr auto known = static_cast<unsigned>(State::known);
  return ((static_cast<unsigned>(a.state) ^ known) | (static_cast<unsigned>(b.state) ^ known)) == 0;
}

/// How known values of a type are compared.
enum class Ordering : std::uint8_t { number, integer, duration, text };

Ordering ordering_of(const Type& type);

inline std::strong_ordering compare_known(Ordering ordering, const ValueCell& a, const ValueCell& b) {
  switch (ordering) {
    case Ordering::number: return a.number <=> b.number;
    case Ordering::integer: return a.integer <=> b.integer;
    case Ordering::duration: return unpack(a.integer).amount <=> unpack(b.integer).amount;
    case Ordering::text: return a.text <=> b.text;
  }
  __builtin_unreachable();
}

}  // namespace rung
