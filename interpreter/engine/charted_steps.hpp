// The step that reads a chart for one subject. Private to the room.
#pragma once

#include "engine/steps.hpp"

namespace rung {

/// `cell` is that of the chart's node, `node_cells` are those of its leaves.
ChartStep charted_step(const Run& run, std::uint32_t chart, std::uint32_t cell,
                       std::span<const std::uint32_t> node_cells);

}  // namespace rung
