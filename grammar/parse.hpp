// Rule file in, syntax tree out. A fault costs the declaration in which it stands; reading goes on at the next one.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "grammar/syntax_tree.hpp"

namespace rung {

SyntaxTree parse(const Sources& sources, SourceId source, Diagnostics& diagnostics);

/// One expression that stands alone, as behind `--where` and `--set`: the whole source. Nothing where it is none.
struct LoneExpression {
  SyntaxTree tree;
  syntax::ExprId root;
};
std::optional<LoneExpression> parse_expression(const Sources& sources, SourceId source,
                                               Diagnostics& diagnostics);

}  // namespace rung
