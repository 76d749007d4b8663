// What a request needs of a program, in the order in which it can be computed. Knows no values of data.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/engine.hpp"
#include "program/program.hpp"

namespace rung {

/// Where the column of a node stands: in the frame of which space, at which index.
struct Place {
  Space space;
  std::uint32_t slot = none;
};

/// The nodes of one space that are computed over its rows, their ids rising, so that inputs come first.
struct Section {
  std::vector<NodeId> nodes;
  std::uint32_t slots = 0;
};

/// For nodes of groups, which are computed when all stages are through.
constexpr std::uint32_t every_stage = none - 1;

/// One thing that a chart looks at. Of a number, a date or a duration it matters only between which thresholds it stands;
/// of a truth or a code every value does.
struct AxisPlan {
  NodeId leaf = none;
  std::vector<NodeId> thresholds;  ///< of the run, rising by id
};

/// A node that depends on where a few values stand, and on nothing else. It is not computed for each row but read off a
/// chart with a cell for each combination, which is drawn once in a run.
struct ChartPlan {
  NodeId root = none;
  std::vector<AxisPlan> axes;
  std::vector<NodeId> inner;   ///< what is computed for a cell, inputs first; the root is the last
  std::vector<NodeId> inputs;  ///< what must be there: the leaves, and nodes of the run
  std::uint32_t columns = 0;   ///< of a ladder: which of its columns are asked for, a bit each
};

/// How much of a related record must be kept, and what is gathered from its lines.
struct RecordPlan {
  bool reached = false;
  /// Lines are looked at more than once: by records below, at several stages, or again without faulty subjects.
  bool kept = false;
  std::vector<NodeId> aggregates;  ///< from this record, into the space of a record
};

/// Stages say what waits for what: an aggregate or a population function is a stage after its inputs, since it needs
/// those of all rows first. Every other node is of the latest stage among its inputs.
struct Plan {
  const Program* program = nullptr;
  std::span<const StandIn> stand_ins;
  std::span<const LineStandIns> line_stand_ins;

  // By node.
  std::vector<std::uint8_t> needed;
  std::vector<Place> places;
  std::vector<std::uint32_t> stages;
  std::vector<std::uint8_t> recomputed;  ///< depends on a population, so on which subjects are faulty
  std::vector<std::uint8_t> retained;    ///< is looked at after its stage
  std::vector<NodeId> fused;             ///< the quotient that the node works out itself, or none
  std::vector<std::uint32_t> stand_in;   ///< index into stand_ins, or none
  std::vector<std::uint32_t> chart;      ///< index into charts, or none
  std::vector<std::uint32_t> by_line;    ///< index into line_stand_ins, or none

  Section run;
  std::vector<Section> records;
  std::vector<Section> groups;
  std::vector<RecordPlan> record_plans;
  std::vector<ChartPlan> charts;
  std::vector<NodeId> populations;
  std::vector<std::vector<NodeId>> group_aggregates;  ///< by report
  std::uint32_t last_stage = 0;

  bool has_populations() const { return !populations.empty(); }
  const Section& section(Space space) const;
};

/// The settings must outlive the plan.
Plan make_plan(const Program& program, const Request& request, const Settings& settings);

/// How many columns a node has: a ladder decides five at once.
std::uint32_t slots_of(const Node& node);

/// A value of another node under its own name, so that it has no column of its own.
NodeId aliased(const Plan& plan, NodeId id);

/// The inputs of a node as the plan computes it: a stand-in has none, a fused node has those of its quotient, a chart what
/// it looks at.
template <class Visit>
void for_each_planned_input(const Plan& plan, NodeId id, Visit visit) {
  if (plan.stand_in[id] != none) return;
  if (plan.chart[id] != none) {
    for (const NodeId input : plan.charts[plan.chart[id]].inputs) visit(input);
    return;
  }
  const Program& program = *plan.program;
  for_each_input(program[id].operation, [&](NodeId input) {
    if (input == plan.fused[id]) {
      for_each_input(program[input].operation, visit);
    } else {
      visit(input);
    }
  });
}

}  // namespace rung
