// Conditions: Kleene logic, tests for missing, counting. Truths and states are bytes, so that loops work on many at once.
#include <algorithm>
#include <array>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {
namespace {

bool all_known(const Scope& scope, const std::vector<NodeId>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(), [&](NodeId id) { return scope.all_known(id); });
}

/// Conditions that are known everywhere: their truths alone.
void combine_truths(const Scope& scope, const std::vector<NodeId>& conditions, bool decisive, Column& out) {
  out.know_all();
  std::uint8_t* const result = out.truths.data();
  const auto combine = decisive ? loops().either : loops().both;
  combine(truths_of(scope, conditions[0]), truths_of(scope, conditions[1]), result, out.size());
  for (std::size_t i = 2; i < conditions.size(); ++i)
    combine({result, false}, truths_of(scope, conditions[i]), result, out.size());
}

/// A `decisive` truth decides, whatever the others are; then the first fault counts, then missing. Without all that the
/// result is the other truth.
void combine_conditions(const Scope& scope, const std::vector<NodeId>& conditions, bool decisive,
                        Column& out) {
  const std::size_t rows = rows_of(scope, conditions);
  out.prepare(Storage::truth, rows);
  if (conditions.size() > 1 && all_known(scope, conditions))
    return combine_truths(scope, conditions, decisive, out);
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
  State* const state = out.states.data();
  std::uint8_t* const truth = out.truths.data();
  const std::uint8_t turned = decisive ? 0 : 1;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint8_t met = decided[row];
    state[row] = met != 0 ? State::known : state[row];
    truth[row] = static_cast<std::uint8_t>((state[row] == State::known) & ((met ^ turned) != 0));
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
  out.prepare(Storage::truth, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  loops().equal_byte(truths_of(scope, operation.condition), 0, out.truths.data(), out.size());
  blank_unknown(out);
}

void is_missing(const Scope& scope, const op::IsMissing& operation, Column& out) {
  const std::array inputs = {operation.value};
  out.prepare(Storage::truth, rows_of(scope, inputs));
  if (scope.all_known(operation.value)) {
    out.know_all();
    std::fill(out.truths.begin(), out.truths.end(), 0);
    return;
  }
  loops().equal_byte(states_of(scope, operation.value), static_cast<std::uint8_t>(State::missing),
                     out.truths.data(), out.size());
  if (!scope[operation.value].has_faults) return out.know_all();
  combine_states(scope, inputs, out);
  for (State& state : out.states) state = state == State::missing ? State::known : state;
}

void count_met(const Scope& scope, const op::CountMet& operation, Column& out) {
  const std::size_t rows = rows_of(scope, operation.conditions);
  out.prepare(Storage::narrow, rows);
  combine_states(scope, operation.conditions, out);
  std::fill(out.integers.begin(), out.integers.end(), 0);
  for (const NodeId id : operation.conditions)
    loops().count(truths_of(scope, id), 1, out.integers.data(), rows);
  if (!out.has_faults) return out.know_all();
  for (State& state : out.states) state = state == State::missing ? State::known : state;
  blank_unknown(out);
}

}  // namespace rung
