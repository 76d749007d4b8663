// Walks the graph from the roots, with a stack of its own because graphs may be deep.
#include "reference/needs.hpp"

#include <variant>

namespace rung::reference {

namespace {

/// What decides whether a line of the record is seen.
void add_sight(const Program& program, RecordId id, std::vector<NodeId>& needed) {
  const Record& record = program.records[id];
  needed.push_back(record.where);
  if (record.dated != none) needed.push_back(record.fields[record.dated].computed);
}

bool is_working_days(const Program& program, NodeId id) {
  const Type& type = program[id].type;
  return type.kind == TypeKind::duration && type.duration == DurationKind::working_days;
}

std::vector<NodeId> needs_of(const Program& program, const Settings& settings, NodeId id) {
  std::vector<NodeId> needed;
  const Operation& operation = program[id].operation;
  const op::Named* const named = std::get_if<op::Named>(&operation);
  if (named != nullptr && stand_in(settings, named->name) != nullptr) return needed;
  for_each_input(operation, [&needed](NodeId input) { needed.push_back(input); });
  if (const op::Aggregate* const aggregate = std::get_if<op::Aggregate>(&operation)) {
    for (RecordId record = aggregate->from; program.records[record].parent != none;
         record = program.records[record].parent)
      add_sight(program, record, needed);
  }
  if (const op::Lookup* const lookup = std::get_if<op::Lookup>(&operation)) {
    add_sight(program, lookup->record, needed);
    needed.push_back(program.records[lookup->record].fields[lookup->field].computed);
  }
  if (const op::Calculate* const sum = std::get_if<op::Calculate>(&operation)) {
    const bool counts_days = is_working_days(program, sum->left) || is_working_days(program, sum->right);
    if (counts_days && program.ruleset && program.ruleset->holidays != none)
      add_sight(program, program.ruleset->holidays, needed);
  }
  return needed;
}

struct Visit {
  NodeId node;
  bool done;  ///< all that it needs has been visited
};

}  // namespace

const Value* stand_in(const Settings& settings, NameId name) {
  for (const StandIn& candidate : settings.stand_ins)
    if (candidate.name == name) return &candidate.value;
  return nullptr;
}

std::vector<NodeId> in_order(const Program& program, const Settings& settings,
                             const std::vector<NodeId>& roots) {
  std::vector<NodeId> order;
  std::vector<bool> seen(program.nodes.size(), false);
  std::vector<Visit> stack;
  for (const NodeId root : roots) stack.push_back({root, false});
  while (!stack.empty()) {
    const Visit visit = stack.back();
    stack.pop_back();
    if (visit.node == none) continue;
    if (visit.done) {
      order.push_back(visit.node);
      continue;
    }
    if (seen[visit.node]) continue;
    seen[visit.node] = true;
    stack.push_back({visit.node, true});
    for (const NodeId needed : needs_of(program, settings, visit.node)) stack.push_back({needed, false});
  }
  return order;
}

}  // namespace rung::reference
