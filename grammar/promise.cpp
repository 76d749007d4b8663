// Reads `promise`.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {

Parsed promise(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::promise_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::promise, at.take_name(), head, syntax::Promise{}};
  auto& promise = std::get<syntax::Promise>(declaration.body);
  using Claim = syntax::PromiseLine::Kind;
  while (!block.done()) {
    if (block.at_row()) {
      block.refuse(Kind::row_out_of_place);
      continue;
    }
    const Span span = block.line().span();
    const auto line = block.clause(Entry::promise_clause, Shape::clause);
    if (!line) continue;
    Cursor part(*line);
    syntax::PromiseLine built{Claim::always, syntax::no_expr, syntax::no_expr, syntax::no_expr, span};
    if (part.take_word() == Word::always) {
      built.condition = part.take_expr();
    } else {
      built.raised = part.take_expr();
      built.kind = part.take_word() == Word::never_lowers ? Claim::never_lowers : Claim::never_raises;
      built.watched = part.take_expr();
    }
    promise.lines.push_back(built);
  }
  return declaration;
}

}  // namespace rung::parse_actions
