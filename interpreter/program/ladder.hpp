// How a ladder decides for one subject: the steps of the language's definition on plain facts, without columns.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "values/decimal.hpp"

namespace rung {

/// What changed against the tier before this review; values of an enumeration in this order.
enum class TierChange : std::int8_t { entered, up, same, down, unrated };

/// The rule that decided; values of an enumeration in this order.
enum class TierReason : std::int8_t {
  unrated,  ///< the `by` value is missing and there was no tier
  unmoved,  ///< the `by` value is missing: the tier does not move
  reach,    ///< new, or risen
  keep,     ///< its keep holds
  hold,     ///< keep failed, held
  grace,    ///< keep failed, in grace
  fall,     ///< keep failed
  never_above,
  never_below,
  force,
  override_,
};

struct LadderFacts {
  bool applies = true;
  bool rated = true;                    ///< the `by` value is known, or there is no `by`
  std::optional<std::int32_t> current;  ///< tier codes count from the lowest, 0
  const std::uint8_t* reach = nullptr;  ///< met or not, for each tier; the lowest is always met
  const std::uint8_t* keep = nullptr;
  std::int32_t tiers = 0;
  std::optional<std::int64_t> rise;  ///< at most so many tiers up; nothing: no bound
  std::optional<std::int64_t> fall;
  bool held = false;
  bool in_grace = false;  ///< failed reviews before this one < N
};

/// What decides after the steps up and down: the tiers of the lines that hold, in their order.
struct LadderBounds {
  std::vector<std::int32_t> never_above;
  std::vector<std::int32_t> never_below;
  std::optional<std::int32_t> force;
  std::optional<std::int32_t> override_;
};

struct LadderDecision {
  std::optional<std::int32_t> tier;
  std::optional<std::int32_t> qualified;
  bool watch = false;
  std::optional<TierReason> why;  ///< nothing where the ladder does not apply
  std::optional<TierChange> change;
};

/// The tiers that a bound of `rise` or `fall` allows: of a fraction of a tier only whole ones count, and a bound that no
/// ladder is as high as is none.
std::optional<std::int64_t> allowed_steps(Decimal bound);

/// Steps 1 to 7. Without `applies` nothing is decided: all members are missing, watch is no.
LadderDecision decide(const LadderFacts& facts, const LadderBounds& bounds);

}  // namespace rung
