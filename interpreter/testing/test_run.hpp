// Runs the tests of a rule file on the engine: what is given becomes lines of records, what is expected is compared with
// what would be written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"

namespace rung {

/// One expectation that was not met.
struct Difference {
  std::string path;
  Span span;
  std::string expected;
  std::string got;
  std::string from;  ///< the values that the got value came from: `value 45, current_tier E`; may be empty
};

struct CaseOutcome {
  std::optional<std::uint32_t> row;  ///< of the test's table
  Span span;
  std::vector<Difference> differences;
  std::optional<Phrase> problem;   ///< the subject could not be rated at all
  std::vector<Value> beside = {};  ///< of the nodes that were asked for; empty where there is a problem

  bool passed() const { return differences.empty() && !problem; }
};

struct TestOutcome {
  const Test* test;
  std::vector<CaseOutcome> cases;

  bool passed() const;
};

/// `beside`: nodes whose values are wanted, too, without any bearing on the test.
TestOutcome run_test(const Program& program, const Test& test, Language words,
                     const std::vector<NodeId>& beside = {});

}  // namespace rung
