// What a condition looks at: the values that a person wants to see beside it.
#pragma once

#include <vector>

#include "program/program.hpp"

namespace rung {

/// What a condition compares or looks at, from left to right, each once; not what is the same for the whole run.
std::vector<NodeId> looked_at(const Program& program, NodeId condition);

}  // namespace rung
