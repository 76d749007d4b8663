// The work on one score: of points in score.cpp, of weights in weighted_score.cpp.
#pragma once

#include "check/checker.hpp"

namespace rung {

class ScoreLowering {
 public:
  ScoreLowering(Checker& checker, Declared& declared);
  void run();

 private:
  using ExprId = syntax::ExprId;

  Span odd_part() const;
  NodeId number(ExprId id);
  NodeId sum(const std::vector<NodeId>& parts, const Origin& origin);
  Bounded capped(NodeId value, const syntax::Bounds& bounds, const Origin& origin, bool& failed);
  NodeId where_applies(NodeId value, Type type);
  void finish(NodeId value);
  void label(const syntax::Identifier& label, NodeId node);

  NodeId points_total();
  NodeId base();
  bool declare_groups();
  NodeId side(bool penalty, bool& failed);
  NodeId contribution(const syntax::ScorePart& part, ScorePart& built, const Origin& origin);
  void take_conditions(const syntax::ScorePart& part, const std::vector<NodeId>& conditions,
                       ScorePart& built);
  NodeId period(const syntax::ScorePart::Period& period, const Origin& origin);
  const syntax::ScoreTotal* total_of(Word what);

  /// A part of a score of weights: its weight and its value in 0 … out of, both as nodes.
  struct Weighted {
    NodeId weight;
    NodeId value;
    std::uint32_t part;
    NodeId unclamped;
  };
  NodeId weights();
  bool take_weights(NodeId out_of, std::vector<Weighted>& parts);

  Checker& c_;
  Graph& g_;
  Declared& declared_;
  const syntax::Score& score_;
  Origin origin_;
  Score lowered_;
  std::vector<NodeId> applies_;
  std::map<std::string, const syntax::ScoreGroup*> groups_;
};

}  // namespace rung
