// States of a result that is as known as its inputs are.
#include "engine/strictness.hpp"

#include <algorithm>

#include "engine/operands.hpp"

namespace rung {
namespace {

State both(State a, State b) {
  return static_cast<State>(static_cast<std::uint8_t>(a) & static_cast<std::uint8_t>(b));
}

/// `so_far` is of the inputs before, so that its fault comes first.
State with_fault(State so_far, State next) {
  if (is_fault(so_far)) return so_far;
  return is_fault(next) ? next : both(so_far, next);
}

template <class T>
void blank(std::vector<T>& values, const std::vector<State>& states) {
  if (values.empty()) return;
  for (std::size_t row = 0; row < states.size(); ++row) {
    values[row] = states[row] == State::known ? values[row] : T{};
  }
}

}  // namespace

void combine_states(const Scope& scope, std::span<const NodeId> inputs, Column& out) {
  const auto known = [&](NodeId id) { return scope.all_known(id); };
  if (std::all_of(inputs.begin(), inputs.end(), known)) return out.know_all();
  const std::size_t rows = out.size();
  out.has_faults = std::any_of(inputs.begin(), inputs.end(), [&](NodeId id) { return scope[id].has_faults; });
  out.all_known = false;
  std::fill(out.states.begin(), out.states.end(), State::known);
  for (const NodeId id : inputs) {
    if (scope.all_known(id)) continue;
    std::uint8_t* const result = bytes_of(out.states);
    if (!out.has_faults) {
      loops().both({result, false}, states_of(scope, id), result, rows);
      continue;
    }
    with_rows(scope[id].states, scope.uniform(id), [&](auto states) {
      for (std::size_t row = 0; row < rows; ++row) out.states[row] = with_fault(out.states[row], states[row]);
    });
  }
}

void blank_unknown(Column& column) {
  if (column.all_known) return;
  const std::uint8_t* const states = bytes_of(column.states);
  constexpr auto known = static_cast<std::uint8_t>(State::known);
  if (!column.integers.empty()) loops().blank(states, known, column.integers.data(), column.size());
  if (!column.truths.empty()) loops().blank_bytes(states, known, column.truths.data(), column.size());
  if (!column.wides.empty()) blank(column.wides, column.states);
}

}  // namespace rung
