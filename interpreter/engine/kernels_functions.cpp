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
  out.prepare(storage_of(type), rows_of(scope, arguments));
  combine_states(scope, arguments, out);
  out.scale = scale;
  return true;
}

/// An argument at the scale of `out`.
Scaled argument_at(const Scope& scope, NodeId id, const Column& out) {
  return {integers_of(scope, id), static_cast<std::int64_t>(power_of_ten(out.scale - scope[id].scale))};
}

using Choosing = void (*)(Scaled a, Scaled b, std::int64_t* out, std::size_t rows);

/// The bounds of the lesser or the greater of two.
Bounds chosen_bounds(Choosing choosing, const Bounds& a, const Bounds& b) {
  if (choosing == loops().least) return {std::min(a.low, b.low), std::min(a.high, b.high)};
  return {std::max(a.low, b.low), std::max(a.high, b.high)};
}

/// Goes through the arguments from the second on; the result so far stands in `out`.
class Sifting {
 public:
  Sifting(const Scope& scope, const std::vector<NodeId>& arguments, Column& out)
      : scope_(scope), out_(out), first_(arguments[0]), bounds_(bounds_at(first_)) {}

  void take(Choosing choosing, NodeId id) {
    const Scaled before =
        started_ ? Scaled{{out_.integers.data(), false}, 1} : argument_at(scope_, first_, out_);
    choosing(before, argument_at(scope_, id, out_), out_.integers.data(), out_.size());
    bounds_ = chosen_bounds(choosing, bounds_, bounds_at(id));
    started_ = true;
  }
  void finish() {
    // The lesser of one argument and itself.
    if (!started_) take(loops().least, first_);
    if (is_number(out_.storage)) scope_.frame.tell_bounds(out_, bounds_);
    blank_unknown(out_);
  }

 private:
  Bounds bounds_at(NodeId id) const {
    const Int128 factor = power_of_ten(out_.scale - scope_[id].scale);
    const Bounds& bounds = scope_.bounds(id);
    return {bounds.low * factor, bounds.high * factor};
  }

  const Scope& scope_;
  Column& out_;
  NodeId first_;
  Bounds bounds_;
  bool started_ = false;
};

bool least_or_greatest(const Scope& scope, const op::Call& operation, const Type& type, Column& out) {
  if (!shape_ordered(scope, operation.arguments, type, out)) return false;
  const Choosing choosing = operation.function == FunctionId::min ? loops().least : loops().greatest;
  Sifting sifting(scope, operation.arguments, out);
  for (std::size_t i = 1; i < operation.arguments.size(); ++i) sifting.take(choosing, operation.arguments[i]);
  sifting.finish();
  return true;
}

/// The lower bound wins where the bounds cross.
bool clamp(const Scope& scope, const op::Call& operation, const Type& type, Column& out) {
  if (!shape_ordered(scope, operation.arguments, type, out)) return false;
  Sifting sifting(scope, operation.arguments, out);
  sifting.take(loops().least, operation.arguments[2]);
  sifting.take(loops().greatest, operation.arguments[1]);
  sifting.finish();
  return true;
}

bool absolute(const Scope& scope, const op::Call& operation, Column& out) {
  const Column& from = scope[operation.arguments[0]];
  if (from.storage != Storage::narrow || scope.bounds(operation.arguments[0]).magnitude() > narrow_limit)
    return false;
  out.prepare(Storage::narrow, from.size());
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
  out.prepare(Storage::narrow, from.size());
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
  out.prepare(Storage::narrow, rows_of(scope, operation.arguments));
  combine_states(scope, operation.arguments, out);
  const Scaled from{integers_of(scope, operation.arguments[0]), -1};
  const Scaled to{integers_of(scope, operation.arguments[1]), 1};
  loops().add(to, from, out.integers.data(), out.size());
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
