// Which tiers are possible where a blank input leaves a ladder undecided: the subject is rated with the values of that field
// at which anything may change.
#include <algorithm>
#include <cmath>
#include <set>

#include "explain/account_building.hpp"
#include "explain/account_parts.hpp"
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

struct MissingField {
  NamedValue named;
  FieldId field;
  std::vector<Value> values;
};

/// So many of the values, from the first to the last.
std::vector<Value> some_of(const std::vector<Value>& values, std::size_t most) {
  if (values.size() <= most) return values;
  std::vector<Value> some;
  for (std::size_t i = 0; i < most; ++i) some.push_back(values[i * (values.size() - 1) / (most - 1)]);
  return some;
}

/// Rates the subject with values in place of those that are missing.
class Trial {
 public:
  Trial(const SubjectStudy& study, std::uint32_t ladder, const CellValues& changes)
      : study_(study), ladder_(ladder), changes_(changes) {}

  std::vector<std::int32_t> alone(const MissingField& field) const {
    std::set<std::int32_t> tiers;
    for (const Value& value : field.values) {
      CellValues tried = changes_;
      tried[field.field] = value;
      rate(tried, tiers);
    }
    return {tiers.begin(), tiers.end()};
  }

  std::vector<std::int32_t> together(const std::vector<MissingField>& fields) const {
    constexpr double most_combinations = 400;
    const auto each =
        static_cast<std::size_t>(std::pow(most_combinations, 1.0 / static_cast<double>(fields.size())));
    std::vector<CellValues> combinations = {changes_};
    for (const MissingField& field : fields) {
      std::vector<CellValues> more;
      for (const CellValues& one : combinations)
        for (const Value& value : some_of(field.values, std::max<std::size_t>(each, 2))) {
          more.push_back(one);
          more.back()[field.field] = value;
        }
      if (static_cast<double>(more.size()) > most_combinations) break;
      combinations = std::move(more);
    }
    std::set<std::int32_t> tiers;
    for (const CellValues& one : combinations) rate(one, tiers);
    return {tiers.begin(), tiers.end()};
  }

 private:
  void rate(const CellValues& tried, std::set<std::int32_t>& tiers) const {
    const RatedSubject rated = study_.rate_alone(tried);
    if (rated.row.fate != Fate::evaluated) return;
    const Reading reading(study_.program(), rated.row.values);
    const LadderAccount account = account_of_ladder(reading, ladder_);
    if (account.facts.rated && account.tier) tiers.insert(*account.tier);
  }

  const SubjectStudy& study_;
  std::uint32_t ladder_;
  const CellValues& changes_;
};

std::vector<MissingField> missing_fields(const Program& program, const LadderAccount& ladder, Date today) {
  std::vector<MissingField> fields;
  for (const NamedValue& blank : ladder.blank) {
    const auto* field = std::get_if<op::Field>(&program[blank.node].operation);
    if (field == nullptr || field->record != subject) continue;
    std::vector<Value> values = values_to_try(program, field->field, today);
    if (!values.empty()) fields.push_back({blank, field->field, std::move(values)});
  }
  return fields;
}

}  // namespace

void add_possible_tiers(Account& account, const SubjectStudy& study, const CellValues& changes) {
  for (LadderAccount& ladder : account.ladders) {
    if (!ladder.facts.applies || ladder.facts.rated) continue;
    const Trial trial(study, ladder.ladder, changes);
    const std::vector<MissingField> fields = missing_fields(study.program(), ladder, account.as_of);
    for (const MissingField& field : fields) {
      const auto tiers = trial.alone(field);
      if (!tiers.empty()) ladder.possible.push_back({{field.named}, tiers});
    }
    if (!ladder.possible.empty() || fields.size() < 2) continue;
    const auto tiers = trial.together(fields);
    std::vector<NamedValue> names;
    for (const MissingField& field : fields) names.push_back(field.named);
    if (!tiers.empty()) ladder.possible.push_back({names, tiers});
  }
}

}  // namespace rung
