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
  const std::size_t rows = out.size();
  out.has_faults = std::any_of(inputs.begin(), inputs.end(), [&](NodeId id) { return scope[id].has_faults; });
  std::fill(out.states.begin(), out.states.end(), State::known);
  for (const NodeId id : inputs) {
    with_rows(scope[id].states, scope.uniform(id), [&](auto states) {
      State* const result = out.states.data();
      if (out.has_faults) {
        for (std::size_t row = 0; row < rows; ++row) result[row] = with_fault(result[row], states[row]);
      } else {
        for (std::size_t row = 0; row < rows; ++row) result[row] = both(result[row], states[row]);
      }
    });
  }
}

bool all_known(const std::vector<State>& states) {
  bool known = true;
  for (const State state : states) known = known & (state == State::known);
  return known;
}

void blank_unknown(Column& column) {
  if (all_known(column.states)) return;
  blank(column.integers, column.states);
  blank(column.wides, column.states);
  blank(column.truths, column.states);
}

}  // namespace rung
