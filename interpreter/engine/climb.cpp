// From the lines of a related record up to the rows that an aggregate is for.
#include "engine/climb.hpp"

#include "columns/rearrange.hpp"

namespace rung {

Reached climb(const Run& run, RecordId parent, std::uint32_t row, const Destination& destination) {
  State state = State::known;
  while (row != no_row && destination.space != Space::of_record(parent) && parent != subject) {
    const Lines& lines = *run.lines[parent];
    const State visible = lines.visible[row];
    if (visible == State::missing) return {0, State::missing};
    if (is_fault(visible) && !is_fault(state)) state = visible;
    row = lines.parents[row];
    parent = run.program.records[parent].parent;
  }
  if (row != no_row && destination.space.kind == Space::Kind::group) row = destination.group_of[row];
  return row == no_row ? Reached{0, State::missing} : Reached{row, state};
}

}  // namespace rung
