// Reads `use` and the bindings under it.

#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

void take_bindings(Cursor& at, syntax::Use& use) {
  for (; at.at(Tag::bind); at.skip()) {
    Cursor inside = at.inside();
    const syntax::Identifier name = inside.take_name();
    use.bindings.push_back({name, inside.take_expr()});
  }
}

}  // namespace

Parsed use(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::use_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::use, {"", at.span()}, head, syntax::Use{}};
  auto& use = std::get<syntax::Use>(declaration.body);
  if (at.at(Tag::text)) {
    use.file = at.take_text();
  } else {
    use.module = at.take_path().words;
    if (at.take_word(Word::as)) use.as = at.take_name();
    at.take_word(Word::with);
    take_bindings(at, use);
  }
  while (!block.done()) {
    const auto line = block.clause(Entry::use_clause, Shape::clause);
    if (!line) continue;
    Cursor part(*line);
    take_bindings(part, use);
  }
  return declaration;
}

}  // namespace rung::parse_actions
