// `table`: rows that are tried against inputs and give outputs.
#pragma once

#include <optional>

#include "grammar/type.hpp"

namespace rung::syntax {

struct TableInput {
  ExprId value;
  Span span;
};
struct TableOutput {
  std::optional<Identifier> name;
  std::optional<TypeUse> type;
  Span span;
};
struct TableRow {
  std::vector<CellTest> tests;
  std::vector<ExprId> cells;  ///< no_expr for `-`
  std::vector<Span> cell_spans;
  Span span;
};

struct Table {
  std::vector<Identifier> parameters;
  std::optional<Word> match;  ///< first, unique, agree, match_sum, match_max, match_min
  std::vector<TableInput> inputs;
  std::vector<TableOutput> outputs;
  std::vector<TableRow> rows;
};

}  // namespace rung::syntax
