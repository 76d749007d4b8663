// Records: the subject, two levels of related records, keyed references, computed fields and conditions.

#include "fuzz/rule_writer.hpp"

namespace rung::fuzz {
namespace {

const std::vector<std::vector<std::string>> known_choices = {{"paid", "refunded", "cancelled"},
                                                             {"gaming", "finance", "other_"},
                                                             {"north", "south"},
                                                             {"大客户", "小客户", "未知"},
                                                             {"small", "\"very large\"", "paid"}};

std::string stem_of(Filling filling) {
  switch (filling) {
    case Filling::number: return "num";
    case Filling::money: return "金额";
    case Filling::percent: return "rate_";
    case Filling::integer: return "int_";
    case Filling::count: return "cnt";
    case Filling::truth: return "flag";
    case Filling::text: return "txt";
    case Filling::date: return "dt";
    case Filling::choice: return "kind";
    case Filling::tier: return "lv";
  }
  return "f";
}

}  // namespace

void RuleWriter::plan_choices() {
  world_.choices = known_choices;
  chance_.shuffle(world_.choices);
  world_.choices.resize(chance_.between(2, 4));
}

void RuleWriter::plan_ladders() {
  static const std::vector<std::vector<std::string>> tiers = {
      {"A", "B", "C", "D", "E"}, {"gold", "silver", "bronze"}, {"战略", "重点", "普通"}, {"yes_", "no_"}};
  const std::size_t count = chance_.percent(75) ? chance_.between(1, 2) : 0;
  for (std::size_t i = 0; i < count; ++i)
    world_.ladders.push_back({world_.fresh("ladder_"), tiers[(chance_.below(2) + 2 * i) % tiers.size()]});
}

std::string RuleWriter::type_of(Filling filling, std::size_t set) const {
  switch (filling) {
    case Filling::number: return "number";
    case Filling::money: return "money";
    case Filling::percent: return "percent";
    case Filling::integer: return "integer";
    case Filling::count: return "count";
    case Filling::truth: return "yes/no";
    case Filling::text: return "text";
    case Filling::date: return "date";
    case Filling::tier: return world_.ladders[set].name;
    case Filling::choice: break;
  }
  std::string values;
  for (const std::string& value : world_.choices[set]) values += (values.empty() ? "" : " | ") + value;
  return values;
}

FieldModel RuleWriter::write_field(DeclarationText& text, Filling filling, std::size_t set,
                                   const std::string& name) {
  FieldModel field{name.empty() ? world_.fresh(stem_of(filling)) : name, filling, set, false};
  Phrase line = say({}, field.name, " ", type_of(filling, set));
  field.optional = chance_.percent(60);
  if (field.optional)
    line.parts.push_back(clause("optional"));
  else if (chance_.percent(20) && (filling == Filling::number || filling == Filling::truth))
    line.parts.push_back(clause("default ", author_.literal(field.sort())));
  const bool can_change = filling != Filling::text && world_.records.empty();
  if (can_change && chance_.percent(10)) line.parts.push_back(clause("changeable"));
  text.add(std::move(line));
  return field;
}

void RuleWriter::write_fields(RecordModel& record, DeclarationText& text, bool subject) {
  static const std::vector<Filling> fillings = {
      Filling::number,  Filling::number,  Filling::money, Filling::money, Filling::date,   Filling::truth,
      Filling::percent, Filling::integer, Filling::count, Filling::text,  Filling::choice, Filling::date};
  std::vector<Filling> wanted = {Filling::number, Filling::money, Filling::date, Filling::choice};
  const std::size_t more = subject ? chance_.between(4, 8) : chance_.between(0, 4);
  for (std::size_t i = 0; i < more; ++i) wanted.push_back(chance_.pick(fillings));
  for (const Filling filling : wanted)
    record.fields.push_back(write_field(text, filling, chance_.below(world_.choices.size())));
  if (!subject) return;
  for (std::size_t ladder = 0; ladder < world_.ladders.size(); ++ladder)
    for (int times = 0; times < 2; ++times) record.fields.push_back(write_field(text, Filling::tier, ladder));
}

void RuleWriter::enter(RecordModel record, DeclarationText text) {
  std::vector<Atom> members;
  for (const FieldModel& field : record.fields) members.push_back({field.name, field.sort()});
  record.declaration = world_.rules.declarations.size();
  world_.members.push_back(std::move(members));
  world_.computed.emplace_back();
  world_.records.push_back(std::move(record));
  world_.rules.declarations.push_back(std::move(text));
}

void RuleWriter::write_subject() {
  RecordModel record;
  record.name = "customer";
  DeclarationText text{say({}, "record customer"), {}};
  if (chance_.percent(88)) {
    static const std::vector<Filling> keys = {Filling::text,    Filling::text, Filling::text,
                                              Filling::integer, Filling::date, Filling::count};
    const Filling filling = chance_.pick(keys);
    record.key = 0;
    record.fields.push_back({"id", filling, 0, false});
    text.add(say({}, "id ", type_of(filling, 0), clause("key")));
  }
  write_fields(record, text, true);
  enter(std::move(record), std::move(text));
}

/// The field that holds what names the parent: under the parent's name of it, or another one.
void RuleWriter::link_to(RecordModel& record, DeclarationText& text, std::size_t parent, std::string& head) {
  const RecordModel& above = world_.records[parent];
  FieldModel named = above.fields[above.key.value_or(chance_.below(above.fields.size()))];
  record.parent_link = named.name;
  record.link = chance_.percent(50) ? named.name : world_.fresh("who");
  named.name = record.link;
  named.optional = false;
  record.fields.push_back(named);
  text.add(say({}, record.link, " ", type_of(named.filling, named.set)));
  head += " by " + record.link + (record.link == record.parent_link ? "" : " = " + record.parent_link);
}

void RuleWriter::write_related(const std::string& name, std::size_t parent) {
  RecordModel record;
  record.name = name;
  record.parent = parent;
  std::string head = "record " + name + " of " + world_.records[parent].name;
  DeclarationText text;
  if (chance_.percent(80)) {
    const Filling filling = chance_.percent(70) ? Filling::text : Filling::integer;
    record.key = 0;
    record.fields.push_back({name + "_id", filling, 0, false});
    text.add(say({}, name + "_id ", type_of(filling, 0), clause("key")));
  }
  link_to(record, text, parent, head);
  write_fields(record, text, false);
  text.head = say({}, head);
  if (chance_.percent(35))
    for (const FieldModel& field : record.fields)
      if (field.filling == Filling::date) {
        text.add(say({}, "dated ", field.name));
        break;
      }
  enter(std::move(record), std::move(text));
}

void RuleWriter::write_reference(const std::string& name, Filling key) {
  RecordModel record;
  record.name = name;
  record.key = 0;
  DeclarationText text{say({}, "record ", name), {}};
  record.fields.push_back({name + "_key", key, 0, false});
  text.add(say({}, name + "_key ", type_of(key, 0), " key"));
  write_fields(record, text, false);
  enter(std::move(record), std::move(text));
}

/// A computed field at the end of a record, which sees whatever has been declared by now.
void RuleWriter::write_computed(std::size_t id, bool early) {
  Scope scope = line_scope(world_, id);
  // An early one may decide which lines are seen, so that nothing may be gathered for it.
  scope.gate = early;
  scope.gathers = scope.gathers && !early;
  scope.of_population = scope.of_population && !early;
  const Sort sort = author_.any_sort(scope);
  if (!Author::can(sort, scope)) return;
  const std::string name = world_.fresh("comp");
  Phrase line = say({}, name, " = ", author_.value(sort, scope, 2));
  world_.rules.declarations[world_.records[id].declaration].add(std::move(line));
  world_.computed[id].push_back({name, sort});
}

/// Only early: what decides which lines are seen must not depend on the lines that are.
void RuleWriter::write_where(std::size_t id) {
  Scope scope = line_scope(world_, id);
  scope.gate = true;
  scope.gathers = false;
  // The subject's may look at the population, which is that of all lines then.
  scope.of_population = id == 0 && chance_.percent(25);
  Phrase line = say({}, "where ", author_.condition(scope, 2));
  world_.rules.declarations[world_.records[id].declaration].add(std::move(line));
}

void RuleWriter::write_records() {
  write_subject();
  if (chance_.percent(40)) write_where(0);
  if (chance_.percent(80)) {
    write_related("order", 0);
    if (world_.records[1].key && chance_.percent(60)) write_related("item", 1);
    if (chance_.percent(35)) write_related("visit", 0);
  }
  static const std::vector<Filling> keys = {Filling::text, Filling::choice, Filling::integer, Filling::date};
  if (chance_.percent(60)) write_reference("factor", chance_.pick(keys));
  if (chance_.percent(35)) write_reference("closing", Filling::date);
  for (std::size_t id = 1; id < world_.records.size(); ++id) {
    if (chance_.percent(50)) write_computed(id, true);
    if (chance_.percent(30)) write_where(id);
  }
  for (std::size_t id = 0; id < world_.records.size(); ++id)
    if (chance_.percent(40)) write_computed(id, false);
}

}  // namespace rung::fuzz
