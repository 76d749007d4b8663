// Puts a plan together, and gives every node its place in a frame.
#include "engine/plan.hpp"

#include "engine/plan_parts.hpp"

namespace rung {

const Section& Plan::section(Space space) const {
  if (space.kind == Space::Kind::run) return run;
  return space.kind == Space::Kind::record ? records[space.id] : groups[space.id];
}

NodeId aliased(const Plan& plan, NodeId id) {
  if (plan.stand_in[id] != none || plan.by_line[id] != none) return none;
  const Program& program = *plan.program;
  if (const auto* named = std::get_if<op::Named>(&program[id].operation)) return named->value;
  if (const auto* parent = std::get_if<op::Parent>(&program[id].operation)) {
    return plan.places[parent->value].space.kind == Space::Kind::run ? parent->value : none;
  }
  return none;
}

std::uint32_t slots_of(const Node& node) {
  return std::holds_alternative<op::Ladder>(node.operation) ? 5 : 1;
}

namespace {

Section& section_of(Plan& plan, Space space) {
  if (space.kind == Space::Kind::run) return plan.run;
  return space.kind == Space::Kind::record ? plan.records[space.id] : plan.groups[space.id];
}

void place(Plan& plan, NodeId id) {
  const Node& node = (*plan.program)[id];
  if (const NodeId other = aliased(plan, id); other != none) {
    plan.places[id] = plan.places[other];
    return;
  }
  if (const auto* part = std::get_if<op::LadderPart>(&node.operation)) {
    plan.places[id] = plan.places[part->ladder];
    plan.places[id].slot += static_cast<std::uint32_t>(part->column);
    return;
  }
  Section& section = section_of(plan, node.space);
  section.nodes.push_back(id);
  plan.places[id] = {node.space, section.slots};
  section.slots += slots_of(node);
}

/// What is retained under another name is retained itself.
void retain_aliased(Plan& plan) {
  for (NodeId id = static_cast<NodeId>(plan.needed.size()); id-- > 0;) {
    if (!plan.needed[id] || !plan.retained[id]) continue;
    if (const NodeId other = aliased(plan, id); other != none) plan.retained[other] = 1;
    if (const auto* part = std::get_if<op::LadderPart>(&(*plan.program)[id].operation))
      plan.retained[part->ladder] = 1;
  }
}

void find_stand_ins(Plan& plan) {
  for (NodeId id = 0; id < plan.program->nodes.size(); ++id) {
    const auto* named = std::get_if<op::Named>(&(*plan.program)[id].operation);
    if (named == nullptr) continue;
    for (std::uint32_t i = 0; i < plan.stand_ins.size(); ++i) {
      if (plan.stand_ins[i].name == named->name) plan.stand_in[id] = i;
    }
    for (std::uint32_t i = 0; i < plan.line_stand_ins.size(); ++i) {
      if (plan.line_stand_ins[i].name == named->name) plan.by_line[id] = i;
    }
  }
}

}  // namespace

void find_places(Plan& plan) {
  for (NodeId id = 0; id < plan.needed.size(); ++id) {
    if (plan.needed[id]) place(plan, id);
  }
  retain_aliased(plan);
}

Plan make_plan(const Program& program, const Request& request, const Settings& settings) {
  const std::size_t nodes = program.nodes.size();
  Plan plan;
  plan.program = &program;
  plan.stand_ins = settings.stand_ins;
  plan.line_stand_ins = settings.line_stand_ins;
  plan.needed.resize(nodes);
  plan.places.resize(nodes);
  plan.stages.resize(nodes);
  plan.recomputed.resize(nodes);
  plan.retained.resize(nodes);
  plan.fused.resize(nodes, none);
  plan.stand_in.resize(nodes, none);
  plan.chart.resize(nodes, none);
  plan.by_line.resize(nodes, none);
  plan.records.resize(program.records.size());
  plan.record_plans.resize(program.records.size());
  plan.groups.resize(program.reports.size());
  plan.group_aggregates.resize(program.reports.size());
  find_stand_ins(plan);
  find_needed(plan, request);
  fuse_quotients(plan, request);
  // What differs from line to line for no reason of the rules can be read off no chart.
  if (plan.line_stand_ins.empty()) find_charts(plan, request);
  find_stages(plan);
  find_retained(plan, request);
  find_places(plan);
  return plan;
}

}  // namespace rung
