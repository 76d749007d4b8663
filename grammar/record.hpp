// `record`: the columns of an export, which record they belong to, and what is computed from them.
#pragma once

#include <optional>

#include "grammar/type.hpp"

namespace rung::syntax {

struct Field {
  Identifier name;
  TypeUse type;
  bool key = false;
  bool optional = false;
  bool changeable = false;
  ExprId default_value = no_expr;
  std::optional<Identifier> from;
  ExprId unit = no_expr;
  bool unit_percent = false;
  std::vector<Identifier> forms;
  std::vector<Identifier> missing_words;
  Span span;
};

struct ComputedField {
  Identifier name;
  ExprId value;
};

struct Record {
  std::optional<Identifier> of;
  std::optional<Identifier> by;
  std::optional<Identifier> by_parent;
  std::optional<Identifier> from;
  std::vector<Field> fields;
  std::vector<ComputedField> computed;
  std::vector<ExprId> where;
  /// `dated NAME`, which may turn out to be a field called `dated`: only where NAME is a field is it the clause.
  std::vector<std::pair<Identifier, Field>> dated;
};

}  // namespace rung::syntax
