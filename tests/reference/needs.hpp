// Which nodes a request needs, in an order in which each comes after all that it looks at.
#pragma once

#include <vector>

#include "reference/evaluator.hpp"

namespace rung::reference {

/// The stand-in for a name, or nothing.
const Value* stand_in(const Settings& settings, NameId name);

/// Beside their inputs, nodes look at what decides which lines are seen: the `where` and `dated` of records
/// that they gather, look up or count working days by. Roots that are none are passed over.
std::vector<NodeId> in_order(const Program& program, const Settings& settings,
                             const std::vector<NodeId>& roots);

}  // namespace rung::reference
