// Reads `ruleset` and its clauses.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"
#include "grammar/expression_builder.hpp"

namespace rung::parse_actions {

Parsed ruleset(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::ruleset_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::ruleset, at.take_name(), head, syntax::Ruleset{}};
  auto& ruleset = std::get<syntax::Ruleset>(declaration.body);
  if (!at.done()) ruleset.title = at.take_text().name;
  while (!block.done()) {
    if (block.at_row()) {
      block.refuse(Kind::row_out_of_place);
      continue;
    }
    const auto line = block.clause(Entry::ruleset_clause, Shape::clause);
    if (!line) continue;
    Cursor part(*line);
    switch (part.take_word()) {
      case Word::version: ruleset.version = part.take_name(); break;
      case Word::holidays: ruleset.holidays = part.take_name(); break;
      default:
        part.take_word(Word::from);
        ruleset.effective_from = {date_of(part.text()), part.span()};
        part.skip();
        if (part.take_word(Word::to)) ruleset.effective_to = {date_of(part.text()), part.span()};
    }
  }
  return declaration;
}

}  // namespace rung::parse_actions
