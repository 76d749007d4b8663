// `let`: a value with a name, a function, or a selection of related records.
#pragma once

#include <optional>

#include "grammar/type.hpp"

namespace rung::syntax {

/// With `where` it is a selection: the value then names a record or a selection.
struct Let {
  std::optional<std::vector<Identifier>> parameters;
  std::optional<TypeUse> type;
  ExprId value;
  ExprId where = no_expr;
};

}  // namespace rung::syntax
