// Which nodes a value is made of.
#pragma once

#include <span>
#include <vector>

#include "program/program.hpp"

namespace rung {

/// The nodes that the goals depend on, the goals among them, in ascending order: also by the conditions and days of the records
/// whose lines they gather, and by the computed fields that they look up.
std::vector<NodeId> nodes_below(const Program& program, std::span<const NodeId> goals);

/// A value without its names.
NodeId unnamed(const Program& program, NodeId id);

/// Whether its known values are whole numbers for certain.
bool is_whole(const Program& program, NodeId id);

}  // namespace rung
