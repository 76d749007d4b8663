// Computes the nodes of a frame, each with the kernel of its operation.
#pragma once

#include "engine/run.hpp"

namespace rung {

/// Computes one node, whose inputs are there. Aggregates and population functions come from elsewhere.
void evaluate_node(const Scope& scope, NodeId id);

/// Computes the nodes of a section for the stages up to `stage` that the frame has not seen yet. `again`: only what
/// depends on a population.
void evaluate_frame(const Run& run, Frame& frame, const Section& section, std::uint32_t stage, bool again);

/// Drops the columns up to a stage that nothing looks at later.
void drop_unused(const Plan& plan, Frame& frame, const Section& section, std::uint32_t stage);

}  // namespace rung
