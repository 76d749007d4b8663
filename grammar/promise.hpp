// `promise`: what must hold of the rules for every customer.
#pragma once

#include "grammar/expression.hpp"

namespace rung::syntax {

struct PromiseLine {
  enum class Kind : std::uint8_t { always, never_lowers, never_raises };
  Kind kind;
  ExprId condition = no_expr;  ///< of `always`
  ExprId raised = no_expr;
  ExprId watched = no_expr;
  Span span;
};

struct Promise {
  std::vector<PromiseLine> lines;
};

}  // namespace rung::syntax
