// Walks from a value to the fields and names that it is made of.
#include "explain/reading.hpp"

#include <algorithm>

#include "program/looked_at.hpp"

namespace rung {

Reading::Reading(const Program& program, const SubjectValues& values)
    : program_(program), values_(values), name_of_(program.nodes.size(), none) {
  for (NodeId node = 0; node < program.nodes.size(); ++node) {
    const auto* named = std::get_if<op::Named>(&program[node].operation);
    if (named != nullptr && name_of_[named->value] == none) name_of_[named->value] = node;
  }
}

const Value* Reading::known(NodeId node) const {
  if (!values_.has(node)) return nullptr;
  const Value* const value = std::get_if<Value>(&values_[node]);
  return value == nullptr || is_missing(*value) ? nullptr : value;
}

std::optional<Decimal> Reading::number(NodeId node) const {
  const Value* const value = known(node);
  const Decimal* const number = value == nullptr ? nullptr : std::get_if<Decimal>(value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<Date> Reading::date(NodeId node) const {
  const Value* const value = known(node);
  const Date* const date = value == nullptr ? nullptr : std::get_if<Date>(value);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

std::optional<std::int32_t> Reading::code(NodeId node) const {
  const Value* const value = known(node);
  const Code* const code = value == nullptr ? nullptr : std::get_if<Code>(value);
  return code == nullptr ? std::nullopt : std::optional(code->code);
}

Met Reading::met(NodeId node) const {
  if (node == none) return Met::yes;
  const Value* const value = known(node);
  if (value == nullptr) return Met::unknown;
  return std::get<bool>(*value) ? Met::yes : Met::no;
}

Outcome Reading::outcome(NodeId node) const {
  return values_.has(node) ? values_[node] : Outcome(Value{});
}

bool Reading::is_missing_node(NodeId node) const {
  if (!values_.has(node)) return false;
  const Value* const value = std::get_if<Value>(&values_[node]);
  return value != nullptr && is_missing(*value);
}

NamedValue Reading::named(NodeId node) const {
  if (const auto* text = std::get_if<op::TextOf>(&program_[node].operation)) return named(text->value);
  NamedValue found{node, "", program_[node].origin.span, outcome(node)};
  const NodeId around = std::holds_alternative<op::Named>(program_[node].operation) ? node : name_of_[node];
  const bool is_constant = std::holds_alternative<op::Constant>(program_[node].operation);
  if (const auto* field = std::get_if<op::Field>(&program_[node].operation)) {
    found.name = program_.records[field->record].fields[field->field].name;
    found.span = program_.records[field->record].fields[field->field].span;
  } else if (around != none && !is_constant) {
    found.name = program_.names[std::get<op::Named>(program_[around].operation).name].name;
    found.span = program_[around].origin.span;
  }
  return found;
}

NamedValue Reading::named(const Stated& stated) const {
  NamedValue found = named(stated.node);
  if (found.name.empty()) found.span = stated.span;
  return found;
}

std::vector<NamedValue> Reading::inputs_of(NodeId root) const {
  if (root == none) return {};
  // A declaration is what stands there; what it is made of says more, where that is not too much.
  const auto* named_root = std::get_if<op::Named>(&program_[root].operation);
  if (named_root != nullptr) {
    constexpr std::size_t most = 4;
    std::vector<NamedValue> behind = inputs_of(named_root->value);
    if (behind.empty() || behind.size() > most) return {named(root)};
    return behind;
  }
  std::vector<NamedValue> found;
  std::vector<NodeId> open = {root};
  std::vector<NodeId> seen;
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    if (node == none || !values_.has(node) || std::find(seen.begin(), seen.end(), node) != seen.end())
      continue;
    seen.push_back(node);
    const Operation& operation = program_[node].operation;
    if (std::holds_alternative<op::Constant>(operation)) continue;
    const bool ends =
        std::holds_alternative<op::Field>(operation) || std::holds_alternative<op::Named>(operation) ||
        std::holds_alternative<op::Aggregate>(operation) ||
        std::holds_alternative<op::Population>(operation) ||
        std::holds_alternative<op::LadderPart>(operation) || std::holds_alternative<op::Lookup>(operation);
    if (ends) {
      add_each_once(found, {named(node)});
      continue;
    }
    std::vector<NodeId> inputs;
    for_each_input(operation, [&](NodeId input) { inputs.push_back(input); });
    open.insert(open.end(), inputs.rbegin(), inputs.rend());
  }
  return found;
}

std::vector<NamedValue> Reading::blank_behind(NodeId root) const {
  std::vector<NamedValue> found;
  std::vector<NodeId> open = {root};
  std::vector<NodeId> seen;
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    if (node == none || !is_missing_node(node) || std::find(seen.begin(), seen.end(), node) != seen.end())
      continue;
    seen.push_back(node);
    if (std::holds_alternative<op::Constant>(program_[node].operation)) continue;
    const std::size_t before = open.size();
    if (!std::holds_alternative<op::Aggregate>(program_[node].operation))
      for_each_input(program_[node].operation, [&](NodeId input) {
        if (is_missing_node(input) && !std::holds_alternative<op::Constant>(program_[input].operation))
          open.push_back(input);
      });
    if (open.size() == before) ask_for_missing(node, open);
    if (open.size() == before) add_each_once(found, {named(node)});
  }
  return found;
}

/// A choice that comes to nothing where too much is missing has no missing input: what its condition found missing is.
void Reading::ask_for_missing(NodeId node, std::vector<NodeId>& open) const {
  const auto* choice = std::get_if<op::If>(&program_[node].operation);
  if (choice == nullptr) return;
  std::vector<NodeId> known = {choice->condition};
  std::vector<NodeId> seen;
  while (!known.empty()) {
    const NodeId one = known.back();
    known.pop_back();
    if (!values_.has(one) || std::find(seen.begin(), seen.end(), one) != seen.end()) continue;
    seen.push_back(one);
    const auto* asked = std::get_if<op::IsMissing>(&program_[one].operation);
    if (asked != nullptr && is_missing_node(asked->value)) open.push_back(asked->value);
    for_each_input(program_[one].operation, [&](NodeId input) { known.push_back(input); });
  }
}

/// A name says little of why it is no. What stands in it is told by the texts of its nodes.
std::vector<TestedCondition> Reading::unmet_inside(NodeId condition, int depth) const {
  const auto* named = std::get_if<op::Named>(&program_[condition].operation);
  if (named == nullptr || depth == 0 || !values_.has(named->value)) return {};
  const auto* all = std::get_if<op::All>(&program_[named->value].operation);
  const std::vector<NodeId> parts = all != nullptr ? all->conditions : std::vector<NodeId>{named->value};
  std::vector<TestedCondition> unmet;
  for (const NodeId part : parts) {
    if (met(part) == Met::yes || std::holds_alternative<op::Constant>(program_[part].operation)) continue;
    unmet.push_back(tested(Condition{part, program_[part].origin.span}, depth - 1));
  }
  return unmet;
}

TestedCondition Reading::tested(const Condition& condition, int depth) const {
  TestedCondition tested{condition, met(condition.met), {}, {}};
  if (tested.met != Met::yes) tested.inside = unmet_inside(condition.met, depth);
  for (const NodeId node : looked_at(program_, condition.met)) tested.looked_at.push_back(named(node));
  if (tested.met == Met::unknown) tested.blank = blank_behind(condition.met);
  return tested;
}

std::vector<TestedCondition> Reading::tested(const std::vector<Condition>& conditions) const {
  std::vector<TestedCondition> all;
  for (const Condition& condition : conditions) all.push_back(tested(condition));
  return all;
}

void add_each_once(std::vector<NamedValue>& all, const std::vector<NamedValue>& more) {
  for (const NamedValue& one : more) {
    const bool known = std::any_of(all.begin(), all.end(), [&](const NamedValue& other) {
      return other.node == one.node || (!one.name.empty() && other.name == one.name);
    });
    if (!known) all.push_back(one);
  }
}

}  // namespace rung
