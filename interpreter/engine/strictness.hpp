// States of a result that is as known as its inputs are: a fault among them is a fault, the first in their order; else a
// missing one makes it missing.
#pragma once

#include <span>
#include <vector>

#include "columns/column.hpp"
#include "engine/run.hpp"

namespace rung {

/// Gives `out` its states. It has as many rows as it shall have. Where all inputs are known in all rows, this costs
/// nothing; then out.all_known is set, and who changes a state afterwards takes it back.
void combine_states(const Scope& scope, std::span<const NodeId> inputs, Column& out);

/// Puts 0 into rows of a number, integer or truth column that are not known.
void blank_unknown(Column& column);

/// Gives the rows that are known but fail a further test the state that says so.
inline void set_state(Column& column, std::size_t row, State state) {
  column.states[row] = state;
  column.all_known = column.all_known && state == State::known;
  column.has_faults = column.has_faults || is_fault(state);
}

}  // namespace rung
