// The decision of a ladder step by step, for people. It comes to what `decide` decides.
#pragma once

#include <optional>
#include <vector>

#include "program/ladder.hpp"

namespace rung {

struct LadderStep {
  enum class Kind : std::uint8_t {
    not_applicable,
    unrated,       ///< the `by` value is missing, and there was no tier
    unmoved,       ///< the `by` value is missing
    entered,       ///< new: the highest tier that is reached
    risen,         ///< to the highest tier reached, within the limit
    rise_limited,  ///< a higher tier is reached, but too many steps up; `tier` is the one that may be had at most
    kept,
    not_kept,  ///< the keep of the present tier has failed
    held,
    in_grace,
    fallen,        ///< to the highest tier below that is kept
    fall_limited,  ///< a lower tier would be due, but is too many steps down; `tier` is the one that is left
    never_above,
    never_below,
    forced,
    overridden,
  };
  Kind kind;
  std::optional<std::int32_t> tier;  ///< where the subject stands behind this step
  std::size_t line = 0;              ///< of the bounds: which of those that hold
};

std::vector<LadderStep> steps_of(const LadderFacts& facts, const LadderBounds& bounds);

}  // namespace rung
