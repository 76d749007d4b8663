// Lowers `record`: fields and their types first, for all records; then links, defaults, conditions and computed fields.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {

void Checker::declare_record_names() {
  for (const Placed& placed : placed_) {
    const syntax::Declaration& declaration = *placed.syntax;
    if (declaration.word != Word::record) continue;
    const auto [known, fresh] = record_syntax_.try_emplace(declaration.name.name, placed);
    if (!fresh) {
      diagnostics_.report(Kind::name_twice, declaration.name.span)
          .with("name", declaration.name.name)
          .see(known->second.syntax->name.span, Phrase::declared_here, {{"name", declaration.name.name}});
      continue;
    }
    Record record;
    record.name = declaration.name.name;
    record.span = declaration.name.span;
    declare(DeclarationKind::record, declaration.name);
    program_.records.push_back(std::move(record));
  }
}

Field Checker::lower_field(const syntax::Field& written) {
  Field field;
  field.name = written.name.name;
  field.column = written.from ? written.from->name : written.name.name;
  field.span = written.name.span;
  field.key = written.key;
  field.optional = written.optional;
  field.changeable = written.changeable;
  field.unit_percent = written.unit_percent;
  for (const syntax::Identifier& form : written.forms) field.date_forms.push_back(form.name);
  for (const syntax::Identifier& word : written.missing_words) field.missing_words.push_back(word.name);
  if (const auto type = lower_type(written.type)) field.type = *type;
  if (written.changeable && (field.key || field.type.kind == TypeKind::text))
    diagnostics_.report(Kind::cannot_be_changeable, written.span).with("name", field.name);
  if (field.type.kind == TypeKind::duration) diagnostics_.report(Kind::duration_field, written.type.span);
  if (!field.date_forms.empty() && field.type.kind != TypeKind::date)
    diagnostics_.report(Kind::forms_of_dates, cover(written.forms.front().span, written.forms.back().span));
  if (written.unit_percent && !field.type.is_percent())
    diagnostics_.report(Kind::unit_of_numbers, written.span);
  if (written.unit != syntax::no_expr) {
    if (!field.type.is_number())
      diagnostics_.report(Kind::unit_of_numbers, expr(written.unit).span);
    else if (const auto unit = constant_value(written.unit, Type::number()))
      if (const auto* number = std::get_if<Decimal>(&*unit)) field.unit = *number;
  }
  if (written.default_value != syntax::no_expr)
    if (auto value = constant_value(written.default_value, field.type))
      field.default_value = std::move(*value);
  return field;
}

void Checker::lower_records() {
  if (is_module_) return;
  for (RecordId id = 0; id < program_.records.size(); ++id) lower_record(id);
  for (RecordId id = 0; id < program_.records.size(); ++id) lower_link(id);
  for (const auto& [record, field] : fields_in_order_of_use())
    computed_field(record, field, {none, none, program_.records[record].fields[field].span});
  for (RecordId id = 0; id < program_.records.size(); ++id) lower_where(id);
  const auto* written =
      root_->declarations.empty() ? nullptr : std::get_if<syntax::Ruleset>(&root_->declarations.front().body);
  if (!program_.ruleset || written == nullptr || !written->holidays) return;
  const auto record = find_record(written->holidays->name);
  const bool dates =
      record && record != subject && program_.records[*record].parent == none &&
      program_.records[*record].key != none &&
      program_.records[*record].fields[program_.records[*record].key].type.kind == TypeKind::date;
  if (dates)
    program_.ruleset->holidays = *record;
  else
    diagnostics_.report(Kind::holidays_record, written->holidays->span).with("name", written->holidays->name);
}

