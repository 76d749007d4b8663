// One value for each of many rows.
#include "engine/kept_values.hpp"

namespace rung {

Int128 KeptValues::integer_of(const Column& column, std::size_t from) {
  switch (column.storage) {
    case Storage::narrow:
    case Storage::wide: return mantissa_at(column, from) * power_of_ten(Decimal::places - column.scale);
    case Storage::integer: return column.integers[from];
    case Storage::truth: return column.truths[from];
    case Storage::text: break;
  }
  return 0;
}

void KeptValues::resize(std::size_t rows) {
  states_.resize(rows, State::missing);
  integers_.resize(rows, 0);
  if (type_.kind == TypeKind::text) texts_.resize(rows);
}

bool KeptValues::fill(Column& column) {
  if (column.storage != Storage::integer) return false;
  for (std::size_t row = 0; row < states_.size(); ++row) {
    column.integers[row] = states_[row] == State::known ? static_cast<std::int64_t>(integers_[row]) : 0;
  }
  column.states = std::move(states_);
  return true;
}

void KeptValues::take(std::size_t row, const Column& column, std::size_t from) {
  states_[row] = column.states[from];
  if (states_[row] != State::known) return;
  integers_[row] = integer_of(column, from);
  if (column.storage == Storage::text) texts_[row] = column.texts[from];
}

std::strong_ordering KeptValues::order(const Column& column, std::size_t from, std::size_t row) const {
  if (column.storage == Storage::text) return column.texts[from] <=> std::string_view(texts_[row]);
  const Int128 candidate = integer_of(column, from);
  if (type_.kind != TypeKind::duration) return candidate <=> integers_[row];
  return unpack(static_cast<std::int64_t>(candidate)).amount <=>
         unpack(static_cast<std::int64_t>(integers_[row])).amount;
}

Value KeptValues::value(std::size_t row) const {
  if (!known(row)) return Missing{};
  switch (type_.kind) {
    case TypeKind::nothing: return Missing{};
    case TypeKind::text: return texts_[row];
    case TypeKind::number: return *Decimal::from_units(integers_[row]);
    case TypeKind::date: return Date{static_cast<std::int32_t>(integers_[row])};
    case TypeKind::truth: return integers_[row] != 0;
    case TypeKind::duration: return unpack(static_cast<std::int64_t>(integers_[row]));
    case TypeKind::enumeration:
    case TypeKind::ladder: return Code{static_cast<std::int32_t>(integers_[row])};
  }
  __builtin_unreachable();
}

}  // namespace rung
