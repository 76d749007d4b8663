// What all aggregates have in common: faults come before values, the first in the order of the lines.
#include "engine/gatherer.hpp"

#include <algorithm>

#include "engine/operands.hpp"

namespace rung {

void Gatherer::note_faults(const Lot& lot) {
  const auto state_of_input = [&](NodeId id, std::size_t row) {
    return id == none ? State::known : lot.scope[id].states[lot.scope.uniform(id) ? 0 : row];
  };
  for (std::size_t row = 0; row < lot.rows(); ++row) {
    State state = lot.counts[row];
    if (state == State::missing) continue;
    if (!is_fault(state)) state = state_of_input(aggregate_.value, row);
    if (!is_fault(state)) state = state_of_input(aggregate_.order, row);
    if (!is_fault(state)) continue;
    if (faults_.empty()) faults_.assign(targets_, State::known);
    State& fault = faults_[lot.targets[row]];
    if (!is_fault(fault)) fault = state;
  }
}

void Gatherer::add(const Lot& lot) {
  const auto has_faults = [&](NodeId id) { return id != none && lot.scope[id].has_faults; };
  if (has_faults(aggregate_.value) || has_faults(aggregate_.order) ||
      std::any_of(lot.counts.begin(), lot.counts.end(), is_fault)) {
    note_faults(lot);
  }
  gather(lot);
}

Column Gatherer::finish(const Type& type) {
  Column column;
  column.reset(storage_of(type), targets_);
  for (std::size_t target = 0; target < targets_; ++target) {
    const bool fault = !faults_.empty() && is_fault(faults_[target]);
    append(column, fault ? Outcome{fault_of(faults_[target])} : outcome(target), type);
  }
  return column;
}

std::unique_ptr<Gatherer> make_gatherer(const Program& program, NodeId aggregate, std::size_t targets) {
  const auto& operation = std::get<op::Aggregate>(program[aggregate].operation);
  switch (operation.kind) {
    case AggregateKind::sum:
    case AggregateKind::average: return gather_sums(operation, targets);
    case AggregateKind::count:
    case AggregateKind::any:
    case AggregateKind::every: return gather_counts(operation, targets);
    case AggregateKind::count_distinct: return gather_distinct(operation, targets);
    case AggregateKind::min:
    case AggregateKind::max: return gather_extremes(operation, program[operation.value].type, targets);
    case AggregateKind::latest:
    case AggregateKind::earliest:
      return gather_ends(operation, program[operation.value].type, program[operation.order].type, targets);
  }
  __builtin_unreachable();
}

}  // namespace rung
