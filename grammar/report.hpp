// `report`: aggregates over the subjects of a run, one line a group.
#pragma once

#include <optional>

#include "grammar/type.hpp"

namespace rung::syntax {

struct ReportColumn {
  Identifier name;
  std::optional<TypeUse> type;
  ExprId value;
};
struct SortKey {
  ExprId value;
  bool descending = false;
  bool stated = false;  ///< ascending or descending is written
};

struct Report {
  std::vector<ExprId> by;
  std::vector<ReportColumn> columns;
  std::vector<ExprId> where;
  std::vector<SortKey> sort;
  std::optional<Number> top;
  Span top_span;
};

}  // namespace rung::syntax
