// The plain parts of a column: which storage a type has, how one row is read, how a column is emptied.
#include "columns/column.hpp"

#include <algorithm>

namespace rung {

State state_of(Fault fault) {
  switch (fault) {
    case Fault::overflow: return State::overflow;
    case Fault::ambiguous_rows: return State::ambiguous_rows;
    case Fault::disagreeing_rows: return State::disagreeing_rows;
  }
  __builtin_unreachable();
}

Fault fault_of(State state) {
  if (state == State::ambiguous_rows) return Fault::ambiguous_rows;
  if (state == State::disagreeing_rows) return Fault::disagreeing_rows;
  return Fault::overflow;
}

Storage storage_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::nothing:
    case TypeKind::number: return Storage::narrow;
    case TypeKind::text: return Storage::text;
    case TypeKind::truth: return Storage::truth;
    case TypeKind::date:
    case TypeKind::duration:
    case TypeKind::enumeration:
    case TypeKind::ladder: return Storage::integer;
  }
  __builtin_unreachable();
}

std::int64_t pack(Duration duration) {
  return duration.amount * 8 + static_cast<std::int64_t>(duration.unit);
}

Duration unpack(std::int64_t packed) {
  return {.amount = packed >> 3, .unit = static_cast<DurationUnit>(packed & 7)};
}

void Column::reset(Storage new_storage, std::size_t rows) {
  storage = new_storage;
  scale = 0;
  has_faults = false;
  all_known = false;
  states.clear();
  integers.clear();
  wides.clear();
  truths.clear();
  texts.clear();
  keeps.clear();
  states.reserve(rows);
  switch (storage) {
    case Storage::narrow:
    case Storage::integer: integers.reserve(rows); break;
    case Storage::wide: wides.reserve(rows); break;
    case Storage::truth: truths.reserve(rows); break;
    case Storage::text: texts.reserve(rows); break;
  }
}

void Column::prepare(Storage new_storage, std::size_t rows) {
  if (storage != new_storage || !keeps.empty()) reset(new_storage, 0);
  scale = 0;
  has_faults = false;
  if (states.size() != rows) all_known = false;
  states.resize(rows);
  switch (storage) {
    case Storage::narrow:
    case Storage::integer: integers.resize(rows); break;
    case Storage::wide: wides.resize(rows); break;
    case Storage::truth: truths.resize(rows); break;
    case Storage::text: texts.resize(rows); break;
  }
}

void Column::know_all() {
  if (all_known) return;
  std::fill(states.begin(), states.end(), State::known);
  all_known = true;
  has_faults = false;
}

namespace {

Value integer_at(const Column& column, std::size_t row, const Type& type) {
  const std::int64_t value = column.integers[row];
  if (type.kind == TypeKind::date) return Date{static_cast<std::int32_t>(value)};
  if (type.kind == TypeKind::duration) return unpack(value);
  return Code{static_cast<std::int32_t>(value)};
}

}  // namespace

Value value_at(const Column& column, std::size_t row, const Type& type) {
  if (column.states[row] != State::known) return Missing{};
  switch (column.storage) {
    case Storage::narrow: return *Decimal::from_scaled(column.integers[row], column.scale);
    case Storage::wide: return *Decimal::from_scaled(column.wides[row], column.scale);
    case Storage::integer: return integer_at(column, row, type);
    case Storage::truth: return column.truths[row] != 0;
    case Storage::text: return std::string(column.texts[row]);
  }
  __builtin_unreachable();
}

}  // namespace rung
