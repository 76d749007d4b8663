// Bounds of each operation of a program, from the bounds of its inputs.
#pragma once

#include "extents/extent_arithmetic.hpp"

namespace rung {

/// Looks at a program and at the bounds of its nodes.
struct ExtentsByNode {
  const Program& program;
  const std::vector<Extent>& extents;

  const Extent& operator[](NodeId id) const { return extents[id]; }
  TypedExtent typed(NodeId id) const { return {extents[id], program[id].type}; }
  bool met(NodeId id) const { return id == none || extents[id].is_met(); }
  bool can_be_met(NodeId id) const { return id == none || extents[id].can_be_yes(); }
};

/// A node that is no field.
Extent extent_of_operation(const ExtentsByNode& inputs, NodeId id);

/// One column of a ladder's decision.
Extent extent_of_ladder(const ExtentsByNode& inputs, const op::Ladder& ladder, op::LadderColumn column,
                        const Type& type);

}  // namespace rung
