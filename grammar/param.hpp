// `param`: a value that the rules name and a run may set, perhaps with dates from which it holds.
#pragma once

#include <optional>

#include "grammar/type.hpp"

namespace rung::syntax {

struct DatedValue {
  ExprId value;
  DateLiteral from;
  Span from_span;
};

/// One of `value` and `dated` is used, or neither: a module's parameter that must be bound.
struct Param {
  std::optional<TypeUse> type;
  ExprId value = no_expr;
  std::vector<DatedValue> dated;
};

}  // namespace rung::syntax
