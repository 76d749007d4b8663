// Reads `output`: the list of columns and the language of the words.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

void take_items(Cursor& at, syntax::Output& output) {
  for (; at.at(Tag::output_item); at.skip()) {
    syntax::OutputItem item;
    item.span = at.span();
    Cursor inside = at.inside();
    item.value = inside.take_expr();
    if (inside.take_word(Word::as)) item.as = inside.take_name();
    output.items.push_back(std::move(item));
  }
}

Language language_of(Word word) {
  if (word == Word::simplified) return Language::simplified;
  return word == Word::traditional ? Language::traditional : Language::english;
}

}  // namespace

Parsed output(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::output_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  syntax::Declaration declaration{Word::output, {"", at.span()}, head, syntax::Output{}};
  auto& output = std::get<syntax::Output>(declaration.body);
  at.take_word();
  take_items(at, output);
  while (!block.done()) {
    if (block.at_row()) {
      block.refuse(Kind::row_out_of_place);
      continue;
    }
    const auto line = block.clause(Entry::output_clause, Shape::clause);
    if (!line) continue;
    Cursor part(*line);
    if (!part.at(Tag::words)) {
      take_items(part, output);
      continue;
    }
    Cursor inside = part.inside();
    if (output.words)
      block.diagnostics().report(Kind::clause_twice, part.span()).with("clause", canonical(Word::words));
    inside.take_word();
    output.words = language_of(inside.take_word());
  }
  return declaration;
}

}  // namespace rung::parse_actions
