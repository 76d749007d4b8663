// Turns nodes into constants.
#include "explain/own_program.hpp"

namespace rung {
namespace {

void make_constant(Node& node, Value value) {
  node.operation = op::Constant{std::move(value)};
  node.space = Space::run();
}

/// The decision of a ladder has five columns, a constant has one; its parts are turned instead.
bool can_be_constant(const Node& node) {
  return !std::holds_alternative<op::Ladder>(node.operation) &&
         !std::holds_alternative<op::Constant>(node.operation) && node.type.kind != TypeKind::nothing;
}

bool is_of_customer(const Node& node) {
  return node.space == Space::of_record(subject) || node.space == Space::run();
}

}  // namespace

Program own_program(const Program& program, const NodeOutcomes& values, Freedom freedom,
                    std::span<const Replacement> replacements) {
  Program own = program;
  for (const Replacement& replacement : replacements) freedom.nodes.push_back(replacement.node);
  own.tests.clear();
  own.reports.clear();
  own.actions.clear();
  own.promises.clear();
  own.output.clear();
  const std::vector<std::uint8_t> dependent = dependent_nodes(program, freedom);
  for (NodeId id = 0; id < own.nodes.size(); ++id) {
    Node& node = own.nodes[id];
    if (dependent[id] != 0 || !can_be_constant(node)) continue;
    if (const auto* parent = std::get_if<op::Parent>(&node.operation)) {
      // What the lines see of a constant of the customer is the same constant.
      const Node& above = own.nodes[parent->value];
      if (const auto* constant = std::get_if<op::Constant>(&above.operation))
        make_constant(node, Value(constant->value));
      continue;
    }
    if (!is_of_customer(node) || id >= values.size() || !values[id]) continue;
    if (const Value* value = std::get_if<Value>(&*values[id])) make_constant(node, *value);
  }
  for (const Replacement& replacement : replacements)
    make_constant(own.nodes[replacement.node], replacement.value);
  Record& record = own.records[subject];
  if (record.where != none && std::holds_alternative<op::Constant>(own[record.where].operation))
    record.where = none;
  return own;
}

}  // namespace rung
