// How often the tests of a rule set exercise each of its facts.
#pragma once

#include <vector>

#include "coverage/coverage_facts.hpp"
#include "testing/test_run.hpp"

namespace rung {

class CoverageCount {
 public:
  /// The program must outlive the count.
  CoverageCount(const Program& program, std::vector<CoverageFact> facts);

  /// What a run of the tests must look at beside what they expect.
  const std::vector<NodeId>& asked() const { return asked_; }
  /// A case exercises what its expectations depend on; what lies beneath a value that it gives is not exercised.
  void take(const TestOutcome& outcome);

  const std::vector<CoverageFact>& facts() const { return facts_; }
  /// Of how many cases, by fact.
  const std::vector<std::size_t>& times() const { return times_; }
  std::size_t exercised() const;
  /// Those that no case exercises.
  std::vector<CoverageFact> left() const;

 private:
  std::vector<bool> reached_by(const TestCase& one) const;

  const Program& program_;
  std::vector<CoverageFact> facts_;
  std::vector<std::size_t> times_;
  std::vector<NodeId> asked_;
};

/// The nodes of which facts speak, each once, in ascending order.
std::vector<NodeId> nodes_of(const std::vector<CoverageFact>& facts);
/// Whether a customer shows a fact. `values` in the order of `nodes`.
bool shows(const CoverageFact& fact, const std::vector<NodeId>& nodes, const std::vector<Value>& values);

}  // namespace rung
