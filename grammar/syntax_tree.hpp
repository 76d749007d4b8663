// What one rule file says, as it is written: its declarations, and for the formatter where words and columns stand.
#pragma once

#include <variant>

#include "grammar/action.hpp"
#include "grammar/entitlements.hpp"
#include "grammar/expression.hpp"
#include "grammar/ladder.hpp"
#include "grammar/layout.hpp"
#include "grammar/let.hpp"
#include "grammar/output.hpp"
#include "grammar/param.hpp"
#include "grammar/promise.hpp"
#include "grammar/record.hpp"
#include "grammar/report.hpp"
#include "grammar/ruleset.hpp"
#include "grammar/scale.hpp"
#include "grammar/score.hpp"
#include "grammar/table.hpp"
#include "grammar/test.hpp"
#include "grammar/use.hpp"

namespace rung {

namespace syntax {

struct Declaration {
  Word word;        ///< the keyword that it begins with
  Identifier name;  ///< of a test its title; empty for `output` and `use`
  Span head;        ///< the line at the margin
  std::variant<Ruleset, Use, Param, Record, Let, Table, Scale, Score, Ladder, Entitlements, Action, Report,
               Output, Promise, Test>
      body;
};

}  // namespace syntax

/// A word of the grammar and where it stands.
struct KeywordUse {
  Word word;
  Span span;
};

/// How a line is laid out: which lines align with each other, and where their columns begin.
enum class Shape : std::uint8_t {
  head,    ///< at the margin
  clause,  ///< nothing to align
  field,   ///< name, type, modifiers
  part,    ///< bonus, label, amount
  weight,  ///< weight, share, label, value
  fact,    ///< when, due, owner, say with their expressions
  column,  ///< of a report: name, value
  row,     ///< of a table
  broken,  ///< not understood: kept as it stands
};

struct ShapedLine {
  Shape shape;
  Span span;
  std::vector<std::uint32_t> stops;  ///< where in the source the columns behind the first begin
};

struct SyntaxTree {
  SourceId source = 0;
  std::vector<syntax::Expr> exprs;
  std::vector<syntax::Declaration> declarations;
  std::vector<KeywordUse> keywords;  ///< in the order of the file
  std::vector<ShapedLine> lines;     ///< likewise
  std::vector<Comment> comments;
  bool broken = false;  ///< something was reported and left out

  const syntax::Expr& operator[](syntax::ExprId id) const { return exprs[id]; }
};

}  // namespace rung
