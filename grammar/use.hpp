// `use`: another file, or a module of the library with its parameters bound.
#pragma once

#include <optional>

#include "grammar/expression.hpp"

namespace rung::syntax {

struct Binding {
  Identifier name;
  ExprId value;
};

struct Use {
  std::optional<Identifier> file;  ///< the text in quotes
  std::vector<Identifier> module;  ///< the words of `std.churn`
  std::optional<Identifier> as;
  std::vector<Binding> bindings;
};

}  // namespace rung::syntax
