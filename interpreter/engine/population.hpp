// Functions over all evaluated subjects: shares, ranks, totals, portions.
#pragma once

#include <optional>
#include <vector>

#include "engine/engine.hpp"
#include "engine/run.hpp"

namespace rung {

/// Computes a population node for all subjects, of which those that take part are marked. Notes the first fault that
/// ends the run.
void compute_population(Run& run, NodeId node, const std::vector<std::uint8_t>& takes_part,
                        std::optional<RunFault>& fault);

}  // namespace rung
