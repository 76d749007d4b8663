// What a value can be while some fields of a customer vary within bounds: a superset of what the engine would compute for any
// of them. It rules changes out; what it does not rule out is evaluated by the engine.
#pragma once

#include <optional>

#include "program/program.hpp"

namespace rung {

/// Values of one type by their order: numbers in units of 10^-18, dates in days, durations in base units, truths as 0 and 1,
/// codes. Of a text only whether it is known is told. A value that is neither missing nor known is always a fault.
struct Extent {
  bool missing = false;
  bool known = false;
  Int128 low = 0;  ///< of the known values, both ends among the bounds
  Int128 high = 0;

  static Extent of_missing() { return {.missing = true}; }
  static Extent between(Int128 low, Int128 high) { return {.known = true, .low = low, .high = high}; }
  static Extent of_truths(bool may_be_no, bool may_be_yes, bool may_be_missing);

  bool can_be_yes() const { return known && high != 0; }
  bool can_be_no() const { return known && low == 0; }
  /// A condition that decides: whatever the bounds hold, it is met.
  bool is_met() const { return known && low != 0 && !missing; }
  bool can_be_unmet() const { return missing || can_be_no(); }
  bool is_single() const { return known && !missing && low == high; }
  bool can_be_at_least(Int128 bound) const { return known && high >= bound; }
};

/// Both together.
Extent hull(const Extent& a, const Extent& b);

/// Every value of a type, missing among them.
Extent everything(const Type& type, const Program& program);

/// The place of a known value in the order of its type; 0 for a text.
Int128 place_of(const Value& value);
/// The value at a place; nothing for a text, or where there is none. Durations come in their base unit.
std::optional<Value> value_at_place(Int128 place, const Type& type);

/// What one outcome is; a fault is neither missing nor known.
Extent extent_of(const std::optional<Outcome>& outcome, const Type& type, const Program& program);

}  // namespace rung
