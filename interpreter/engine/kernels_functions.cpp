// Kernels of their own for the functions that rules use most. They agree with the scalar definitions, and leave to those
// whatever they do not cover.
#include <array>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"
#include "engine/quotient.hpp"

namespace rung {
namespace {

bool is_plain_integer(const Type& type) {
  return type.kind == TypeKind::date || type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
}

/// A strict column of narrow or plain integers, at one scale, that the arguments fit.
bool shape_ordered(const Scope& scope, const std::vector<NodeId>& arguments, const Type& type, Column& out) {
  int scale = 0;
  for (const NodeId id : arguments) {
    if (scope[id].storage == Storage::narrow && type.is_number()) {
      scale = std::max(scale, scope[id].scale);
    } else if (scope[id].storage != Storage::integer || !is_plain_integer(type)) {
      return false;
    }
  }
  for (const NodeId id : arguments) {
    if (product(scope.bounds(id).magnitude(), ten(scale - scope[id].scale)) > narrow_limit) return false;
  }
  shape(out, storage_of(type), rows_of(scope, arguments));
  combine_states(scope, arguments, out);
  out.scale = scale;
  return true;
}

/// Calls loop(x, factor) with the rows of an argument and what brings them to the scale of `out`.
template <class Loop>
void with_argument(const Scope& scope, NodeId id, const Column& out, Loop loop) {
  const auto factor = static_cast<std::int64_t>(power_of_ten(out.scale - scope[id].scale));
  with_rows(scope[id].integers, scope.uniform(id), [&](auto x) { loop(x, factor); });
}

void take_first(const Scope& scope, NodeId id, Column& out) {
  with_argument(scope, id, out, [&](auto x, std::int64_t factor) {
    for (std::size_t row = 0; row < out.size(); ++row) out.integers[row] = x[row] * factor;
  });
}

void take_less(const Scope& scope, NodeId id, Column& out) {
  with_argument(scope, id, out, [&](auto x, std::int64_t factor) {
    for (std::size_t row = 0; row < out.size(); ++row) {
      const std::int64_t next = x[row] * factor;
      out.integers[row] = next < out.integers[row] ? next : out.integers[row];
    }
  });
}

void take_greater(const Scope& scope, NodeId id, Column& out) {
  with_argument(scope, id, out, [&](auto x, std::int64_t factor) {
    for (std::size_t row = 0; row < out.size(); ++row) {
      const std::int64_t next = x[row] * factor;
      out.integers[row] = next > out.integers[row] ? next : out.integers[row];
    }
  });
}

bool least_or_greatest(const Scope& scope, const op::Call& operation, const Type& type, Column& out) {
  if (!shape_ordered(scope, operation.arguments, type, out)) return false;
  take_first(scope, operation.arguments[0], out);
  for (std::size_t i = 1; i < operation.arguments.size(); ++i) {
    if (operation.function == FunctionId::min) {
      take_less(scope, operation.arguments[i], out);
    } else {
      take_greater(scope, operation.arguments[i], out);
    }
  }
  blank_unknown(out);
  return true;
}

/// The lower bound wins where the bounds cross.
bool clamp(const Scope& scope, const op::Call& operation, const Type& type, Column& out) {
  if (!shape_ordered(scope, operation.arguments, type, out)) return false;
  take_first(scope, operation.arguments[0], out);
  take_less(scope, operation.arguments[2], out);
  take_greater(scope, operation.arguments[1], out);
  blank_unknown(out);
  return true;
}

bool absolute(const Scope& scope, const op::Call& operation, Column& out) {
  const Column& from = scope[operation.arguments[0]];
  if (from.storage != Storage::narrow || scope.bounds(operation.arguments[0]).magnitude() > narrow_limit)
    return false;
  shape(out, Storage::narrow, from.size());
  combine_states(scope, operation.arguments, out);
  out.scale = from.scale;
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.integers[row] = from.integers[row] < 0 ? -from.integers[row] : from.integers[row];
  }
  return true;
}

/// The number of places where it is the same whole number for all rows.
std::optional<std::int64_t> places(const Scope& scope, NodeId id) {
  const Column& column = scope[id];
  if (!scope.uniform(id) && column.size() != 1) return std::nullopt;
  if (column.storage != Storage::narrow || column.states[0] != State::known) return std::nullopt;
  return numbers(scope, id).decimal(0).whole();
}

/// Divides by `unit` as the rounding asks, and multiplies again by `back`.
template <Rounding rounding>
void round_rows(const Column& from, std::int64_t unit, std::int64_t back, Column& out) {
  for (std::size_t row = 0; row < out.size(); ++row) {
    const std::int64_t mantissa = from.integers[row];
    std::int64_t quotient = mantissa / unit;
    const std::int64_t rest = mantissa - quotient * unit;
    const std::int64_t away = mantissa < 0 ? -1 : 1;
    if constexpr (rounding == Rounding::half_away) {
      const std::uint64_t half = (static_cast<std::uint64_t>(unit) + 1) / 2;
      quotient += static_cast<std::uint64_t>(rest < 0 ? -rest : rest) >= half ? away : 0;
    } else if constexpr (rounding == Rounding::up) {
      quotient += rest != 0 ? away : 0;
    }
    out.integers[row] = quotient * back;
  }
}

bool round_to(const Scope& scope, const op::Call& operation, Rounding rounding, Column& out) {
  const NodeId number = operation.arguments[0];
  const Column& from = scope[number];
  const std::optional<std::int64_t> to = places(scope, operation.arguments[1]);
  if (from.storage != Storage::narrow || !to || *to < -18) return false;
  const int drop = from.scale - static_cast<int>(std::min<std::int64_t>(*to, from.scale));
  const int back = *to < 0 ? static_cast<int>(-*to) : 0;
  if (drop > 18) return false;
  const UInt128 greatest = product(scope.bounds(number).magnitude() / ten(drop) + 1, ten(back));
  if (greatest > narrow_limit) return false;
  shape(out, Storage::narrow, from.size());
  combine_states(scope, operation.arguments, out);
  out.scale = from.scale - drop + back;
  const auto unit = static_cast<std::int64_t>(power_of_ten(drop));
  const auto factor = static_cast<std::int64_t>(power_of_ten(back));
  switch (rounding) {
    case Rounding::half_away: round_rows<Rounding::half_away>(from, unit, factor, out); break;
    case Rounding::up: round_rows<Rounding::up>(from, unit, factor, out); break;
    case Rounding::down: round_rows<Rounding::down>(from, unit, factor, out); break;
  }
  return true;
}

bool quotient_once(const Scope& scope, const op::Call& operation, Column& out) {
  const std::optional<std::int64_t> to = places(scope, operation.arguments[2]);
  if (!to || *to < 0 || *to > Decimal::places) return false;
  rounded_quotient(scope, operation.arguments[0], operation.arguments[1], static_cast<int>(*to),
                   Roundings::one, out);
  return true;
}

bool days_apart(const Scope& scope, const op::Call& operation, Column& out) {
  const NodeId from = operation.arguments[0];
  const NodeId to = operation.arguments[1];
  shape(out, Storage::narrow, rows_of(scope, operation.arguments));
  combine_states(scope, operation.arguments, out);
  with_rows(scope[from].integers, scope.uniform(from), scope[to].integers, scope.uniform(to),
            [&](auto x, auto y) {
              for (std::size_t row = 0; row < out.size(); ++row) out.integers[row] = y[row] - x[row];
            });
  blank_unknown(out);
  return true;
}

}  // namespace

bool call_kernel(const Scope& scope, const op::Call& operation, const Type& type, Column& out) {
  // Only the functions that are named here have a kernel; a new function needs none.
  if (operation.function == FunctionId::min || operation.function == FunctionId::max) {
    return least_or_greatest(scope, operation, type, out);
  }
  if (operation.function == FunctionId::clamp) return clamp(scope, operation, type, out);
  if (operation.function == FunctionId::abs) return absolute(scope, operation, out);
  if (operation.function == FunctionId::round) return round_to(scope, operation, Rounding::half_away, out);
  if (operation.function == FunctionId::round_up) return round_to(scope, operation, Rounding::up, out);
  if (operation.function == FunctionId::round_down) return round_to(scope, operation, Rounding::down, out);
  if (operation.function == FunctionId::ratio) return quotient_once(scope, operation, out);
  if (operation.function == FunctionId::days_between) return days_apart(scope, operation, out);
  return false;
}

}  // namespace rung
