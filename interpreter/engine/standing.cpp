// What becomes of each subject of a batch.
#include "engine/standing.hpp"

#include "engine/visibility.hpp"

namespace rung {

void Standing::begin(std::size_t rows, std::span<const std::uint8_t> duplicates) {
  fates.assign(rows, Fate::evaluated);
  faults.assign(rows, Fault::overflow);
  for (std::size_t row = 0; row < duplicates.size(); ++row) {
    if (duplicates[row] != 0) fates[row] = Fate::duplicate;
  }
}

bool judge_condition(const Scope& scope, Standing& standing) {
  const NodeId where = scope.run.program.records[subject].where;
  if (where == none) return false;
  const Column& column = scope[where];
  const bool uniform = scope.uniform(where);
  bool found = false;
  for (std::size_t row = 0; row < standing.fates.size(); ++row) {
    Fate& fate = standing.fates[row];
    if (fate != Fate::evaluated && fate != Fate::left_out) continue;
    const std::size_t at = uniform ? 0 : row;
    const State met = met_state(column.states[at], column.truths[at]);
    fate = met == State::known ? Fate::evaluated : Fate::left_out;
    if (!is_fault(met)) continue;
    standing.set_faulty(row, met);
    found = true;
  }
  return found;
}

namespace {

/// Looks for faults in one row after the other of what a report needs of its subjects.
class ReportNeeds {
 public:
  ReportNeeds(const Scope& scope, std::uint32_t report)
      : scope_(scope), report_(scope.run.program.reports[report]), plan_(scope.run.plan), id_(report) {}

  bool can_fail() const {
    bool faults = report_.where != none && scope_[report_.where].has_faults;
    for (const NodeId key : report_.keys) faults = faults || scope_[key].has_faults;
    for_each_aggregate([&](const op::Aggregate& aggregate) {
      for (const NodeId id : {aggregate.condition, aggregate.value, aggregate.order}) {
        faults = faults || (id != none && scope_[id].has_faults);
      }
    });
    return faults;
  }

  State fault(std::size_t row) const {
    const State where = condition(report_.where, row);
    if (where != State::known) return where;
    for (const NodeId key : report_.keys) {
      if (is_fault(state(key, row))) return state(key, row);
    }
    State found = State::known;
    for_each_aggregate([&](const op::Aggregate& aggregate) {
      if (is_fault(found)) return;
      found = condition(aggregate.condition, row);
      if (found != State::known) return;
      if (aggregate.value != none) found = state(aggregate.value, row);
      if (!is_fault(found) && aggregate.order != none) found = state(aggregate.order, row);
    });
    return found;
  }

 private:
  template <class Visit>
  void for_each_aggregate(Visit visit) const {
    for (const NodeId id : plan_.group_aggregates[id_]) {
      const auto& aggregate = std::get<op::Aggregate>(scope_.run.program[id].operation);
      if (aggregate.from == subject) visit(aggregate);
    }
  }

  State state(NodeId id, std::size_t row) const { return scope_[id].states[scope_.uniform(id) ? 0 : row]; }

  State condition(NodeId id, std::size_t row) const {
    if (id == none) return State::known;
    return met_state(state(id, row), scope_[id].truths[scope_.uniform(id) ? 0 : row]);
  }

  const Scope& scope_;
  const Report& report_;
  const Plan& plan_;
  std::uint32_t id_;
};

bool judge_column(const Scope& scope, NodeId id, Standing& standing) {
  const Column& column = scope[id];
  if (!column.has_faults) return false;
  bool found = false;
  for (std::size_t row = 0; row < standing.fates.size(); ++row) {
    const State state = column.states[scope.uniform(id) ? 0 : row];
    if (standing.fates[row] != Fate::evaluated || !is_fault(state)) continue;
    standing.set_faulty(row, state);
    found = true;
  }
  return found;
}

bool judge_report(const Scope& scope, std::uint32_t report, Standing& standing) {
  const ReportNeeds needs(scope, report);
  if (!needs.can_fail()) return false;
  bool found = false;
  for (std::size_t row = 0; row < standing.fates.size(); ++row) {
    if (standing.fates[row] != Fate::evaluated) continue;
    const State fault = needs.fault(row);
    if (!is_fault(fault)) continue;
    standing.set_faulty(row, fault);
    found = true;
  }
  return found;
}

}  // namespace

bool judge_results(const Scope& scope, const Request& request, Standing& standing) {
  bool found = false;
  for (const NodeId id : request.results) found = judge_column(scope, id, standing) || found;
  for (const std::uint32_t report : request.reports) found = judge_report(scope, report, standing) || found;
  return found;
}

}  // namespace rung
