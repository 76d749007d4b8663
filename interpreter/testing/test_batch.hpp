// The tests of a rule set, made ready once and asked of many versions of the rules: only whether all pass. Cases that do not see
// each other stand in one run.
#pragma once

#include <vector>

#include "testing/test_scene.hpp"

namespace rung {

class TestBatch {
 public:
  /// The program must outlive the batch.
  explicit TestBatch(const Program& program);

  /// Whether no test fails on other rules with the same data and the same tests. Tests that fail on the rules themselves, and
  /// those of samples, are left out.
  bool passes(const Program& version) const;

 private:
  struct CaseId {
    std::size_t test;
    std::size_t one;
  };
  struct Run {
    std::vector<CaseId> cases;
    TestScene scene;
  };

  void add(const std::vector<CaseId>& cases, bool several);
  bool passes(const Program& version, const Run& run) const;
  bool stands_alone(const TestCase& one) const;

  const Program& program_;
  std::vector<WrittenValues> written_;  ///< by test
  std::vector<Run> runs_;
};

}  // namespace rung
