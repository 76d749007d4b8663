// Reads `let`.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {

Parsed let(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::let_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::let, at.take_name(), head, syntax::Let{}};
  auto& let = std::get<syntax::Let>(declaration.body);
  if (at.at(Tag::parameters)) let.parameters = at.take_parameters();
  if (at.at(Tag::truth_type) || at.at(Tag::enumeration_type) || at.at(Tag::plain_type) ||
      at.at(Tag::ladder_type))
    let.type = at.take_type();
  let.value = at.take_expr();
  if (!at.done()) {
    Cursor inside = at.inside();
    inside.take_word();
    let.where = inside.take_expr();
  }
  while (!block.done()) block.refuse(Kind::clause_out_of_place);
  return declaration;
}

}  // namespace rung::parse_actions
