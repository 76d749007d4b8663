// Reads `param`.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {

Parsed param(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::param_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::param, at.take_name(), head, syntax::Param{}};
  auto& param = std::get<syntax::Param>(declaration.body);
  if (at.at(Tag::truth_type) || at.at(Tag::enumeration_type) || at.at(Tag::plain_type) ||
      at.at(Tag::ladder_type))
    param.type = at.take_type();
  while (!at.done()) {
    if (!at.at(Tag::dated_value)) {
      param.value = at.take_expr();
      continue;
    }
    Cursor inside = at.inside();
    syntax::DatedValue dated;
    dated.value = inside.take_expr();
    inside.take_word();
    dated.from_span = inside.span();
    dated.from = inside.take_date();
    param.dated.push_back(dated);
    at.skip();
  }
  while (!block.done()) block.refuse(Kind::clause_out_of_place);
  return declaration;
}

}  // namespace rung::parse_actions
