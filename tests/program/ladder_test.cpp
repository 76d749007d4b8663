// The steps of a ladder, one by one, on a ladder of five tiers: E 0, D 1, C 2, B 3, A 4.
#include "program/ladder.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

namespace rung {

namespace {

constexpr std::int32_t E = 0, D = 1, C = 2, B = 3, A = 4;

/// The tiers whose reach or keep is met.
struct Met {
  std::array<std::uint8_t, 5> tiers{};
  Met(std::initializer_list<std::int32_t> met) {
    for (const std::int32_t tier : met) tiers[static_cast<std::size_t>(tier)] = 1;
  }
};

struct Subject {
  Met reach{};
  Met keep{};
  LadderFacts facts{};
  LadderBounds bounds{};

  LadderDecision decided() {
    facts.reach = reach.tiers.data();
    facts.keep = keep.tiers.data();
    facts.tiers = 5;
    return decide(facts, bounds);
  }
};

Subject rated(std::optional<std::int32_t> current, Met reach, Met keep) {
  Subject subject{.reach = reach, .keep = keep};
  subject.facts.current = current;
  return subject;
}

void check_decision(const LadderDecision& decision, std::optional<std::int32_t> tier, TierReason why,
                    TierChange change) {
  CHECK(decision.tier == tier);
  CHECK(decision.why == why);
  CHECK(decision.change == change);
}

}  // namespace

TEST_CASE("step 1: without a `by` value the tier does not move") {
  Subject subject = rated(C, {A}, {});
  subject.facts.rated = false;
  const LadderDecision decision = subject.decided();
  check_decision(decision, C, TierReason::unmoved, TierChange::same);
  CHECK_FALSE(decision.qualified.has_value());
  CHECK_FALSE(decision.watch);
}

TEST_CASE("step 1: a new subject without a `by` value is unrated") {
  Subject subject = rated(std::nullopt, {A}, {A});
  subject.facts.rated = false;
  check_decision(subject.decided(), std::nullopt, TierReason::unrated, TierChange::unrated);
}

TEST_CASE("step 2: a new subject gets the highest tier that it reaches") {
  const LadderDecision decision = rated(std::nullopt, {E, D, B}, {}).decided();
  check_decision(decision, B, TierReason::reach, TierChange::entered);
  CHECK(decision.qualified == B);
  check_decision(rated(std::nullopt, {}, {}).decided(), E, TierReason::reach, TierChange::entered);
}

TEST_CASE("step 2: the bound of rise is none for a new subject") {
  Subject subject = rated(std::nullopt, {A}, {});
  subject.facts.rise = 1;
  check_decision(subject.decided(), A, TierReason::reach, TierChange::entered);
}

TEST_CASE("step 3: an upgrade") {
  const LadderDecision decision = rated(D, {D, C, B}, {D}).decided();
  check_decision(decision, B, TierReason::reach, TierChange::up);
  CHECK(decision.qualified == B);
}

TEST_CASE("step 3: an upgrade within the bound of rise") {
  Subject subject = rated(D, {C, B, A}, {D});
  subject.facts.rise = 2;
  const LadderDecision decision = subject.decided();
  check_decision(decision, B, TierReason::reach, TierChange::up);
  CHECK(decision.qualified == A);
}

TEST_CASE("step 3: where no tier within the bound is reached, keep decides") {
  Subject subject = rated(D, {A}, {D});
  subject.facts.rise = 2;
  check_decision(subject.decided(), D, TierReason::keep, TierChange::same);
  subject.keep = {};
  check_decision(subject.decided(), E, TierReason::fall, TierChange::down);
}

TEST_CASE("step 3: a rise of no tiers, and one of very many") {
  Subject subject = rated(D, {A}, {D});
  subject.facts.rise = 0;
  check_decision(subject.decided(), D, TierReason::keep, TierChange::same);
  subject.facts.rise = -3;
  check_decision(subject.decided(), D, TierReason::keep, TierChange::same);
  subject.facts.rise = std::numeric_limits<std::int64_t>::max();
  check_decision(subject.decided(), A, TierReason::reach, TierChange::up);
}

TEST_CASE("step 4: keep holds although reach does not") {
  const LadderDecision decision = rated(B, {D}, {B, D}).decided();
  check_decision(decision, B, TierReason::keep, TierChange::same);
  CHECK(decision.qualified == D);
}

TEST_CASE("step 4: the lowest tier is always kept") {
  check_decision(rated(E, {}, {}).decided(), E, TierReason::keep, TierChange::same);
}

TEST_CASE("step 5: hold comes before grace, and both put on watch") {
  Subject subject = rated(B, {D}, {D});
  subject.facts.held = true;
  subject.facts.in_grace = true;
  LadderDecision decision = subject.decided();
  check_decision(decision, B, TierReason::hold, TierChange::same);
  CHECK(decision.watch);
  subject.facts.held = false;
  decision = subject.decided();
  check_decision(decision, B, TierReason::grace, TierChange::same);
  CHECK(decision.watch);
}

TEST_CASE("step 6: the fall ends at the highest tier below that is kept, not reached") {
  check_decision(rated(A, {D, C}, {D}).decided(), D, TierReason::fall, TierChange::down);
  check_decision(rated(A, {}, {}).decided(), E, TierReason::fall, TierChange::down);
}

TEST_CASE("step 6: no more than `fall` tiers") {
  Subject subject = rated(A, {}, {D});
  subject.facts.fall = 1;
  check_decision(subject.decided(), B, TierReason::fall, TierChange::down);
  subject.facts.fall = 4;
  check_decision(subject.decided(), D, TierReason::fall, TierChange::down);
  subject.facts.fall = 0;
  const LadderDecision decision = subject.decided();
  check_decision(decision, A, TierReason::fall, TierChange::same);
  CHECK_FALSE(decision.watch);
}

TEST_CASE("step 7: never above, then never below") {
  Subject subject = rated(std::nullopt, {A}, {});
  subject.bounds.never_above = {B, C};
  check_decision(subject.decided(), C, TierReason::never_above, TierChange::entered);
  subject.bounds.never_below = {D};
  check_decision(subject.decided(), C, TierReason::never_above, TierChange::entered);
  subject.bounds.never_below = {D, B};
  check_decision(subject.decided(), B, TierReason::never_below, TierChange::entered);
}

TEST_CASE("step 7: a bound that changes nothing is no reason") {
  Subject subject = rated(C, {C}, {C});
  subject.bounds.never_above = {C};
  subject.bounds.never_below = {C};
  check_decision(subject.decided(), C, TierReason::keep, TierChange::same);
}

TEST_CASE("step 7: force stands above bounds and override above force") {
  Subject subject = rated(C, {C}, {C});
  subject.bounds.never_below = {B};
  subject.bounds.force = E;
  check_decision(subject.decided(), E, TierReason::force, TierChange::down);
  subject.bounds.override_ = A;
  check_decision(subject.decided(), A, TierReason::override_, TierChange::up);
}

TEST_CASE("step 7 applies to the tier that did not move") {
  Subject subject = rated(A, {}, {});
  subject.facts.rated = false;
  subject.bounds.never_above = {B};
  check_decision(subject.decided(), B, TierReason::never_above, TierChange::down);
}

TEST_CASE("step 7: bounds do not rate the unrated, force and override do") {
  Subject subject = rated(std::nullopt, {}, {});
  subject.facts.rated = false;
  subject.bounds.never_below = {B};
  check_decision(subject.decided(), std::nullopt, TierReason::unrated, TierChange::unrated);
  subject.bounds.force = D;
  check_decision(subject.decided(), D, TierReason::force, TierChange::entered);
  subject.bounds.force.reset();
  subject.bounds.override_ = C;
  check_decision(subject.decided(), C, TierReason::override_, TierChange::entered);
  CHECK_FALSE(subject.decided().qualified.has_value());
}

TEST_CASE("watch asks that the final tier is the one that was kept") {
  Subject subject = rated(B, {}, {});
  subject.facts.in_grace = true;
  subject.bounds.never_above = {C};
  CHECK_FALSE(subject.decided().watch);
  subject.bounds.override_ = B;
  CHECK(subject.decided().watch);
}

TEST_CASE("where the ladder does not apply nothing is decided, whatever is forced") {
  Subject subject = rated(C, {A}, {C});
  subject.facts.applies = false;
  subject.bounds.force = A;
  subject.bounds.override_ = A;
  const LadderDecision decision = subject.decided();
  CHECK_FALSE(decision.tier.has_value());
  CHECK_FALSE(decision.qualified.has_value());
  CHECK_FALSE(decision.why.has_value());
  CHECK_FALSE(decision.change.has_value());
  CHECK_FALSE(decision.watch);
}

}  // namespace rung
