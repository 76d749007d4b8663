// Columns that are filled one outcome after the other. For constants, tests and slow paths.
#include <string>
#include <utility>

#include "columns/column.hpp"
#include "columns/number_column.hpp"

namespace rung {
namespace {

/// The least scale that holds all decimals of a number.
int scale_of(Decimal number) {
  int scale = 0;
  while (number.units() % power_of_ten(Decimal::places - scale) != 0) ++scale;
  return scale;
}

void push_number(Column& column, Decimal number) {
  if (column.states.empty()) column.scale = scale_of(number);
  if (number.units() % power_of_ten(Decimal::places - column.scale) != 0)
    raise_scale(column, scale_of(number));
  const Int128 mantissa = number.units() / power_of_ten(Decimal::places - column.scale);
  if (column.storage == Storage::narrow && mantissa != static_cast<std::int64_t>(mantissa)) widen(column);
  if (column.storage == Storage::wide) {
    column.wides.push_back(mantissa);
  } else {
    column.integers.push_back(static_cast<std::int64_t>(mantissa));
  }
}

void push_text(Column& column, const std::string& text) {
  if (text.empty()) {
    column.texts.emplace_back();
    return;
  }
  auto kept = std::make_shared<const std::string>(text);
  column.texts.emplace_back(*kept);
  column.keeps.push_back(std::move(kept));
}

/// What stands in a row without a value.
void push_nothing(Column& column) {
  switch (column.storage) {
    case Storage::narrow:
    case Storage::integer: column.integers.push_back(0); return;
    case Storage::wide: column.wides.push_back(0); return;
    case Storage::truth: column.truths.push_back(0); return;
    case Storage::text: column.texts.emplace_back(); return;
  }
}

struct Push {
  Column& column;

  State operator()(Missing) const {
    push_nothing(column);
    return State::missing;
  }
  State operator()(Decimal number) const {
    push_number(column, number);
    return State::known;
  }
  State operator()(bool truth) const {
    column.truths.push_back(truth ? 1 : 0);
    return State::known;
  }
  State operator()(Date date) const { return integer(date.days); }
  State operator()(Duration duration) const { return integer(pack(duration)); }
  State operator()(Code code) const { return integer(code.code); }
  State operator()(const std::string& text) const {
    push_text(column, text);
    return State::known;
  }

  State integer(std::int64_t value) const {
    column.integers.push_back(value);
    return State::known;
  }
};

}  // namespace

void append(Column& column, const Outcome& outcome, const Type& type) {
  const Storage storage = storage_of(type);
  if (column.states.empty() && storage != column.storage) column.reset(storage, 0);
  if (const Fault* fault = std::get_if<Fault>(&outcome)) {
    push_nothing(column);
    column.states.push_back(state_of(*fault));
    column.has_faults = true;
    column.all_known = false;
    return;
  }
  // The push looks at the states to tell a column without rows, so that the state comes last.
  const State state = std::visit(Push{column}, std::get<Value>(outcome));
  column.states.push_back(state);
  column.all_known = column.all_known && state == State::known;
}

Column constant_column(const Outcome& outcome, const Type& type, std::size_t rows) {
  Column column;
  column.reset(storage_of(type), rows);
  for (std::size_t row = 0; row < rows; ++row) append(column, outcome, type);
  return column;
}

}  // namespace rung
