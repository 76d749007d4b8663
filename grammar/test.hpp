// `test`: example customers and what the rules must make of them.
#pragma once

#include <optional>
#include <utility>

#include "grammar/expression.hpp"

namespace rung::syntax {

struct Path {
  std::vector<Identifier> words;
  Span span;
};
struct Pair {
  Path path;
  ExprId value;
};
/// `given order` with its table; a cell that is no_expr is blank.
struct GivenLines {
  Identifier record;
  std::vector<Path> columns;
  std::vector<std::vector<ExprId>> rows;
  std::vector<Span> row_spans;
};
struct ExpectedAction {
  Identifier action;
  ExprId due = no_expr;
  bool absent = false;
  Span span;
};
/// `expect share of tier A between 3% and 6% where … on "sample.csv"`, `expect no tier.change down on …`. What is asked of each
/// customer is a pair or a condition.
struct ExpectedSample {
  bool nobody = false;
  Path path;  ///< without words where `wanted` is a condition
  ExprId wanted = no_expr;
  ExprId low = no_expr;
  ExprId high = no_expr;
  ExprId where = no_expr;
  Identifier file;                                        ///< of the subject
  std::vector<std::pair<Identifier, Identifier>> others;  ///< record and file
  Span span;
};
/// The test's own table: columns before `||` are given, those behind it are expected.
struct TestTable {
  std::vector<Path> given;
  std::vector<Path> expected;
  struct Row {
    std::vector<ExprId> given;
    std::vector<ExprId> expected;
    Span span;
  };
  std::vector<Row> rows;
};

struct Test {
  bool together = false;
  std::optional<DateLiteral> as_of;
  std::vector<Pair> given;
  std::vector<GivenLines> given_lines;
  std::vector<Pair> expected;
  std::vector<ExpectedAction> actions;
  std::vector<ExpectedSample> samples;
  std::optional<TestTable> table;
};

}  // namespace rung::syntax
