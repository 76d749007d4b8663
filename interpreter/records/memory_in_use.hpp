// How much memory the program takes, and how much it could: so that a run that needs too much ends with a message.
#pragma once

#include <cstdint>

namespace rung {

/// What the program holds of the machine's memory, in bytes; 0 where that cannot be told.
std::uint64_t memory_in_use();

/// That and what the machine, or the container in which the program runs, has left.
std::uint64_t memory_within_reach();

}  // namespace rung
