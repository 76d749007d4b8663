// Reads `action` and its four clauses.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {

Parsed action(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::action_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::action, at.take_name(), head, syntax::Action{}};
  auto& action = std::get<syntax::Action>(declaration.body);
  while (!block.done()) {
    if (block.at_row()) {
      block.refuse(Kind::row_out_of_place);
      continue;
    }
    const auto line = block.clause(Entry::action_clause, Shape::fact);
    if (!line) continue;
    Cursor part(*line);
    const Word word = part.take_word();
    block.stop(part);
    auto& values = word == Word::when    ? action.when
                   : word == Word::due   ? action.due
                   : word == Word::owner ? action.owner
                                         : action.say;
    values.push_back(part.take_expr());
  }
  return declaration;
}

}  // namespace rung::parse_actions
