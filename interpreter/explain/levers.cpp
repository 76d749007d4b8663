// Puts named values into the customer's line.
#include "explain/levers.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "explain/changeable.hpp"
#include "records/nearest.hpp"

namespace rung {
namespace {

bool has_marks(const Record& record) {
  return std::any_of(record.fields.begin(), record.fields.end(), [](const Field& f) { return f.changeable; });
}

bool any_marks(const Program& program) {
  return std::any_of(program.records.begin(), program.records.end(), has_marks);
}

/// What stands behind a name, other names looked through.
const Operation& behind(const Program& program, NodeId id) {
  while (const auto* named = std::get_if<op::Named>(&program[id].operation)) id = named->value;
  return program[id].operation;
}

bool is_amount(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::sum:
    case AggregateKind::count:
    case AggregateKind::count_distinct: return true;
    case AggregateKind::average:
    case AggregateKind::min:
    case AggregateKind::max:
    case AggregateKind::any:
    case AggregateKind::every:
    case AggregateKind::latest:
    case AggregateKind::earliest: break;
  }
  return false;
}

bool can_be_lever(const Program& program, const Name& name) {
  if (name.parameter || name.node == none) return false;
  const Node& node = program[name.node];
  return node.space == Space::of_record(subject) && node.type.kind != TypeKind::text &&
         node.type.kind != TypeKind::duration && node.type.kind != TypeKind::nothing;
}

/// A ladder is what is asked about, and computed fields have their record's names.
bool is_ladder(const Program& program, NameId id) {
  return std::any_of(program.ladders.begin(), program.ladders.end(),
                     [&](const LadderDeclaration& ladder) { return ladder.value == id; });
}

std::optional<NameId> lever_called(const Program& program, const std::string& wanted) {
  for (NameId id = 0; id < program.names.size(); ++id)
    if (program.names[id].name == wanted && can_be_lever(program, program.names[id]) &&
        !is_ladder(program, id))
      return id;
  return std::nullopt;
}

}  // namespace

std::vector<NameId> gathered_names(const Program& program) {
  const bool marked = any_marks(program);
  std::vector<NameId> found;
  for (NameId id = 0; id < program.names.size(); ++id) {
    if (!can_be_lever(program, program.names[id])) continue;
    const auto* aggregate = std::get_if<op::Aggregate>(&behind(program, program.names[id].node));
    if (aggregate == nullptr || !is_amount(aggregate->kind)) continue;
    if (!marked || has_marks(program.records[aggregate->from])) found.push_back(id);
  }
  return found;
}

NamedLevers levers_named(const Program& program, const std::vector<std::string>& names,
                         Diagnostics& diagnostics) {
  const Record& record = program.records[subject];
  std::vector<std::string> candidates;
  for (FieldId field = 0; field < record.fields.size(); ++field)
    if (can_change(program, field)) candidates.push_back(record.fields[field].name);
  for (const NameId id : gathered_names(program)) candidates.push_back(program.names[id].name);
  NamedLevers found;
  for (const std::string& name : names) {
    const auto field = record.field(name);
    if (field && can_change(program, *field)) {
      found.fields.push_back(*field);
    } else if (const auto lever = lever_called(program, name)) {
      found.names.push_back(*lever);
    } else if (field) {
      diagnostics.report(Kind::not_changeable).with("name", name);
    } else {
      Diagnostic& report =
          diagnostics.report(Kind::unknown_changeable).with("name", name).with("record", record.name);
      if (const auto near = nearest(name, candidates)) report.help(Phrase::did_you_mean, {{"name", *near}});
    }
  }
  return found;
}

LeveredSubject with_levers(const PathSubject& rated, const std::vector<NameId>& names) {
  LeveredSubject levered{rated.program, rated.records, {}};
  Record& record = levered.program.records[subject];
  for (const NameId name : names) {
    const NodeId node = rated.program.names[name].node;
    if (node >= rated.values.size() || !rated.values[node]) continue;
    const Value* value = std::get_if<Value>(&*rated.values[node]);
    if (value == nullptr) continue;
    Field field;
    field.name = field.column = rated.program.names[name].name;
    field.type = rated.program[node].type;
    field.changeable = true;
    field.optional = true;
    levered.program.nodes[node].operation = op::Field{subject, static_cast<FieldId>(record.fields.size())};
    record.fields.push_back(std::move(field));
    levered.records.records[subject].lines[0].push_back(*value);
    levered.names.push_back(name);
  }
  return levered;
}

}  // namespace rung
