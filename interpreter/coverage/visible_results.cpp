// Scores with their parts, tiers, entitlements, actions and tables.
#include "coverage/visible_results.hpp"

#include <algorithm>

#include "testing/expected_value.hpp"
#include "testing/goal.hpp"

namespace rung {

VisibleResults::VisibleResults(const Program& program) : program_(program) {
  // What is nearest to the rules comes first: it is what a test about them would expect.
  for (const Score& score : program.scores) {
    for (const ScorePart& part : score.parts)
      if (part.kind == ScorePart::Kind::bonus || part.kind == ScorePart::Kind::penalty)
        add(score.name + "." + part.label, part.contribution);
    add(score.name, program.names[score.value].node);
  }
  for (const LadderDeclaration& ladder : program.ladders) add(ladder.name, program.names[ladder.value].node);
  for (const Entitlements& entitlements : program.entitlements)
    for (const Benefit& benefit : entitlements.benefits)
      add(entitlements.name + "." + benefit.name, benefit.value);
  for (std::uint32_t i = 0; i < program.actions.size(); ++i) {
    results_.push_back({program.actions[i].name, nodes_.size(), i});
    nodes_.push_back(program.actions[i].when);
    nodes_.push_back(program.actions[i].due == none ? program.actions[i].when : program.actions[i].due);
  }
  for (const Table& table : program.tables) {
    if (table.function) continue;
    for (const Table::Output& output : table.outputs)
      add(output.name.empty() ? table.name : table.name + "." + output.name, output.value);
  }
}

void VisibleResults::add(std::string path, NodeId node) {
  results_.push_back({std::move(path), nodes_.size()});
  nodes_.push_back(node);
}

std::vector<std::size_t> VisibleResults::differing(const std::vector<Value>& values,
                                                   const VisibleResults& others,
                                                   const std::vector<Value>& other_values) const {
  std::vector<std::size_t> indices;
  if (values.size() != nodes_.size() || other_values.size() != others.nodes_.size()) return indices;
  for (std::size_t i = 0; i < results_.size(); ++i) {
    const Result& own = results_[i];
    const auto is_own = [&](const Result& one) { return one.path == own.path && one.action == own.action; };
    // Nearly always it stands at the same place.
    auto other = others.results_.begin() + static_cast<std::ptrdiff_t>(std::min(i, others.results_.size()));
    if (other == others.results_.end() || !is_own(*other))
      other = std::find_if(others.results_.begin(), others.results_.end(), is_own);
    if (other == others.results_.end()) continue;
    const std::size_t last = own.action == none ? 0 : 1;
    for (std::size_t step = 0; step <= last; ++step) {
      const NodeId mine = nodes_[own.at + step];
      const NodeId theirs = others.nodes_[other->at + step];
      // The day of an action that does not happen is nobody's business.
      if (step == 1 && !is_met(values[own.at])) continue;
      if (is_as_expected(values[own.at + step], program_[mine].type, other_values[other->at + step],
                         others.program_[theirs].type, program_))
        continue;
      if (step == 0 && own.action != none && is_met(values[own.at]) == is_met(other_values[other->at]))
        continue;
      indices.push_back(i);
      break;
    }
  }
  return indices;
}

void VisibleResults::write(std::size_t index, const std::vector<Value>& values, Language keywords,
                           std::vector<WrittenExpectation>& expected,
                           std::vector<WrittenAction>& actions) const {
  const Result& result = results_[index];
  if (result.action == none) {
    expected.push_back({result.path, written_in_rules(values[result.at], program_[nodes_[result.at]].type,
                                                      program_, keywords)});
    return;
  }
  WrittenAction action{result.path, std::nullopt, !is_met(values[result.at])};
  if (program_.actions[result.action].due != none)
    if (const auto* due = std::get_if<Date>(&values[result.at + 1])) action.due = *due;
  actions.push_back(std::move(action));
}

}  // namespace rung
