// Chooses values of fields by the form of a condition.
#include "testing/field_solver.hpp"

#include "testing/answers.hpp"
#include "testing/customer_moves.hpp"

namespace rung {
namespace {

constexpr std::size_t most_choices = 6;
constexpr int deepest = 32;

Comparison without(Comparison kind) {
  switch (kind) {
    case Comparison::equal: return Comparison::unequal;
    case Comparison::unequal: return Comparison::equal;
    case Comparison::less: return Comparison::greater_equal;
    case Comparison::less_equal: return Comparison::greater;
    case Comparison::greater: return Comparison::less_equal;
    case Comparison::greater_equal: return Comparison::less;
  }
  return kind;
}

Comparison from_the_right(Comparison kind) {
  switch (kind) {
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
    case Comparison::equal:
    case Comparison::unequal: break;
  }
  return kind;
}

/// The neighbour of a value above (1) or below (-1).
std::optional<Value> beside(const Value& value, const Type& type, const Program& program, int direction) {
  if (const auto* number = std::get_if<Decimal>(&value)) {
    const auto step = smallest_step(type, *number);
    if (!step) return std::nullopt;
    const auto next = direction > 0 ? add(*number, *step) : subtract(*number, *step);
    if (next && next->is_negative() && type.numeric == Numeric::count) return std::nullopt;
    return next ? std::optional<Value>(*next) : std::nullopt;
  }
  if (const auto* date = std::get_if<Date>(&value)) {
    const auto next = add_days(*date, direction);
    return next ? std::optional<Value>(*next) : std::nullopt;
  }
  if (const auto* code = std::get_if<Code>(&value)) {
    const std::int32_t next = code->code + direction;
    const auto count = static_cast<std::int32_t>(program.enumerations[type.set].values.size());
    return next < 0 || next >= count ? std::nullopt : std::optional<Value>(Code{next});
  }
  if (const auto* truth = std::get_if<bool>(&value)) return !*truth;
  if (const auto* text = std::get_if<std::string>(&value)) return *text + "x";
  return std::nullopt;
}

std::optional<Value> value_that(Comparison kind, const Value& bound, const Type& type,
                                const Program& program) {
  switch (kind) {
    case Comparison::equal:
    case Comparison::less_equal:
    case Comparison::greater_equal: return bound;
    case Comparison::less: return beside(bound, type, program, -1);
    case Comparison::greater: return beside(bound, type, program, 1);
    case Comparison::unequal: break;
  }
  if (const auto* code = std::get_if<Code>(&bound)) {
    const bool last =
        code->code + 1 >= static_cast<std::int32_t>(program.enumerations[type.set].values.size());
    return beside(bound, type, program, last ? -1 : 1);
  }
  return beside(bound, type, program, 1);
}

}  // namespace

RunValues values_of_run(const Program& program, const std::vector<bool>& reached, std::optional<Date> today) {
  std::vector<NodeId> nodes;
  for (NodeId node = 0; node < reached.size(); ++node)
    if (reached[node] && program[node].space == Space::run() && program[node].type.kind != TypeKind::nothing)
      nodes.push_back(node);
  Program bare = program;
  bare.records[subject].where = none;
  GivenRecords records(program.records.size());
  records[subject].emplace_back(program.records[subject].fields.size());
  Settings settings;
  settings.today = today;
  const Answers got = answers(bare, {{}, {}, nodes}, settings, records);
  std::map<NodeId, Value> values;
  for (std::size_t i = 0; i < nodes.size() && !got.values.empty(); ++i) values[nodes[i]] = got.values[0][i];
  return RunValues(std::move(values));
}

std::optional<FieldId> FieldSolver::own_field(NodeId node) const {
  const auto* field = std::get_if<op::Field>(&program_[behind_names(program_, node)].operation);
  if (field == nullptr || field->record != record_) return std::nullopt;
  return field->field;
}

std::vector<FieldChoice> FieldSolver::joined(const std::vector<FieldChoice>& a,
                                             const std::vector<FieldChoice>& b) {
  std::vector<FieldChoice> both;
  for (const FieldChoice& left : a)
    for (const FieldChoice& right : b) {
      if (both.size() >= most_choices) return both;
      FieldChoice one = left;
      bool agrees = true;
      for (const auto& [field, value] : right) {
        const auto [known, fresh] = one.try_emplace(field, value);
        agrees = agrees && (fresh || (known->second.index() == value.index() &&
                                      (is_missing(value) || compare(known->second, value) == 0)));
      }
      if (agrees) both.push_back(std::move(one));
    }
  return both.empty() ? a : both;
}

std::vector<FieldChoice> FieldSolver::all_met(const std::vector<NodeId>& conditions) const {
  std::vector<FieldChoice> all{{}};
  for (const NodeId condition : conditions) all = joined(all, choices(condition, true));
  return all;
}

std::vector<FieldChoice> FieldSolver::of_comparison(const op::Compare& comparison, bool met) const {
  for (const bool mirrored : {false, true}) {
    const NodeId side = mirrored ? comparison.right : comparison.left;
    const auto field = own_field(side);
    const Value* bound = values_.of(mirrored ? comparison.left : comparison.right);
    if (!field || bound == nullptr || is_missing(*bound)) continue;
    Comparison kind = met ? comparison.kind : without(comparison.kind);
    if (mirrored) kind = from_the_right(kind);
    const auto value = value_that(kind, *bound, program_.records[record_].fields[*field].type, program_);
    if (value) return {{{*field, *value}}};
  }
  return {{}};
}

std::vector<FieldChoice> FieldSolver::choices(NodeId condition, bool met, int depth) const {
  if (depth > deepest) return {{}};
  const NodeId node = behind_names(program_, condition);
  const Operation& operation = program_[node].operation;
  const auto every = [&](const std::vector<NodeId>& conditions) {
    std::vector<FieldChoice> all{{}};
    for (const NodeId one : conditions) all = joined(all, choices(one, met, depth + 1));
    return all;
  };
  const auto some = [&](const std::vector<NodeId>& conditions) {
    std::vector<FieldChoice> any;
    for (const NodeId one : conditions)
      for (FieldChoice& choice : choices(one, met, depth + 1))
        if (any.size() < most_choices && !choice.empty()) any.push_back(std::move(choice));
    if (any.empty()) any.emplace_back();
    return any;
  };
  if (const auto* all = std::get_if<op::All>(&operation))
    return met ? every(all->conditions) : some(all->conditions);
  if (const auto* any = std::get_if<op::Any>(&operation))
    return met ? some(any->conditions) : every(any->conditions);
  if (const auto* no = std::get_if<op::Not>(&operation)) return choices(no->condition, !met, depth + 1);
  if (const auto* comparison = std::get_if<op::Compare>(&operation)) return of_comparison(*comparison, met);
  if (const auto* blank = std::get_if<op::IsMissing>(&operation)) {
    const auto field = own_field(blank->value);
    if (field && met) return {{{*field, Value{}}}};
  }
  if (const auto field = own_field(node); field && program_[node].type.kind == TypeKind::truth)
    return {{{*field, met}}};
  return {{}};
}

}  // namespace rung
