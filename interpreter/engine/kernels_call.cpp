// The columnar form of every builtin function, derived from its scalar definition row by row.
#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {

void call_function(const Scope& scope, const op::Call& operation, const Type& type, Column& out) {
  if (call_kernel(scope, operation, type, out)) return;
  const std::size_t rows = rows_of(scope, operation.arguments);
  shape(out, storage_of(type), rows);
  combine_states(scope, operation.arguments, out);
  const std::vector<State> states = out.states;
  out.reset(storage_of(type), rows);
  std::vector<Value> arguments(operation.arguments.size());
  for (std::size_t row = 0; row < rows; ++row) {
    if (states[row] != State::known) {
      append(out, is_fault(states[row]) ? Outcome{fault_of(states[row])} : Outcome{}, type);
      continue;
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const NodeId id = operation.arguments[i];
      arguments[i] = value_at(scope[id], scope.uniform(id) ? 0 : row, scope.type(id));
    }
    append(out, call(operation.function, arguments), type);
  }
}

}  // namespace rung
