// `ruleset`: the name, title, version and effective dates of a rule file.
#pragma once

#include <optional>

#include "grammar/expression.hpp"

namespace rung::syntax {

struct Ruleset {
  std::optional<std::string> title;
  std::optional<Identifier> version;
  struct Date {
    DateLiteral date;
    Span span;
  };
  std::optional<Date> effective_from;
  std::optional<Date> effective_to;
  std::optional<Identifier> holidays;
};

}  // namespace rung::syntax
