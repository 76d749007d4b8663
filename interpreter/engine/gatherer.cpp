// What all aggregates have in common: faults come before values, the first in the order of the lines.
#include "engine/gatherer.hpp"

#include "columns/rearrange.hpp"

namespace rung {

namespace {

std::unique_ptr<Gatherer> gatherer_of(const Program& program, const op::Aggregate& operation) {
  switch (operation.kind) {
    case AggregateKind::sum:
    case AggregateKind::average: return gather_sums(operation);
    case AggregateKind::count:
    case AggregateKind::any:
    case AggregateKind::every: return gather_counts(operation);
    case AggregateKind::count_distinct: return gather_distinct(operation);
    case AggregateKind::min:
    case AggregateKind::max: return gather_extremes(operation, program[operation.value].type);
    case AggregateKind::latest:
    case AggregateKind::earliest:
      return gather_ends(operation, program[operation.value].type, program[operation.order].type);
  }
  __builtin_unreachable();
}

}  // namespace

void Gatherer::resize(std::size_t targets) {
  targets_ = targets;
  if (!faults_.empty()) faults_.resize(targets, State::known);
  make_room(targets);
}

void Gatherer::note_fault(std::uint32_t target, State fault) {
  if (faults_.empty()) faults_.resize(targets_, State::known);
  if (!is_fault(faults_[target])) faults_[target] = fault;
}

/// Of two faults the one of the earlier line stays, so that both kinds of lines are walked together.
void Gatherer::note_faults(const Lot& lot) {
  const auto state_of_input = [&](NodeId id, std::size_t row) {
    return id == none ? State::known : lot.scope[id].states[lot.scope.uniform(id) ? 0 : row];
  };
  auto faulty = lot.faulty.begin();
  for (std::size_t i = 0; i < lot.size(); ++i) {
    const std::uint32_t row = lot.rows[i];
    for (; faulty != lot.faulty.end() && faulty->row < row; ++faulty)
      note_fault(faulty->target, faulty->fault);
    State state = state_of_input(aggregate_.value, row);
    if (!is_fault(state)) state = state_of_input(aggregate_.order, row);
    if (is_fault(state)) note_fault(lot.targets[i], state);
  }
  for (; faulty != lot.faulty.end(); ++faulty) note_fault(faulty->target, faulty->fault);
}

void Gatherer::add(const Lot& lot) {
  const auto has_faults = [&](NodeId id) { return id != none && lot.scope[id].has_faults; };
  if (has_faults(aggregate_.value) || has_faults(aggregate_.order) || !lot.faulty.empty()) note_faults(lot);
  gather(lot);
}

Column Gatherer::finish(const Type& type) {
  Column column;
  if (faults_.empty()) {
    shape(column, storage_of(type), targets_);
    if (fill(column)) return column;
  }
  column.reset(storage_of(type), targets_);
  for (std::size_t target = 0; target < targets_; ++target) {
    const bool fault = !faults_.empty() && is_fault(faults_[target]);
    append(column, fault ? Outcome{fault_of(faults_[target])} : outcome(target), type);
  }
  return column;
}

std::unique_ptr<Gatherer> make_gatherer(const Program& program, NodeId aggregate, std::size_t targets) {
  std::unique_ptr<Gatherer> gatherer =
      gatherer_of(program, std::get<op::Aggregate>(program[aggregate].operation));
  gatherer->resize(targets);
  return gatherer;
}

}  // namespace rung
