// Reads `record`, its fields with their modifiers, and its computed fields.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

void once(Cursor& at, bool taken, Reading& reading) {
  if (taken)
    reading.diagnostics.report(Kind::clause_twice, at.span())
        .with("clause", std::string(at.inside().done() ? at.text() : at.inside().text()));
}

void take_head(Cursor& at, syntax::Record& record, Reading& reading) {
  for (; !at.done(); at.skip()) {
    Cursor inside = at.inside();
    inside.take_word();
    if (at.at(Tag::record_of)) {
      once(at, record.of.has_value(), reading);
      record.of = inside.take_name();
    } else if (at.at(Tag::record_by)) {
      once(at, record.by.has_value(), reading);
      record.by = inside.take_name();
      if (!inside.done()) record.by_parent = inside.take_name();
    } else {
      once(at, record.from.has_value(), reading);
      record.from = inside.take_text();
    }
  }
}

void take_modifier(Cursor& at, syntax::Field& field, Reading& reading) {
  Cursor inside = at.inside();
  switch (at.node().tag) {
    case Tag::field_key:
      once(at, field.key, reading);
      field.key = true;
      return;
    case Tag::field_optional:
      once(at, field.optional, reading);
      field.optional = true;
      return;
    case Tag::field_changeable:
      once(at, field.changeable, reading);
      field.changeable = true;
      return;
    default: break;
  }
  const Word word = inside.take_word();
  switch (word) {
    case Word::default_:
      once(at, field.default_value != syntax::no_expr, reading);
      field.default_value = inside.take_expr();
      return;
    case Word::from:
      once(at, field.from.has_value(), reading);
      field.from = inside.take_text();
      return;
    case Word::unit:
      once(at, field.unit_percent || field.unit != syntax::no_expr, reading);
      if (inside.at(Tag::unit_percent))
        field.unit_percent = true;
      else
        field.unit = inside.take_expr();
      return;
    default: break;
  }
  auto& texts = word == Word::as ? field.forms : field.missing_words;
  once(at, !texts.empty(), reading);
  while (!inside.done())
    if (!inside.take_word(Word::or_)) texts.push_back(inside.take_text());
}

syntax::Field take_field(Cursor at, BlockReader& block) {
  syntax::Field field;
  field.span = at.span();
  Cursor inside = at.inside();
  field.name = inside.take_name();
  block.stop(inside);
  field.type = inside.take_type();
  if (!inside.done()) block.stop(inside);
  for (; !inside.done(); inside.skip()) take_modifier(inside, field, block.reading());
  return field;
}

}  // namespace

Parsed record(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::record_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::record, at.take_name(), head, syntax::Record{}};
  auto& record = std::get<syntax::Record>(declaration.body);
  take_head(at, record, block.reading());
  while (!block.done()) {
    if (block.at_row()) {
      block.refuse(Kind::row_out_of_place);
      continue;
    }
    const auto line = block.clause(Entry::record_clause, Shape::clause);
    if (!line) continue;
    Cursor part(*line);
    Cursor inside = part.inside();
    if (part.at(Tag::record_where)) {
      inside.take_word();
      record.where.push_back(inside.take_expr());
    } else if (part.at(Tag::computed_field)) {
      const syntax::Identifier name = inside.take_name();
      record.computed.push_back({name, inside.take_expr()});
    } else {
      block.reshape(Shape::field);
      syntax::Field field = take_field(part, block);
      const auto* ladder = std::get_if<syntax::LadderType>(&field.type.form);
      const bool dated = match_word(Word::dated, field.name.name) == field.name.name.size();
      if (dated && !field.key && field.span.end == field.type.span.end &&
          (ladder != nullptr || std::holds_alternative<Word>(field.type.form))) {
        const syntax::Identifier of{std::string(block.reading().sources.text(field.type.span)),
                                    field.type.span};
        record.dated.emplace_back(of, std::move(field));
        block.reading().tree.keywords.push_back({Word::dated, record.dated.back().second.name.span});
      } else {
        record.fields.push_back(std::move(field));
      }
    }
  }
  return declaration;
}

}  // namespace rung::parse_actions
