// The steps that are told lead to what is decided, whatever the facts are.
#include "program/ladder_steps.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace rung;

TEST_CASE("the steps of a ladder lead to its decision") {
  std::mt19937 random(20250630);
  const auto below = [&](int n) { return static_cast<std::int32_t>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 200000; ++round) {
    const std::int32_t tiers = 1 + below(5);
    std::vector<std::uint8_t> reach;
    std::vector<std::uint8_t> keep;
    for (std::int32_t i = 0; i < tiers; ++i) {
      reach.push_back(static_cast<std::uint8_t>(below(2)));
      keep.push_back(static_cast<std::uint8_t>(below(2)));
    }
    LadderFacts facts;
    facts.applies = below(10) != 0;
    facts.rated = below(6) != 0;
    if (below(4) != 0) facts.current = below(tiers);
    facts.reach = reach.data();
    facts.keep = keep.data();
    facts.tiers = tiers;
    if (below(2) == 0) facts.rise = below(4);
    if (below(2) == 0) facts.fall = below(4);
    facts.held = below(3) == 0;
    facts.in_grace = below(3) == 0;
    LadderBounds bounds;
    for (int i = below(3); i > 0; --i) bounds.never_above.push_back(below(tiers));
    for (int i = below(3); i > 0; --i) bounds.never_below.push_back(below(tiers));
    if (below(5) == 0) bounds.force = below(tiers);
    if (below(5) == 0) bounds.override_ = below(tiers);
    const LadderDecision decision = decide(facts, bounds);
    const std::vector<LadderStep> steps = steps_of(facts, bounds);
    REQUIRE_FALSE(steps.empty());
    REQUIRE(steps.back().tier == decision.tier);
    const bool watched = std::any_of(steps.begin(), steps.end(), [](const LadderStep& step) {
      return step.kind == LadderStep::Kind::held || step.kind == LadderStep::Kind::in_grace;
    });
    if (decision.watch) REQUIRE(watched);
  }
}
