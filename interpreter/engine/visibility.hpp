// Which lines of a record are seen at all: not those that its `where` leaves out, nor those that are dated after today.
#pragma once

#include <vector>

#include "engine/run.hpp"

namespace rung {

/// For each line of the frame: known where it is seen, missing where it is hidden, or the fault of its condition.
std::vector<State> visible_lines(const Scope& scope, RecordId record);

/// The state of a condition that decides: known where it is met, missing where it is not, or its fault.
State met_state(State state, std::uint8_t truth);

}  // namespace rung
