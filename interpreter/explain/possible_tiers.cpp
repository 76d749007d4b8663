// Which tiers are possible where a blank input leaves a ladder undecided: the subject is rated with the values of that field
// at which anything may change.
#include <algorithm>
#include <set>

#include "explain/account_building.hpp"
#include "explain/asked_nodes.hpp"

namespace rung {
namespace {

/// More values of one field are not tried.
constexpr std::size_t most_values = 200;

bool reads_field(const Program& program, NodeId node, FieldId field) {
  std::vector<bool> reached(program.nodes.size(), false);
  reach_inputs(program, node, reached);
  for (NodeId id = 0; id < reached.size(); ++id) {
    const auto* read = reached[id] ? std::get_if<op::Field>(&program[id].operation) : nullptr;
    if (read != nullptr && read->record == subject && read->field == field) return true;
  }
  return false;
}

/// Constants with which the rules compare what the field goes into.
std::vector<Value> thresholds(const Program& program, FieldId field, const Type& type) {
  std::vector<Value> found;
  for (const Node& node : program.nodes) {
    const auto* compared = std::get_if<op::Compare>(&node.operation);
    if (compared == nullptr || node.space != Space::of_record(subject)) continue;
    for (const auto& [one, other] :
         {std::pair{compared->left, compared->right}, {compared->right, compared->left}}) {
      const auto* constant = std::get_if<op::Constant>(&program[one].operation);
      if (constant == nullptr || is_missing(constant->value) || program[one].type.kind != type.kind) continue;
      if (reads_field(program, other, field)) found.push_back(constant->value);
    }
  }
  return found;
}

std::vector<Value> around(const Value& threshold, const Type& type) {
  if (const auto* number = std::get_if<Decimal>(&threshold)) {
    const bool whole = type.numeric == Numeric::count || type.numeric == Numeric::integer;
    const Decimal step = whole ? Decimal(1) : *divide(Decimal(1), Decimal(100));
    std::vector<Value> values = {threshold};
    for (const auto& other : {subtract(*number, step), add(*number, step)})
      if (other && (type.numeric != Numeric::count || !other->is_negative())) values.push_back(Value(*other));
    return values;
  }
  if (const auto* date = std::get_if<Date>(&threshold))
    return {threshold, Value(Date{date->days - 1}), Value(Date{date->days + 1})};
  return {threshold};
}

std::vector<Value> values_to_try(const Program& program, FieldId field, Date today) {
  const Type& type = program.records[subject].fields[field].type;
  if (type.kind == TypeKind::truth) return {Value(true), Value(false)};
  std::vector<Value> values;
  if (type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder) {
    for (std::size_t code = 0; code < program.enumerations[type.set].values.size(); ++code)
      values.push_back(Value(Code{static_cast<std::int32_t>(code)}));
    return values;
  }
  if (type.is_number()) values.push_back(Value(Decimal(0)));
  if (type.kind == TypeKind::date)
    values = {Value(today), Value(Date{today.days - 400}), Value(Date{today.days + 400})};
  for (const Value& threshold : thresholds(program, field, type))
    for (Value& value : around(threshold, type)) values.push_back(std::move(value));
  if (values.size() > most_values) values.resize(most_values);
  return values;
}

const LadderAccount* same_ladder(const Account& account, std::uint32_t ladder) {
  for (const LadderAccount& one : account.ladders)
    if (one.ladder == ladder) return &one;
  return nullptr;
}

}  // namespace

void add_possible_tiers(Account& account, const SubjectStudy& study, const CellValues& changes) {
  const Program& program = study.program();
  for (LadderAccount& ladder : account.ladders) {
    if (!ladder.facts.applies || ladder.facts.rated) continue;
    for (const NamedValue& blank : ladder.blank) {
      const auto* field = std::get_if<op::Field>(&program[blank.node].operation);
      if (field == nullptr || field->record != subject) continue;
      std::set<std::int32_t> tiers;
      for (const Value& value : values_to_try(program, field->field, account.as_of)) {
        CellValues tried = changes;
        tried[field->field] = value;
        const RatedSubject rated = study.rate_alone(tried);
        if (rated.row.fate != Fate::evaluated) continue;
        const Account then = account_of(study, rated);
        const LadderAccount* const one = same_ladder(then, ladder.ladder);
        if (one != nullptr && one->facts.rated && one->tier) tiers.insert(*one->tier);
      }
      if (!tiers.empty()) ladder.possible.push_back({blank, {tiers.begin(), tiers.end()}});
    }
  }
}

}  // namespace rung
