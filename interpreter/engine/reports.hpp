// Computes reports over the evaluated subjects: groups, their columns, sorted and cut.
#pragma once

#include <optional>

#include "engine/engine.hpp"
#include "engine/related.hpp"
#include "engine/run.hpp"

namespace rung {

/// A column that is a fault ends the run.
ReportTable compute_report(Run& run, RelatedRecords& related, std::uint32_t report,
                           const std::vector<std::uint8_t>& takes_part, std::optional<RunFault>& fault);

}  // namespace rung
