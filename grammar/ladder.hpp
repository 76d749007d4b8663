// `ladder`: the tiers, what reaching and keeping each asks, and what a review may do.
#pragma once

#include <optional>

#include "grammar/expression.hpp"

namespace rung::syntax {

struct TierRow {
  Identifier tier;
  std::string title;
  CellTest reach;
  CellTest keep;  ///< blank: as reach
  Span span;
};
struct TierRequirement {
  Identifier tier;
  ExprId condition;
};
struct TierStep {
  bool rise;
  ExprId tiers;
  Span span;
};
struct TierHold {
  ExprId until = no_expr;
  ExprId length = no_expr;
  bool after_rise = false;
  Span span;
};
struct TierGrace {
  ExprId reviews;
  ExprId counting;
  Span span;
};
struct TierBound {
  Word kind;  ///< never_above, never_below, force
  ExprId tier;
  ExprId when = no_expr;
  Span span;
};
struct TierOverride {
  ExprId tier;
  ExprId until = no_expr;
  ExprId when = no_expr;
  Span span;
};

struct Ladder {
  ExprId by = no_expr;
  bool has_titles = false;
  std::vector<TierRow> tiers;  ///< from the highest to the lowest, as written
  std::vector<TierRequirement> requirements;
  std::vector<ExprId> current;
  std::vector<ExprId> since;
  std::vector<ExprId> rose;
  std::vector<TierStep> steps;
  std::vector<TierHold> holds;
  std::vector<TierGrace> graces;
  std::vector<TierBound> bounds;
  std::vector<TierOverride> overrides;
  std::vector<ExprId> applies;
};

}  // namespace rung::syntax
