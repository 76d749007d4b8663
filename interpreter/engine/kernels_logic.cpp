// Conditions: Kleene logic, tests for missing, counting. Truths and states are bytes, so that loops work on many at once.
#include <array>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {
namespace {

/// A `decisive` truth decides, whatever the others are; then the first fault counts, then missing. Without all that the
/// result is the other truth.
void combine_conditions(const Scope& scope, const std::vector<NodeId>& conditions, bool decisive,
                        Column& out) {
  const std::size_t rows = rows_of(scope, conditions);
  shape(out, Storage::truth, rows);
  std::vector<std::uint8_t> decided(rows, 0);
  combine_states(scope, conditions, out);
  for (const NodeId id : conditions) {
    const bool uniform = scope.uniform(id);
    with_rows(scope[id].states, uniform, [&](auto states) {
      with_rows(scope[id].truths, uniform, [&](auto truths) {
        std::uint8_t* const result = decided.data();
        const std::uint8_t wanted = decisive ? 1 : 0;
        for (std::size_t row = 0; row < rows; ++row) {
          result[row] |= static_cast<std::uint8_t>((states[row] == State::known) & (truths[row] == wanted));
        }
      });
    });
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const bool known = decided[row] != 0 || out.states[row] == State::known;
    out.states[row] = decided[row] != 0 ? State::known : out.states[row];
    out.truths[row] = known & ((decided[row] != 0) == decisive);
  }
}

}  // namespace

void all(const Scope& scope, const op::All& operation, Column& out) {
  combine_conditions(scope, operation.conditions, false, out);
}

void any(const Scope& scope, const op::Any& operation, Column& out) {
  combine_conditions(scope, operation.conditions, true, out);
}

void negate(const Scope& scope, const op::Not& operation, Column& out) {
  const std::array inputs = {operation.condition};
  shape(out, Storage::truth, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  const std::vector<std::uint8_t>& truths = scope[operation.condition].truths;
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.truths[row] = static_cast<std::uint8_t>((out.states[row] == State::known) & (truths[row] == 0));
  }
}

void is_missing(const Scope& scope, const op::IsMissing& operation, Column& out) {
  const std::array inputs = {operation.value};
  shape(out, Storage::truth, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  for (std::size_t row = 0; row < out.size(); ++row) {
    const bool missing = out.states[row] == State::missing;
    if (missing) out.states[row] = State::known;
    out.truths[row] = missing;
  }
}

void count_met(const Scope& scope, const op::CountMet& operation, Column& out) {
  const std::size_t rows = rows_of(scope, operation.conditions);
  shape(out, Storage::narrow, rows);
  combine_states(scope, operation.conditions, out);
  for (const NodeId id : operation.conditions) {
    const bool uniform = scope.uniform(id);
    with_rows(scope[id].states, uniform, [&](auto states) {
      with_rows(scope[id].truths, uniform, [&](auto truths) {
        for (std::size_t row = 0; row < rows; ++row) {
          out.integers[row] += (states[row] == State::known) & (truths[row] != 0);
        }
      });
    });
  }
  for (State& state : out.states) state = state == State::missing ? State::known : state;
  blank_unknown(out);
}

}  // namespace rung
