// How rows see values of other rows, and which lines are seen at all.
#include "reference/run.hpp"

namespace rung::reference {

std::size_t row_count(const Run& run, Space space) {
  switch (space.kind) {
    case Space::Kind::run: return 1;
    case Space::Kind::record: return run.input.records[space.id].size();
    case Space::Kind::group: return run.groups[space.id].keys.size();
  }
  __builtin_unreachable();
}

Outcome seen_from(const Run& run, NodeId node, Space space, std::size_t row) {
  if (node == none) return Missing{};
  const Space own = run.program[node].space;
  if (own.kind == Space::Kind::run) return run.values[node][0];
  while (space != own) {
    // Only a line of a record sees another row: that of its parent.
    if (space.kind != Space::Kind::record || run.program.records[space.id].parent == none) return Missing{};
    const std::optional<std::size_t> parent = run.links.parent[space.id][row];
    if (!parent) return Missing{};
    space = Space::of_record(run.program.records[space.id].parent);
    row = *parent;
  }
  return run.values[node][row];
}

Outcome field_value(const Run& run, RecordId record, FieldId field, std::size_t at) {
  const NodeId computed = run.program.records[record].fields[field].computed;
  if (computed != none) return seen_from(run, computed, Space::of_record(record), at);
  return cell(run.input.records[record][at], field);
}

Outcome is_seen(const Run& run, RecordId id, std::size_t at) {
  if (run.input.records[id][at].rejected) return false;
  const Record& record = run.program.records[id];
  if (record.dated != none) {
    const Outcome day = field_value(run, id, record.dated, at);
    if (is_fault(day)) return day;
    const bool is_dated = run.settings.today && !is_unknown(day);
    if (is_dated && std::get<Date>(value_of(day)) > *run.settings.today) return false;
  }
  if (record.where == none) return true;
  const Outcome condition = seen_from(run, record.where, Space::of_record(id), at);
  if (is_fault(condition)) return condition;
  return is_met(condition);
}

void end_run(Run& run, RunFault::Kind kind, NodeId node) {
  if (!run.fault) run.fault = RunFault{.kind = kind, .origin = run.program[node].origin};
}

}  // namespace rung::reference
