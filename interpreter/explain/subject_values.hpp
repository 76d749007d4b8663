// What the rules have come to for one subject: the material of every explanation.
#pragma once

#include <optional>
#include <vector>

#include "program/program.hpp"

namespace rung {

/// By node, for the nodes that were asked for and for all constants; nothing for others.
struct SubjectValues {
  std::vector<std::optional<Outcome>> by_node;

  bool has(NodeId node) const { return node != none && node < by_node.size() && by_node[node].has_value(); }
  /// The node must be there.
  const Outcome& operator[](NodeId node) const { return *by_node[node]; }
};

}  // namespace rung
