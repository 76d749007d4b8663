// Why an outcome of a customer differs: which of the changes did it, alone or together.
#pragma once

#include <bit>
#include <compare>
#include <cstdint>

namespace rung {

/// A set of change units, one bit each.
using UnitSet = std::uint64_t;

struct Cause {
  enum class Kind : std::uint8_t {
    alone,        ///< this change alone makes the difference
    each,         ///< each of these changes would make it alone
    needed,       ///< without this change there is no difference; with it alone there is another one
    together,     ///< each of these is needed, none is enough
    interaction,  ///< these play a part, and none of the above can be said
  };
  Kind kind = Kind::interaction;
  UnitSet units = 0;

  friend auto operator<=>(const Cause&, const Cause&) = default;
};

/// What was found for each change when it was made alone, and when all others were made.
struct Evidence {
  UnitSet enough = 0;  ///< made alone, the outcome is that of the later version
  UnitSet moves = 0;   ///< made alone, the outcome is not that of the earlier one
  UnitSet undone = 0;  ///< left out, the outcome is that of the earlier version
  UnitSet felt = 0;    ///< left out, the outcome is not that of the later one
};

inline Cause cause_of(const Evidence& found) {
  if (std::popcount(found.enough) == 1) return {Cause::Kind::alone, found.enough};
  // Of several that are enough, one without which nothing happens is the cause.
  if (found.enough != 0) {
    const UnitSet both = found.enough & found.undone;
    if (std::popcount(both) == 1) return {Cause::Kind::alone, both};
    return {Cause::Kind::each, found.enough};
  }
  if (std::popcount(found.undone) == 1) return {Cause::Kind::needed, found.undone};
  if (found.undone != 0) return {Cause::Kind::together, found.undone};
  return {Cause::Kind::interaction, found.moves | found.felt};
}

}  // namespace rung
