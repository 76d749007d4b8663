// Looks into programs for what the comparison needs.

#include "changes/versions.hpp"

#include <algorithm>

namespace rung {
namespace {

NodeId behind_names(const Program& program, NodeId id) {
  while (id != none) {
    const auto* named = std::get_if<op::Named>(&program[id].operation);
    if (named == nullptr) return id;
    id = named->value;
  }
  return id;
}

const op::Ladder* decision_of(const Program& program, const ComparedOutcome& outcome) {
  const LadderDeclaration* ladder = ladder_named(program, outcome.name);
  return ladder == nullptr ? nullptr : std::get_if<op::Ladder>(&program[ladder->decision].operation);
}

/// The number in `by >= number`, alone or among conditions that must hold together.
std::optional<Decimal> threshold_in(const Program& program, NodeId condition, NodeId by) {
  condition = behind_names(program, condition);
  if (condition == none) return std::nullopt;
  if (const auto* all = std::get_if<op::All>(&program[condition].operation)) {
    for (const NodeId one : all->conditions)
      if (const auto found = threshold_in(program, one, by)) return found;
    return std::nullopt;
  }
  const auto* compare = std::get_if<op::Compare>(&program[condition].operation);
  if (compare == nullptr || behind_names(program, compare->left) != behind_names(program, by))
    return std::nullopt;
  if (compare->kind != Comparison::greater_equal && compare->kind != Comparison::greater) return std::nullopt;
  const auto* constant = std::get_if<op::Constant>(&program[behind_names(program, compare->right)].operation);
  const auto* number = constant == nullptr ? nullptr : std::get_if<Decimal>(&constant->value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

bool is_inside(Span inner, Span outer) {
  return inner.source == outer.source && inner.begin >= outer.begin && inner.end <= outer.end &&
         inner.end > inner.begin;
}

}  // namespace

const Rules* Versions::rules(std::uint32_t version) const {
  if (version == version_before) return before.rules;
  if (version == version_after) return after.rules;
  const ChangeUnit& unit = units[(version - 2) / 2];
  return version % 2 == 0 ? unit.alone.get() : unit.without.get();
}

NodeId score_behind(const Program& program, const ComparedOutcome& outcome) {
  const op::Ladder* ladder = decision_of(program, outcome);
  if (ladder == nullptr || ladder->by == none) return none;
  return program[ladder->by].type.is_number() ? ladder->by : none;
}

std::vector<std::optional<Decimal>> thresholds_of(const Program& program, const ComparedOutcome& outcome) {
  std::vector<std::optional<Decimal>> thresholds;
  const op::Ladder* ladder = decision_of(program, outcome);
  if (ladder == nullptr) return thresholds;
  for (const NodeId reach : ladder->reach)
    thresholds.push_back(ladder->by == none ? std::nullopt : threshold_in(program, reach, ladder->by));
  return thresholds;
}

NodeId named_value(const Program& program, const std::string& name) {
  for (const Name& known : program.names)
    if (known.name == name && known.node != none) return known.node;
  for (NodeId id = 0; id < program.nodes.size(); ++id)
    if (const auto* field = std::get_if<op::Field>(&program[id].operation))
      if (field->record == subject && program.records[subject].fields[field->field].name == name) return id;
  return none;
}

std::vector<std::string> values_in(const Program& program, Span place) {
  constexpr std::size_t most = 4;
  std::vector<std::string> names;
  const auto note = [&](NodeId id) {
    const Node& node = program[id];
    const bool visible = node.space == Space::run() || node.space == Space::of_record(subject);
    std::string name;
    if (const auto* named = std::get_if<op::Named>(&node.operation)) name = program.names[named->name].name;
    if (const auto* field = std::get_if<op::Field>(&node.operation))
      name = program.records[field->record].fields[field->field].name;
    if (!visible || name.empty() || names.size() >= most) return;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const Node& node : program.nodes)
    if (is_inside(node.origin.span, place)) for_each_input(node.operation, note);
  return names;
}

}  // namespace rung
