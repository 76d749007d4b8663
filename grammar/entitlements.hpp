// `entitlements`: what each tier gets at each stage, and what is granted or revoked beside it.
#pragma once

#include "grammar/expression.hpp"

namespace rung::syntax {

struct BenefitRow {
  std::string stage;
  Identifier benefit;
  std::vector<ExprId> cells;  ///< by column; no_expr for `-`
  std::vector<Span> cell_spans;
  Span span;
};
struct Grant {
  Identifier benefit;
  ExprId value = no_expr;
  ExprId when = no_expr;
  Span span;
};
struct Revoke {
  Identifier benefit;
  ExprId when = no_expr;
  Span span;
};

struct Entitlements {
  ExprId by;
  std::vector<Identifier> tiers;  ///< the columns, in their order
  std::vector<BenefitRow> rows;
  std::vector<Grant> grants;
  std::vector<Revoke> revokes;
};

}  // namespace rung::syntax
