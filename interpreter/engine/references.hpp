// Reads the keyed records that lookups and holidays need, together with the values of the run's own nodes.
#pragma once

#include <span>
#include <vector>

#include "engine/engine.hpp"
#include "engine/run.hpp"

namespace rung {

/// Lookups may need values of the run, and those lookups in turn: each is computed as soon as it can be.
void load_references(Run& run, std::span<RecordStream* const> streams, std::vector<RecordCounts>& counts);

}  // namespace rung
