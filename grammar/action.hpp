// `action`: something to do for a subject.
#pragma once

#include "grammar/expression.hpp"

namespace rung::syntax {

/// Each list has one element in a good action; more are reported by check.
struct Action {
  std::vector<ExprId> when;
  std::vector<ExprId> due;
  std::vector<ExprId> owner;
  std::vector<ExprId> say;
};

}  // namespace rung::syntax
