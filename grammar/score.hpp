// `score`: points that add up, or weights that balance.
#pragma once

#include <optional>

#include "grammar/expression.hpp"

namespace rung::syntax {

struct Bounds {
  ExprId at_most = no_expr;
  ExprId at_least = no_expr;
};

struct ScoreBase {
  ExprId value;
  Span span;
};

struct ScorePart {
  Word kind;  ///< bonus, signal, penalty
  std::optional<Identifier> group;
  Identifier label;
  ExprId amount;
  ExprId per = no_expr;
  ExprId when = no_expr;
  Bounds bounds;
  struct Period {
    DateLiteral from;
    DateLiteral to;
    Span span;
  };
  std::optional<Period> period;
  Span span;
};

struct ScoreGroup {
  Identifier name;
  bool greatest = false;
  Bounds bounds;
  Span span;
};

struct ScoreTotal {
  Word what;  ///< bonuses, penalties, extras, total
  Bounds bounds;
  Span span;
};

struct ScoreWeight {
  ExprId weight;
  Identifier label;
  ExprId value;
  Span span;
};

/// `missing reweighted`, `missing reweighted from 60%`, `missing counts 0`.
struct ScoreMissing {
  bool reweighted;
  ExprId value;  ///< no_expr where there is none
  Span span;
};

struct Score {
  ExprId out_of = no_expr;
  std::vector<ScoreBase> bases;
  std::vector<ScorePart> parts;
  std::vector<ScoreGroup> groups;
  std::vector<ScoreTotal> totals;
  std::vector<ScoreWeight> weights;
  std::vector<ScoreMissing> missing;
  std::vector<ExprId> times;
  std::vector<ExprId> applies;
};

}  // namespace rung::syntax
