// Comparisons looked at from their other side.
#pragma once

#include "program/node.hpp"

namespace rung {

/// The comparison with its sides exchanged.
inline Comparison mirrored(Comparison kind) {
  switch (kind) {
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
    case Comparison::equal:
    case Comparison::unequal: return kind;
  }
  __builtin_unreachable();
}

/// Whether x against c changes where x comes to c, and where x goes beyond c.
inline bool changes_at(Comparison kind) {
  return kind != Comparison::greater && kind != Comparison::less_equal;
}
inline bool changes_behind(Comparison kind) {
  return kind != Comparison::greater_equal && kind != Comparison::less;
}

}  // namespace rung
