// Choices between values: `if`, `else`, and the cell of a chosen row of a table.
#include <array>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"
#include "engine/selection.hpp"

namespace rung {

void branch(const Scope& scope, const op::If& operation, const Type& type, Column& out) {
  const std::array branches = {operation.yes, operation.no};
  const std::array inputs = {operation.condition, operation.yes, operation.no};
  Choice choice(rows_of(scope, inputs));
  const Column& condition = scope[operation.condition];
  const bool uniform = scope.uniform(operation.condition);
  with_rows(condition.states, uniform, condition.truths, uniform, [&](auto states, auto truths) {
    for (std::size_t row = 0; row < choice.rows(); ++row) {
      const bool met = (states[row] == State::known) & (truths[row] != 0);
      choice.candidates[row] = met ? 0 : 1;
      choice.states[row] = is_fault(states[row]) ? states[row] : State::known;
    }
  });
  choose(scope, branches, choice, type, out);
}

void fall_back(const Scope& scope, const op::Else& operation, const Type& type, Column& out) {
  const std::array candidates = {operation.value, operation.fallback};
  Choice choice(rows_of(scope, candidates));
  with_rows(scope[operation.value].states, scope.uniform(operation.value), [&](auto states) {
    for (std::size_t row = 0; row < choice.rows(); ++row) {
      choice.candidates[row] = states[row] == State::missing ? 1 : 0;
      choice.states[row] = State::known;
    }
  });
  choose(scope, candidates, choice, type, out);
}

void pick(const Scope& scope, const op::Pick& operation, const Type& type, Column& out) {
  std::vector<NodeId> inputs = operation.cells;
  inputs.push_back(operation.row);
  Choice choice(rows_of(scope, inputs));
  const Numbers rows = numbers(scope, operation.row);
  with_rows(rows.column->states, rows.uniform, [&](auto states) {
    for (std::size_t row = 0; row < choice.rows(); ++row) {
      choice.states[row] = states[row];
      choice.candidates[row] =
          states[row] == State::known ? static_cast<std::uint32_t>(rows.mantissa(row)) : 0;
    }
  });
  choose(scope, operation.cells, choice, type, out);
}

}  // namespace rung
