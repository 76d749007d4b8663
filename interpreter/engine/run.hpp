// What all parts of one run share: the plan, the values of the run's own nodes, the lines that are kept.
#pragma once

#include <memory>
#include <vector>

#include "engine/chart.hpp"
#include "engine/frame.hpp"
#include "engine/lines.hpp"
#include "engine/plan.hpp"
#include "engine/working_days.hpp"

namespace rung {

struct Run {
  Run(const Program& the_program, const Plan& the_plan, const Settings& the_settings)
      : program(the_program),
        plan(the_plan),
        settings(the_settings),
        constants(the_plan.run.slots),
        lines(the_program.records.size()) {
    constants.rows = 1;
  }

  /// Finds what is found only when it is asked for, so that several threads can look at the run.
  void share() const;

  const Program& program;
  const Plan& plan;
  const Settings& settings;
  Frame constants;
  /// By record: the subject, kept related records, and references. Null for others.
  std::vector<std::unique_ptr<Lines>> lines;
  WorkingDays working_days;
  Charts charts;
};

/// One frame and where its nodes find their inputs.
struct Scope {
  const Run& run;
  Frame& frame;
  /// Where nodes stand while a chart is drawn; null: where the plan puts them.
  const std::vector<Place>* drawing = nullptr;

  const Node& node(NodeId id) const { return run.program[id]; }
  const Type& type(NodeId id) const { return run.program[id].type; }
  const Place& place(NodeId id) const { return drawing == nullptr ? run.plan.places[id] : (*drawing)[id]; }
  const Frame& home(NodeId id) const {
    return place(id).space.kind == Space::Kind::run ? run.constants : frame;
  }
  const Column& operator[](NodeId id) const { return home(id).column(place(id).slot); }
  const Bounds& bounds(NodeId id) const { return home(id).bounds(place(id).slot); }
  bool all_known(NodeId id) const { return home(id).all_known(place(id).slot); }
  bool uniform(NodeId id) const { return frame.uniform((*this)[id]); }
};

}  // namespace rung
