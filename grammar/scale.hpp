// `scale`: rates that are earned slice by slice.
#pragma once

#include "grammar/expression.hpp"

namespace rung::syntax {

struct ScaleLine {
  ExprId from;
  ExprId rate;
  Span span;
};

struct Scale {
  ExprId of;
  std::vector<ScaleLine> lines;
};

}  // namespace rung::syntax