void Checker::lower_record(RecordId id) {
  const Placed& placed = record_syntax_.at(program_.records[id].name);
  const Inside inside(*this, placed.tree, nullptr);
  const syntax::Declaration& declaration = *placed.syntax;
  const auto& written = std::get<syntax::Record>(declaration.body);
  Record& record = program_.records[id];
  if (written.from) record.file = written.from->name;
  const auto add = [&](const syntax::Identifier& name, Field field) {
    if (const auto known = record.field(name.name)) {
      diagnostics_.report(Kind::name_twice, name.span)
          .with("name", name.name)
          .see(record.fields[*known].span, Phrase::declared_here, {{"name", name.name}});
      return;
    }
    if (id == subject) {
      if (const Declared* declared = find_declared(name.name))
        diagnostics_.report(Kind::name_twice, declared->syntax->name.span)
            .with("name", name.name)
            .see(name.span, Phrase::declared_here, {{"name", name.name}});
    }
    if (field.key && record.key != none)
      diagnostics_.report(Kind::second_key, name.span)
          .with("name", record.fields[record.key].name)
          .see(record.fields[record.key].span, Phrase::declared_here,
               {{"name", record.fields[record.key].name}});
    else if (field.key)
      record.key = static_cast<FieldId>(record.fields.size());
    record.fields.push_back(std::move(field));
  };
  for (const syntax::Field& field : written.fields) {
    if (field.changeable && id != subject && !written.of)
      diagnostics_.report(Kind::cannot_be_changeable, field.span).with("name", field.name.name);
    add(field.name, lower_field(field));
  }
  for (const auto& [of, as_field] : written.dated) {
    if (!record.field(of.name)) add(as_field.name, lower_field(as_field));
  }
  for (const syntax::ComputedField& computed : written.computed) {
    Field field;
    field.name = field.column = computed.name.name;
    field.span = computed.name.span;
    const auto place = static_cast<FieldId>(record.fields.size());
    add(computed.name, std::move(field));
    if (record.fields.size() > place)
      computed_fields_[{id, place}] = {&computed, placed.tree, Progress::waiting};
  }
  for (const auto& [of, as_field] : written.dated) {
    const auto field = record.field(of.name);
    if (!field || record.fields[*field].name == as_field.name.name) continue;
    if (record.fields[*field].type.kind == TypeKind::date)
      record.dated = *field;
    else
      diagnostics_.report(Kind::dated_field, of.span).with("name", of.name);
  }
  if (!written.of) {
    if (written.by) diagnostics_.report(Kind::by_without_of, written.by->span);
    return;
  }
  const auto parent = find_record(written.of->name);
  if (!parent || *parent == id) {
    std::vector<std::string> candidates;
    for (const Record& other : program_.records) candidates.push_back(other.name);
    suggest(diagnostics_.report(Kind::unknown_record, written.of->span).with("name", written.of->name),
            written.of->name, candidates);
    return;
  }
  if (id == subject) {
    diagnostics_.report(Kind::subject_of_another, written.of->span).with("name", record.name);
    return;
  }
  record.parent = *parent;
}

void Checker::lower_link(RecordId id) {
  const Placed& placed = record_syntax_.at(program_.records[id].name);
  const Inside inside(*this, placed.tree, nullptr);
  const syntax::Declaration& declaration = *placed.syntax;
  const auto& written = std::get<syntax::Record>(declaration.body);
  const RecordId parent = program_.records[id].parent;
  if (parent == none) return;
  for (RecordId above = parent, steps = 0; above != none; above = program_.records[above].parent)
    if (++steps > program_.records.size()) {
      diagnostics_.report(Kind::cycle, declaration.name.span).with("name", declaration.name.name);
      program_.records[id].parent = none;
      return;
    }
  if (!written.by) {
    diagnostics_.report(Kind::of_without_by, written.of->span).with("record", program_.records[parent].name);
    return;
  }
  const syntax::Identifier& theirs = written.by_parent ? *written.by_parent : *written.by;
  const auto own = program_.records[id].field(written.by->name);
  const auto other = program_.records[parent].field(theirs.name);
  if (!own) field_of(id, *written.by, origin_of(written.by->span));
  if (!other) field_of(parent, theirs, origin_of(theirs.span));
  if (!own || !other) return;
  const Type a = program_.records[id].fields[*own].type;
  const Type b = program_.records[parent].fields[*other].type;
  if (a.kind != b.kind)
    diagnostics_.report(Kind::link_types, written.by->span)
        .with("left", spoken(a, program_))
        .with("right", spoken(b, program_))
        .see(program_.records[parent].fields[*other].span, Phrase::declared_here, {{"name", theirs.name}});
  program_.records[id].link = *own;
  program_.records[id].parent_link = *other;
}

void Checker::lower_where(RecordId id) {
  const Placed& placed = record_syntax_.at(program_.records[id].name);
  const Inside inside(*this, placed.tree, nullptr);
  const syntax::Declaration& declaration = *placed.syntax;
  Standpoint scope;
  scope.own = id;
  std::vector<NodeId> conditions;
  for (const ExprId where : std::get<syntax::Record>(declaration.body).where) {
    const NodeId condition = lower_condition(where, scope);
    if (condition != none && of_line(condition, id, expr(where).span))
      conditions.push_back(graph_.seen_from(condition, Space::of_record(id)));
  }
  if (!conditions.empty())
    program_.records[id].where = graph_.all(std::move(conditions), origin_of(declaration.head));
}

/// Whether a line of the record has the value, or sees that of a line above it; reports that it does not.
bool Checker::of_line(NodeId value, RecordId id, Span span) {
  const Space line = Space::of_record(id);
  if (graph_.meet(graph_.space(value), line) == line) return true;
  diagnostics_.report(Kind::lines_do_not_meet, span);
  return false;
}

}  // namespace rung
