// What a node says, as bytes: two nodes of one program are equal in meaning where their keys are.
#pragma once

#include <string>

#include "program/node.hpp"

namespace rung {

/// Inputs count by their ids; origins do not count.
std::string node_key(const Node& node);

}  // namespace rung
