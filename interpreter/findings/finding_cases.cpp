// Findings as conditions that can be asked of an export.
#include "findings/findings.hpp"

namespace rung {
namespace {

NodeId add(Program& program, Operation operation, const Type& type) {
  program.nodes.push_back({std::move(operation), type, Space::of_record(subject), {}});
  return static_cast<NodeId>(program.nodes.size() - 1);
}

}  // namespace

std::vector<NodeId> add_conditions(Program& program, const std::vector<FindingCase>& cases) {
  std::vector<NodeId> conditions;
  for (const FindingCase& one : cases) {
    NodeId all = none;
    for (const MetCount& count : one.counts) {
      const NodeId number = add(program, op::CountMet{count.conditions}, Type::number(Numeric::count));
      program.nodes.push_back(
          {op::Constant{Decimal(count.met)}, Type::number(Numeric::count), Space::run(), {}});
      const auto wanted = static_cast<NodeId>(program.nodes.size() - 1);
      const NodeId own = add(program, op::Compare{Comparison::equal, number, wanted}, Type::truth());
      all = all == none ? own : add(program, op::All{{all, own}}, Type::truth());
    }
    conditions.push_back(all);
  }
  return conditions;
}

}  // namespace rung
