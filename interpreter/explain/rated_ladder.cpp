// Makes the customer's own programs for one ladder.
#include "explain/rated_ladder.hpp"

#include <algorithm>

#include "program/ladder.hpp"

namespace rung {

RatedLadder::RatedLadder(const PathSubject& rated, std::uint32_t ladder) : rated_(rated), ladder_(ladder) {}

const op::Ladder& RatedLadder::operation() const {
  return std::get<op::Ladder>(rated_.program[declaration().decision].operation);
}

NodeId RatedLadder::part(op::LadderColumn column) const {
  const std::vector<Node>& nodes = rated_.program.nodes;
  for (NodeId id = declaration().decision + 1; id < nodes.size(); ++id)
    if (const auto* part = std::get_if<op::LadderPart>(&nodes[id].operation))
      if (part->ladder == declaration().decision && part->column == column) return id;
  return none;
}

std::optional<Value> RatedLadder::value_of(NodeId node) const {
  if (node == none || node >= rated_.values.size() || !rated_.values[node]) return std::nullopt;
  const Value* value = std::get_if<Value>(&*rated_.values[node]);
  if (value == nullptr || is_missing(*value)) return std::nullopt;
  return *value;
}

std::optional<std::int32_t> RatedLadder::tier() const {
  const auto value = value_of(rated_.program.names[declaration().value].node);
  if (!value) return std::nullopt;
  return std::get<Code>(*value).code;
}

std::int32_t RatedLadder::tiers() const {
  return static_cast<std::int32_t>(rated_.program.enumerations[declaration().set].values.size());
}

Variants RatedLadder::variants(const Freedom& freedom, const std::vector<Replacement>& replacements,
                               const op::Ladder* instead, const std::vector<NodeId>& beside) const {
  Freedom all = freedom;
  if (instead != nullptr) all.nodes.push_back(declaration().decision);
  Program own = own_program(rated_.program, rated_.values, all, replacements);
  if (instead != nullptr) own.nodes[declaration().decision].operation = *instead;
  std::vector<NodeId> roots = {part(op::LadderColumn::tier)};
  if (operation().by != none) roots.push_back(operation().by);
  roots.insert(roots.end(), beside.begin(), beside.end());
  std::vector<NodeId> nodes = nodes_behind(own, roots);
  // The same question of constants alone has an answer, too.
  for (const NodeId root : roots)
    if (std::find(nodes.begin(), nodes.end(), root) == nodes.end()) nodes.push_back(root);
  return {std::move(own), rated_.records, rated_.settings, std::move(nodes)};
}

std::vector<Replacement> RatedLadder::carried_over() const {
  std::vector<Replacement> replacements;
  const auto now = tier();
  const op::Ladder& ladder = operation();
  if (!now || ladder.current == none) return replacements;
  const auto add = [&](NodeId node, Value value) {
    const bool there = std::any_of(replacements.begin(), replacements.end(),
                                   [&](const Replacement& other) { return other.node == node; });
    if (node != none && !there) replacements.push_back({node, std::move(value)});
  };
  add(ladder.current, Code{*now});
  const auto change = value_of(part(op::LadderColumn::change));
  const auto kind = change ? static_cast<TierChange>(std::get<Code>(*change).code) : TierChange::same;
  if (kind != TierChange::same && kind != TierChange::unrated) {
    if (rated_.settings.today) add(declaration().terms.since.node, *rated_.settings.today);
    add(declaration().terms.rose.node, kind == TierChange::up);
  }
  const auto watch = value_of(part(op::LadderColumn::watch));
  const auto fails = value_of(ladder.fails);
  const Decimal before = fails ? std::get<Decimal>(*fails) : Decimal(0);
  const bool unmoved = ladder.by != none && !value_of(ladder.by);
  if (watch && std::get<bool>(*watch))
    add(ladder.fails, rung::add(before, Decimal(1)).value_or(before));
  else
    add(ladder.fails, unmoved ? before : Decimal(0));
  return replacements;
}

std::vector<NodeId> nodes_behind(const Program& program, std::span<const NodeId> roots) {
  std::vector<std::uint8_t> seen(program.nodes.size(), 0);
  std::vector<NodeId> found;
  std::vector<NodeId> open(roots.rbegin(), roots.rend());
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (seen[id] != 0) continue;
    seen[id] = 1;
    const Node& node = program[id];
    if (std::holds_alternative<op::Constant>(node.operation)) continue;
    if (node.space == Space::of_record(subject) || node.space == Space::run()) found.push_back(id);
    for_each_input(node.operation, [&](NodeId input) { open.push_back(input); });
  }
  return found;
}

}  // namespace rung
