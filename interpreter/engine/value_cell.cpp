// Between cells, columns and values.
#include "engine/value_cell.hpp"

#include "columns/number_column.hpp"

namespace rung {
ValueCell cell_of_row(const Column& column, std::size_t row) {
  if (column.states[row] != State::known) return cell_of_state(column.states[row]);
  switch (column.storage) {
    case Storage::narrow:
    case Storage::wide: return cell_of_number(*Decimal::from_scaled(mantissa_at(column, row), column.scale));
    case Storage::integer: return cell_of_integer(column.integers[row]);
    case Storage::truth: return cell_of_integer(column.truths[row]);
    case Storage::text: return cell_of_text(column.texts[row]);
  }
  __builtin_unreachable();
}

Value value_of_cell(const ValueCell& cell, const Type& type) {
  if (cell.state != State::known) return Missing{};
  switch (type.kind) {
    case TypeKind::nothing: return Missing{};
    case TypeKind::text: return std::string(cell.text);
    case TypeKind::number: return cell.number;
    case TypeKind::date: return Date{static_cast<std::int32_t>(cell.integer)};
    case TypeKind::truth: return cell.integer != 0;
    case TypeKind::duration: return unpack(cell.integer);
    case TypeKind::enumeration:
    case TypeKind::ladder: return Code{static_cast<std::int32_t>(cell.integer)};
  }
  __builtin_unreachable();
}

Outcome outcome_of_cell(const ValueCell& cell, const Type& type) {
  if (is_fault(cell.state)) return fault_of(cell.state);
  return value_of_cell(cell, type);
}

Ordering ordering_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::nothing:
    case TypeKind::number: return Ordering::number;
    case TypeKind::text: return Ordering::text;
    case TypeKind::duration: return Ordering::duration;
    case TypeKind::date:
    case TypeKind::truth:
    case TypeKind::enumeration:
    case TypeKind::ladder: return Ordering::integer;
  }
  __builtin_unreachable();
}

}  // namespace rung
