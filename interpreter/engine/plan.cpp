// Puts a plan together, and gives every node its place in a frame.
#include "engine/plan.hpp"

#include <map>

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
    return program[parent->value].space.kind == Space::Kind::run ? parent->value : none;
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

/// Gives nodes their places. A slot of a record's frame that nobody looks at any more goes to the next node of the same
/// stage, so that the columns of a batch stay few.
class Placing {
 public:
  explicit Placing(Plan& plan)
      : plan_(plan), program_(*plan.program), last_user_(program_.nodes.size(), none) {
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
      if (plan.needed[id])
        for_each_planned_input(plan, id, [&](NodeId input) { last_user_[itself(input)] = id; });
    }
  }

  void place(NodeId id) {
    const Node& node = program_[id];
    if (const NodeId other = aliased(plan_, id); other != none) {
      plan_.places[id] = plan_.places[other];
    } else if (const auto* part = std::get_if<op::LadderPart>(&node.operation)) {
      plan_.places[id] = plan_.places[part->ladder];
      plan_.places[id].slot += static_cast<std::uint32_t>(part->column);
    } else {
      Section& section = section_of(plan_, node.space);
      section.nodes.push_back(id);
      plan_.places[id] = {node.space, take_slot(section, id)};
    }
    free_inputs(id);
  }

 private:
  /// The node whose column stands under this one's name, too.
  NodeId itself(NodeId id) const {
    while (true) {
      const auto* part = std::get_if<op::LadderPart>(&program_[id].operation);
      const NodeId other = part == nullptr ? aliased(plan_, id) : part->ladder;
      if (other == none) return id;
      id = other;
    }
  }

  /// Whether a slot serves one node only while it is looked at: not those of ladders, which are five, nor those of
  /// references, whose nodes are computed as their lookups allow and not in one order.
  bool passes_on(NodeId id) const {
    const Space space = program_[id].space;
    if (space.kind != Space::Kind::record || plan_.retained[id] || slots_of(program_[id]) != 1) return false;
    return space.id == subject || program_.records[space.id].parent != none;
  }

  std::vector<std::uint32_t>& free_slots(NodeId id) {
    return free_[{program_[id].space.id, plan_.stages[id]}];
  }

  /// What is gathered is there before anything else of its stage is computed.
  bool is_gathered(NodeId id) const {
    const Operation& operation = program_[id].operation;
    return std::holds_alternative<op::Aggregate>(operation) ||
           std::holds_alternative<op::Population>(operation);
  }

  std::uint32_t take_slot(Section& section, NodeId id) {
    if (passes_on(id) && !is_gathered(id) && !free_slots(id).empty()) {
      const std::uint32_t slot = free_slots(id).back();
      free_slots(id).pop_back();
      return slot;
    }
    const std::uint32_t slot = section.slots;
    section.slots += slots_of(program_[id]);
    return slot;
  }

  /// The node's own slot is taken before, so that no kernel reads a column that it fills.
  void free_inputs(NodeId user) {
    for_each_planned_input(plan_, user, [&](NodeId input) {
      const NodeId id = itself(input);
      if (last_user_[id] != user || !passes_on(id)) return;
      last_user_[id] = none;
      free_slots(id).push_back(plan_.places[id].slot);
    });
  }

  Plan& plan_;
  const Program& program_;
  std::vector<NodeId> last_user_;
  std::map<std::pair<RecordId, std::uint32_t>, std::vector<std::uint32_t>> free_;  ///< by record and stage
};

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
  retain_aliased(plan);
  Placing placing(plan);
  for (NodeId id = 0; id < plan.needed.size(); ++id) {
    if (plan.needed[id]) placing.place(id);
  }
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
  if (settings.charts && plan.line_stand_ins.empty()) find_charts(plan, request);
  find_stages(plan);
  find_retained(plan, request);
  find_places(plan);
  return plan;
}

}  // namespace rung
