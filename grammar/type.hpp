// A type as it is written behind the name of a field, a parameter or a let.
#pragma once

#include <optional>
#include <variant>

#include "grammar/expression.hpp"

namespace rung::syntax {

struct EnumerationType {
  std::vector<Identifier> values;
};
struct LadderType {
  std::string ladder;
};

/// A plain type is its word; `yes/no` is Word::yes.
struct TypeUse {
  std::variant<Word, EnumerationType, LadderType> form;
  Span span;
};

}  // namespace rung::syntax
