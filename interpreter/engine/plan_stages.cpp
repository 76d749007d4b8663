// Which stage each node is of, what must outlive its stage, and which records' lines must be kept.
#include <algorithm>

#include "engine/plan_parts.hpp"

namespace rung {
namespace {

/// The nodes that decide whether a line is seen at all: no formal inputs of an aggregate, but waited for all the same.
template <class Visit>
void for_each_gate(const Program& program, RecordId record, Visit visit) {
  const Record& gated = program.records[record];
  if (gated.where != none) visit(gated.where);
  if (gated.dated != none && gated.fields[gated.dated].computed != none)
    visit(gated.fields[gated.dated].computed);
}

/// All that a node waits for.
template <class Visit>
void for_each_need(const Plan& plan, NodeId id, Visit visit) {
  for_each_planned_input(plan, id, visit);
  if (plan.stand_in[id] != none) return;
  const Node& node = (*plan.program)[id];
  if (const auto* aggregate = std::get_if<op::Aggregate>(&node.operation)) {
    for_each_on_the_way(*plan.program, aggregate->from, node.space,
                        [&](RecordId record) { for_each_gate(*plan.program, record, visit); });
  }
}

bool is_aggregate(const Plan& plan, NodeId id) {
  return plan.stand_in[id] == none && std::holds_alternative<op::Aggregate>((*plan.program)[id].operation);
}

bool is_population(const Plan& plan, NodeId id) {
  return plan.stand_in[id] == none && std::holds_alternative<op::Population>((*plan.program)[id].operation);
}

/// Nodes that the subject's own condition is made of: a population among them is over all subjects that were read.
std::vector<std::uint8_t> below_condition(const Plan& plan) {
  const Program& program = *plan.program;
  std::vector<std::uint8_t> below(program.nodes.size(), 0);
  if (program.records.empty() || program.records[subject].where == none) return below;
  std::vector<NodeId> waiting = {program.records[subject].where};
  while (!waiting.empty()) {
    const NodeId id = waiting.back();
    waiting.pop_back();
    if (below[id]) continue;
    below[id] = 1;
    for_each_need(plan, id, [&](NodeId input) { waiting.push_back(input); });
  }
  return below;
}

bool improve(Plan& plan, NodeId id, const std::vector<std::uint8_t>& below) {
  std::uint32_t stage = 0;
  bool recomputed = is_population(plan, id);
  for_each_need(plan, id, [&](NodeId input) {
    stage = std::max(stage, plan.stages[input]);
    recomputed = recomputed || plan.recomputed[input];
  });
  if (is_population(plan, id)) {
    const NodeId where = plan.program->records[subject].where;
    if (where != none && !below[id]) stage = std::max(stage, plan.stages[where]);
  }
  if (is_aggregate(plan, id) || is_population(plan, id)) ++stage;
  const bool better = stage != plan.stages[id] || recomputed != (plan.recomputed[id] != 0);
  plan.stages[id] = stage;
  plan.recomputed[id] = recomputed;
  return better;
}

}  // namespace

void find_stages(Plan& plan) {
  const std::size_t nodes = plan.program->nodes.size();
  const std::vector<std::uint8_t> below = below_condition(plan);
  // Conditions of records may stand behind their aggregates, so that one pass is not always enough.
  bool better = true;
  for (std::size_t pass = 0; better && pass <= nodes; ++pass) {
    better = false;
    for (NodeId id = 0; id < nodes; ++id) {
      if (plan.needed[id]) better = improve(plan, id, below) || better;
    }
  }
  for (NodeId id = 0; id < nodes; ++id) {
    if (plan.needed[id] && (*plan.program)[id].space.kind != Space::Kind::group) {
      plan.last_stage = std::max(plan.last_stage, plan.stages[id]);
    }
  }
}

namespace {

void retain_across_stages(Plan& plan) {
  const Program& program = *plan.program;
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    if (!plan.needed[id]) continue;
    for_each_need(plan, id, [&](NodeId input) {
      const bool later = plan.stages[id] > plan.stages[input] || program[id].space != program[input].space;
      const bool again = plan.recomputed[id] && !plan.recomputed[input];
      if (later || again) plan.retained[input] = 1;
    });
    if (const auto* lookup = std::get_if<op::Lookup>(&program[id].operation);
        lookup && plan.stand_in[id] == none) {
      const NodeId computed = program.records[lookup->record].fields[lookup->field].computed;
      if (computed != none) plan.retained[computed] = 1;
    }
  }
}

void list_gatherings(Plan& plan) {
  const Program& program = *plan.program;
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    if (!plan.needed[id]) continue;
    if (is_population(plan, id)) plan.populations.push_back(id);
    if (!is_aggregate(plan, id)) continue;
    const auto& aggregate = std::get<op::Aggregate>(program[id].operation);
    const Space space = program[id].space;
    if (space.kind == Space::Kind::group) {
      plan.group_aggregates[space.id].push_back(id);
      // Groups are known only when everything else is, so that lines of related records are looked at again.
      if (aggregate.from != subject) plan.record_plans[aggregate.from].kept = true;
    } else {
      plan.record_plans[aggregate.from].aggregates.push_back(id);
    }
  }
}

void keep_records(Plan& plan) {
  for (RecordId id = 0; id < plan.record_plans.size(); ++id) {
    RecordPlan& record = plan.record_plans[id];
    const RecordId parent = plan.program->records[id].parent;
    if (record.reached && parent != none && parent != subject) plan.record_plans[parent].kept = true;
    for (const NodeId aggregate : record.aggregates) {
      const bool other_stage = plan.stages[aggregate] != plan.stages[record.aggregates.front()];
      if (other_stage || plan.recomputed[aggregate]) record.kept = true;
    }
  }
}

}  // namespace

void find_retained(Plan& plan, const Request& request) {
  for (const NodeId id : roots_of(plan, request)) plan.retained[id] = 1;
  retain_across_stages(plan);
  list_gatherings(plan);
  keep_records(plan);
}

}  // namespace rung
