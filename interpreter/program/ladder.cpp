// The steps of a ladder for one subject, in the order and with the numbers of the language's definition.
#include "program/ladder.hpp"

#include <algorithm>

namespace rung {

namespace {

/// Where a subject stands on the way through the steps.
struct Standing {
  std::optional<std::int32_t> tier;
  TierReason why;
};

/// The lowest tier is reached and kept by everybody.
bool is_met(const std::uint8_t* conditions, std::int32_t tier) {
  return tier == 0 || conditions[tier] != 0;
}

/// The highest tier from `top` down to the lowest whose condition is met.
std::int32_t highest_met(const std::uint8_t* conditions, std::int32_t top) {
  std::int32_t tier = top;
  while (!is_met(conditions, tier)) --tier;
  return tier;
}

/// The highest tier that may be risen to.
std::int32_t ceiling(const LadderFacts& facts, std::int32_t current) {
  const std::int32_t top = facts.tiers - 1;
  if (!facts.rise || *facts.rise >= top - current) return top;
  return current + static_cast<std::int32_t>(std::max<std::int64_t>(*facts.rise, 0));
}

/// The lowest tier that may be fallen to.
std::int32_t floor(const LadderFacts& facts, std::int32_t current) {
  if (!facts.fall || *facts.fall >= current) return 0;
  return current - static_cast<std::int32_t>(std::max<std::int64_t>(*facts.fall, 0));
}

/// Steps 3 to 6.
Standing moved(const LadderFacts& facts, std::int32_t current) {
  const std::int32_t reached = highest_met(facts.reach, ceiling(facts, current));
  if (reached > current) return {reached, TierReason::reach};
  if (is_met(facts.keep, current)) return {current, TierReason::keep};
  if (facts.held) return {current, TierReason::hold};
  if (facts.in_grace) return {current, TierReason::grace};
  const std::int32_t kept = highest_met(facts.keep, current - 1);
  return {std::max(kept, floor(facts, current)), TierReason::fall};
}

/// Step 7. A bound is a reason only where it changes the tier; force and override always decide.
Standing bounded(Standing standing, const LadderBounds& bounds) {
  if (standing.tier) {
    for (const std::int32_t bound : bounds.never_above)
      if (*standing.tier > bound) standing = {bound, TierReason::never_above};
    for (const std::int32_t bound : bounds.never_below)
      if (*standing.tier < bound) standing = {bound, TierReason::never_below};
  }
  if (bounds.force) standing = {bounds.force, TierReason::force};
  if (bounds.override_) standing = {bounds.override_, TierReason::override_};
  return standing;
}

TierChange change_of(std::optional<std::int32_t> current, std::optional<std::int32_t> tier) {
  if (!tier) return TierChange::unrated;
  if (!current) return TierChange::entered;
  if (*tier > *current) return TierChange::up;
  if (*tier < *current) return TierChange::down;
  return TierChange::same;
}

}  // namespace

std::optional<std::int64_t> allowed_steps(Decimal bound) {
  const std::optional<Decimal> whole = round(bound, 0, Rounding::down);
  if (whole && whole->is_negative()) return 0;
  return whole ? whole->whole() : std::nullopt;
}

LadderDecision decide(const LadderFacts& facts, const LadderBounds& bounds) {
  LadderDecision decision;
  if (!facts.applies) return decision;
  Standing standing{facts.current, facts.current ? TierReason::unmoved : TierReason::unrated};
  if (facts.rated) {
    decision.qualified = highest_met(facts.reach, facts.tiers - 1);
    standing = facts.current ? moved(facts, *facts.current) : Standing{decision.qualified, TierReason::reach};
  }
  const bool kept_through_failure = standing.why == TierReason::hold || standing.why == TierReason::grace;
  const Standing result = bounded(standing, bounds);
  decision.tier = result.tier;
  decision.watch = kept_through_failure && result.tier == facts.current;
  decision.why = result.why;
  decision.change = change_of(facts.current, result.tier);
  return decision;
}

}  // namespace rung
