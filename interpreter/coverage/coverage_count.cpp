// Counts facts by the values that tests came to.
#include "coverage/coverage_count.hpp"

#include <algorithm>

namespace rung {

std::vector<NodeId> nodes_of(const std::vector<CoverageFact>& facts) {
  std::vector<NodeId> nodes;
  for (const CoverageFact& fact : facts)
    for (const Goal& goal : fact.ways)
      for (const NodeId node : nodes_of(goal)) nodes.push_back(node);
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

bool shows(const CoverageFact& fact, const std::vector<NodeId>& nodes, const std::vector<Value>& values) {
  const ValueOfNode at = [&](NodeId node) -> const Value& {
    return values[static_cast<std::size_t>(std::lower_bound(nodes.begin(), nodes.end(), node) -
                                           nodes.begin())];
  };
  return std::any_of(fact.ways.begin(), fact.ways.end(), [&](const Goal& goal) { return holds(goal, at); });
}

CoverageCount::CoverageCount(const Program& program, std::vector<CoverageFact> facts)
    : program_(program), facts_(std::move(facts)), times_(facts_.size(), 0), asked_(nodes_of(facts_)) {}

std::vector<bool> CoverageCount::reached_by(const TestCase& one) const {
  std::vector<bool> given(program_.nodes.size(), false);
  for (const GivenName& name : one.names) given[program_.names[name.name].node] = true;
  std::vector<NodeId> open;
  for (const Expectation& expectation : one.expectations) open.push_back(expectation.actual);
  for (const ActionExpectation& expected : one.actions) {
    const Action& action = program_.actions[expected.action];
    open.push_back(action.when);
    if (expected.due != none && action.due != none) open.push_back(action.due);
  }
  std::vector<bool> reached(program_.nodes.size(), false);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    if (reached[node] || given[node]) continue;
    reached[node] = true;
    for_each_input(program_[node].operation, [&](NodeId input) { open.push_back(input); });
  }
  return reached;
}

namespace {

bool expects(const TestCase& one, std::uint32_t action) {
  return std::any_of(one.actions.begin(), one.actions.end(),
                     [&](const ActionExpectation& expected) { return expected.action == action; });
}

}  // namespace

void CoverageCount::take(const TestOutcome& outcome) {
  for (std::size_t i = 0; i < outcome.cases.size(); ++i) {
    const std::vector<Value>& values = outcome.cases[i].beside;
    if (values.size() != asked_.size()) continue;
    const std::vector<bool> reached = reached_by(outcome.test->cases[i]);
    for (std::size_t fact = 0; fact < facts_.size(); ++fact) {
      const std::vector<NodeId>& anchors = facts_[fact].anchors;
      const bool concerned =
          facts_[fact].action != none
              ? expects(outcome.test->cases[i], facts_[fact].action)
              : std::any_of(anchors.begin(), anchors.end(), [&](NodeId anchor) { return reached[anchor]; });
      if (concerned && shows(facts_[fact], asked_, values)) ++times_[fact];
    }
  }
}

std::size_t CoverageCount::exercised() const {
  return static_cast<std::size_t>(
      std::count_if(times_.begin(), times_.end(), [](std::size_t times) { return times > 0; }));
}

std::vector<CoverageFact> CoverageCount::left() const {
  std::vector<CoverageFact> left;
  for (std::size_t i = 0; i < facts_.size(); ++i)
    if (times_[i] == 0) left.push_back(facts_[i]);
  return left;
}

}  // namespace rung
