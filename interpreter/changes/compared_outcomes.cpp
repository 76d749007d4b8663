// Walks the declarations of both versions.

#include "changes/compared_outcomes.hpp"

#include <algorithm>

namespace rung {
namespace {

using OutcomeKind = ComparedOutcome::Kind;

std::vector<ComparedOutcome> outcomes_of(const Program& program) {
  std::vector<ComparedOutcome> list;
  for (const LadderDeclaration& ladder : program.ladders)
    list.push_back({OutcomeKind::ladder, ladder.name, "", false, false});
  for (const Entitlements& entitlements : program.entitlements)
    for (const Benefit& benefit : entitlements.benefits)
      list.push_back(
          {OutcomeKind::benefit, entitlements.name + "." + benefit.name, benefit.stage, false, false});
  for (const Action& action : program.actions)
    list.push_back({OutcomeKind::action, action.name, "", false, false});
  return list;
}

}  // namespace

std::vector<ComparedOutcome> compared_outcomes(const Program& before, const Program& after) {
  std::vector<ComparedOutcome> list = outcomes_of(after);
  for (ComparedOutcome& outcome : list) outcome.after = true;
  for (const ComparedOutcome& earlier : outcomes_of(before)) {
    const auto same = std::find_if(list.begin(), list.end(), [&](const ComparedOutcome& outcome) {
      return outcome.kind == earlier.kind && outcome.name == earlier.name;
    });
    if (same == list.end()) list.push_back(earlier);
    (same == list.end() ? list.back() : *same).before = true;
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const ComparedOutcome& a, const ComparedOutcome& b) { return a.kind < b.kind; });
  return list;
}

const LadderDeclaration* ladder_named(const Program& program, std::string_view name) {
  for (const LadderDeclaration& ladder : program.ladders)
    if (ladder.name == name) return &ladder;
  return nullptr;
}

NodeId node_of(const Program& program, const ComparedOutcome& outcome) {
  switch (outcome.kind) {
    case ComparedOutcome::Kind::ladder: {
      const LadderDeclaration* ladder = ladder_named(program, outcome.name);
      return ladder == nullptr ? none : program.names[ladder->value].node;
    }
    case ComparedOutcome::Kind::benefit:
      for (const Entitlements& entitlements : program.entitlements)
        for (const Benefit& benefit : entitlements.benefits)
          if (entitlements.name + "." + benefit.name == outcome.name) return benefit.value;
      return none;
    case ComparedOutcome::Kind::action:
      for (const Action& action : program.actions)
        if (action.name == outcome.name) return action.when;
      return none;
  }
  return none;
}

std::vector<NodeId> nodes_of(const Program& program, const std::vector<ComparedOutcome>& outcomes) {
  std::vector<NodeId> nodes;
  for (const ComparedOutcome& outcome : outcomes) nodes.push_back(node_of(program, outcome));
  return nodes;
}

}  // namespace rung
