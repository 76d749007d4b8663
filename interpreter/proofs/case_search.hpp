// Proves by telling cases apart: a claim holds where it holds in each case, and few cases are enough for most promises.
#pragma once

#include <functional>
#include <vector>

#include "proofs/reasoning.hpp"

namespace rung {

class CaseSearch {
 public:
  /// `holds` tells from bounds and relations alone whether the claim holds as things are assumed.
  CaseSearch(Reasoning& reasoning, NodeId goal, std::function<bool(const Reasoning&)> holds);

  /// Whether the claim holds for all, in cases where that is needed.
  bool proves();
  /// Whether it did so without telling cases apart.
  bool at_once() const { return at_once_; }

 private:
  struct Case {
    NodeId id;
    Extent extent;                                         ///< of a value
    bool condition = false;                                ///< else of a condition …
    Reasoning::Assumed assumed = Reasoning::Assumed::yes;  ///< … what is assumed
  };
  using Split = std::vector<Case>;

  void gather_splits();
  bool enter(const Case& one);
  bool search(int depth);
  bool is_open(const Split& split) const;

  Reasoning& reasoning_;
  NodeId goal_;
  std::function<bool(const Reasoning&)> holds_;
  std::vector<Split> splits_;  ///< those nearest to the goal first
  bool at_once_ = false;
};

}  // namespace rung
