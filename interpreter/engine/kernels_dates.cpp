// Calculations with dates and durations, row by row on day numbers and packed durations.
#include <array>

#include "engine/day_arithmetic.hpp"
#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {
namespace {

struct Integers {
  const Column* column;
  bool uniform;
  std::int64_t operator[](std::size_t row) const { return column->integers[uniform ? 0 : row]; }
};

Integers integers(const Scope& scope, NodeId id) {
  return {&scope[id], scope.uniform(id)};
}

/// Shapes a strict column of integers and fills its known rows; work(row) gives nothing where the result does not fit.
template <class Work>
void integer_rows(const Scope& scope, std::span<const NodeId> inputs, Column& out, Work work) {
  shape(out, Storage::integer, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (out.states[row] != State::known) continue;
    const std::optional<std::int64_t> result = work(row);
    if (!result) set_state(out, row, State::overflow);
    out.integers[row] = result.value_or(0);
  }
}

std::optional<std::int64_t> packed(const std::optional<Duration>& duration) {
  if (!duration) return std::nullopt;
  return pack(*duration);
}

void scale_durations(const Scope& scope, NodeId duration, NodeId factor, Column& out) {
  const std::array inputs = {duration, factor};
  const Integers lengths = integers(scope, duration);
  const Numbers factors = numbers(scope, factor);
  std::vector<std::uint32_t> fractions;
  integer_rows(scope, inputs, out, [&](std::size_t row) -> std::optional<std::int64_t> {
    const ScaledDuration scaled = scale_duration(unpack(lengths[row]), factors.decimal(row));
    if (scaled.state == State::missing) fractions.push_back(static_cast<std::uint32_t>(row));
    if (scaled.state == State::overflow) return std::nullopt;
    return pack(scaled.duration);
  });
  for (const std::uint32_t row : fractions) set_state(out, row, State::missing);
}

}  // namespace

void calculate_days(const Scope& scope, const op::Calculate& operation, Column& out) {
  const bool date_first = scope.type(operation.left).kind == TypeKind::date;
  const NodeId date = date_first ? operation.left : operation.right;
  const NodeId other = date_first ? operation.right : operation.left;
  const std::array inputs = {operation.left, operation.right};
  const Integers dates = integers(scope, date);
  const Integers others = integers(scope, other);
  if (scope.type(other).kind == TypeKind::date) {
    integer_rows(scope, inputs, out, [&](std::size_t row) -> std::optional<std::int64_t> {
      return pack({.amount = dates[row] - others[row], .unit = DurationUnit::days});
    });
    return;
  }
  const bool backwards = operation.kind == Arithmetic::subtract;
  integer_rows(scope, inputs, out, [&](std::size_t row) -> std::optional<std::int64_t> {
    Duration by = unpack(others[row]);
    if (backwards) by.amount = -by.amount;
    const Date from{static_cast<std::int32_t>(dates[row])};
    const std::optional<Date> moved = move_date(scope.run.working_days, from, by);
    if (!moved) return std::nullopt;
    return moved->days;
  });
}

void calculate_durations(const Scope& scope, const op::Calculate& operation, Column& out) {
  if (scope.type(operation.left).is_number())
    return scale_durations(scope, operation.right, operation.left, out);
  if (scope.type(operation.right).is_number())
    return scale_durations(scope, operation.left, operation.right, out);
  const std::array inputs = {operation.left, operation.right};
  const Integers a = integers(scope, operation.left);
  const Integers b = integers(scope, operation.right);
  const bool adds = operation.kind == Arithmetic::add;
  integer_rows(scope, inputs, out, [&](std::size_t row) {
    return packed(adds ? add(unpack(a[row]), unpack(b[row])) : subtract(unpack(a[row]), unpack(b[row])));
  });
}

}  // namespace rung
