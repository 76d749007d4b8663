// Part of the search for changes: the values of a field on one side of its own. Private to the room.
#pragma once

#include "explain/change_search.hpp"

namespace rung {

struct ChangeSearch::Steps {
  std::size_t field;
  FieldId id;
  Int128 first;  ///< the place of step 1
  Int128 step;   ///< negative downwards
  Int128 count;  ///< 0: there is no value on this side

  Int128 place(Int128 number) const { return first + (number - 1) * step; }
  /// From one step to another.
  FieldRange range(Int128 from, Int128 to) const {
    return step > 0 ? FieldRange{id, place(from), place(to)} : FieldRange{id, place(to), place(from)};
  }
};

}  // namespace rung
