// Which lines of a record are seen at all.
#include "engine/visibility.hpp"

#include "engine/operands.hpp"

namespace rung {

State met_state(State state, std::uint8_t truth) {
  if (is_fault(state)) return state;
  return state == State::known && truth != 0 ? State::known : State::missing;
}

namespace {

/// A blank date hides nothing, and neither does any without a review date.
void hide_dated(const Scope& scope, const Record& record, std::vector<State>& visible) {
  if (record.dated == none || !scope.run.settings.today) return;
  const NodeId computed = record.fields[record.dated].computed;
  const Column& dates = computed == none ? scope.frame.batch.columns[record.dated] : scope[computed];
  const std::int64_t today = scope.run.settings.today->days;
  with_rows(dates.states, scope.frame.uniform(dates), dates.integers, scope.frame.uniform(dates),
            [&](auto states, auto days) {
              for (std::size_t row = 0; row < visible.size(); ++row) {
                if (is_fault(states[row])) visible[row] = states[row];
                if (states[row] == State::known && days[row] > today) visible[row] = State::missing;
              }
            });
}

}  // namespace

std::vector<State> visible_lines(const Scope& scope, RecordId id) {
  const Record& record = scope.run.program.records[id];
  std::vector<State> visible(scope.frame.rows, State::known);
  hide_dated(scope, record, visible);
  if (record.where == none) return visible;
  const Column& where = scope[record.where];
  const bool uniform = scope.uniform(record.where);
  with_rows(where.states, uniform, where.truths, uniform, [&](auto states, auto truths) {
    for (std::size_t row = 0; row < visible.size(); ++row) {
      if (visible[row] == State::known) visible[row] = met_state(states[row], truths[row]);
    }
  });
  return visible;
}

}  // namespace rung
