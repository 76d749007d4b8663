// `output`: what a run writes of each subject, and in which language its words are.
#pragma once

#include <optional>

#include "diagnostics/language.hpp"
#include "grammar/expression.hpp"

namespace rung::syntax {

struct OutputItem {
  ExprId value;
  std::optional<Identifier> as;
  Span span;
};

struct Output {
  std::vector<OutputItem> items;
  std::optional<Language> words;
};

}  // namespace rung::syntax
