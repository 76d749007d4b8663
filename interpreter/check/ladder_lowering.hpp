// The work on one ladder: its conditions in ladder.cpp, its members in ladder_members.cpp and ladder_blocks.cpp.
#pragma once

#include "check/checker.hpp"
#include "grammar/wording.hpp"

namespace rung {

class LadderLowering {
 public:
  LadderLowering(Checker& checker, Declared& declared);
  void run();

 private:
  using ExprId = syntax::ExprId;

  bool take_by();
  bool take_tiers();
  bool take_requirements(std::vector<std::vector<NodeId>>& required);
  void take_terms(std::size_t code, const syntax::TierRow& row, bool everybody);
  /// The node of a plain threshold (`>= x`, `> x`), none for any other test.
  NodeId threshold_of(const syntax::CellTest& test);
  void check_order(const std::vector<NodeId>& thresholds, const char* column);
  bool take_memory();
  bool take_holds();
  bool take_bounds();
  bool take_overrides();
  NodeId typed(ExprId id, Type type);
  NodeId truth(ExprId id);
  NodeId number(ExprId id);
  bool one(Word word, const std::vector<ExprId>& clauses, NodeId& node, Type type);
  void twice(Word word, Span span);
  std::int32_t code_of(const syntax::Identifier& tier);

  NodeId blocked_by();
  NodeId unmet(const std::vector<Condition>& asked, const std::vector<Wording>& wordings);
  std::vector<NodeId> told(const std::vector<Condition>& asked, const std::vector<Wording>& wordings);
  NodeId composed(op::Compose text);

  void members();
  /// By the resulting tier, a cell for each tier from the lowest.
  NodeId by_tier(const std::vector<NodeId>& cells, Type type);
  NodeId part(op::LadderColumn column, Type type);

  Checker& c_;
  Graph& g_;
  Declared& declared_;
  const syntax::Ladder& ladder_;
  Origin origin_;
  op::Ladder built_;
  std::uint32_t set_;
  Type type_;
  std::size_t tiers_;
  NodeId since_ = none;
  NodeId rose_ = none;
  NodeId decision_ = none;
  NodeId tier_ = none;
  std::vector<NodeId> reach_thresholds_;  // by tier code, none where reach is no plain threshold
  std::vector<NodeId> keep_thresholds_;
  LadderTerms terms_;
};

}  // namespace rung
