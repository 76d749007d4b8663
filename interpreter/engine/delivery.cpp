// The results of a frame as the sink wants them.
#include "engine/delivery.hpp"

#include "columns/rearrange.hpp"

namespace rung {

Delivery::Delivery(const Scope& scope, const Request& request, const Standing& standing) {
  batch_.lines = scope.frame.batch.lines;
  batch_.fates = standing.fates;
  batch_.faults = standing.faults;
  // Room for all first, so that no column moves once it is pointed at.
  repeats_.reserve(request.results.size() + request.beside.size());
  const auto show = [&](NodeId id) {
    const Column& column = scope[id];
    if (scope.uniform(id)) repeats_.push_back(repeated(column, 0, scope.frame.rows));
    batch_.results.push_back(scope.uniform(id) ? &repeats_.back() : &column);
  };
  for (const NodeId id : request.results) show(id);
  for (const NodeId id : request.beside) show(id);
  const FieldId key = scope.run.program.records[subject].key;
  if (key != none) batch_.keys = &scope.frame.batch.columns[key];
}

void count_fates(const Standing& standing, SubjectCounts& counts) {
  for (const Fate fate : standing.fates) {
    switch (fate) {
      case Fate::evaluated: ++counts.evaluated; break;
      case Fate::left_out: ++counts.left_out; break;
      case Fate::duplicate:
      case Fate::faulty: ++counts.rejected; break;
    }
  }
}

}  // namespace rung
