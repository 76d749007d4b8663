// `test`: example customers and what the rules must make of them.
#pragma once

#include <optional>

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
  std::optional<TestTable> table;
};

}  // namespace rung::syntax
