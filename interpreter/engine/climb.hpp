// From the lines of a related record up to the rows that an aggregate is for.
#pragma once

#include <cstdint>
#include <span>

#include "engine/run.hpp"

namespace rung {

/// Where aggregates of a space find their rows: `group_of` is of the subjects, and used for groups only.
struct Destination {
  Space space;
  std::span<const std::uint32_t> group_of;
};

/// A row that an aggregate is for, and whether a line below it counts: known, missing, or the fault of a record's
/// condition on the way.
struct Reached {
  std::uint32_t target;
  State state;
};

/// Goes up from a parent's row. A hidden line on the way hides what is below it.
Reached climb(const Run& run, RecordId parent, std::uint32_t row, const Destination& destination);

}  // namespace rung
