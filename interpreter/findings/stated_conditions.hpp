// Conditions that a clause states one after the other: which of them never holds, which always does.
#pragma once

#include "findings/finder.hpp"
#include "program/statement.hpp"

namespace rung {

/// Whether a condition looks at anything that differs between customers. One that does not is a switch that the author set.
bool looks_at_customers(const Finder& finder, NodeId condition);

/// Reports conditions that never hold or, where that is no use, always do. Gives whether all of them together can hold.
bool report_conditions(const Finder& finder, const std::vector<Condition>& conditions, NodeId together,
                       Span clause, Diagnostics& diagnostics);

}  // namespace rung
