// Walks through the steps of a ladder and names each that said something.
#include "program/ladder_steps.hpp"

#include <algorithm>

namespace rung {
namespace {

using Kind = LadderStep::Kind;

class Steps {
 public:
  Steps(const LadderFacts& facts, const LadderBounds& bounds) : facts_(facts), bounds_(bounds) {}

  std::vector<LadderStep> take() {
    if (!facts_.applies) return {{Kind::not_applicable, std::nullopt}};
    if (!facts_.rated)
      step(facts_.current ? Kind::unmoved : Kind::unrated, facts_.current);
    else if (!facts_.current)
      step(Kind::entered, highest(facts_.reach, facts_.tiers - 1));
    else
      move(*facts_.current);
    bound();
    return std::move(steps_);
  }

 private:
  void step(Kind kind, std::optional<std::int32_t> tier, std::size_t line = 0) {
    steps_.push_back({kind, tier, line});
    tier_ = tier;
  }

  static std::int32_t highest(const std::uint8_t* met, std::int32_t top) {
    while (top > 0 && met[top] == 0) --top;
    return top;
  }

  void move(std::int32_t current) {
    const std::int32_t top = facts_.tiers - 1;
    const std::int32_t qualified = highest(facts_.reach, top);
    std::int32_t ceiling = top;
    if (facts_.rise && *facts_.rise < top - current)
      ceiling = current + static_cast<std::int32_t>(std::max<std::int64_t>(*facts_.rise, 0));
    if (qualified > ceiling) step(Kind::rise_limited, ceiling);
    const std::int32_t reached = highest(facts_.reach, ceiling);
    if (reached > current) return step(Kind::risen, reached);
    if (current == 0 || facts_.keep[current] != 0) return step(Kind::kept, current);
    step(Kind::not_kept, current);
    if (facts_.held) return step(Kind::held, current);
    if (facts_.in_grace) return step(Kind::in_grace, current);
    const std::int32_t kept = highest(facts_.keep, current - 1);
    step(Kind::fallen, kept);
    if (!facts_.fall || *facts_.fall >= current) return;
    const std::int32_t floor = current - static_cast<std::int32_t>(std::max<std::int64_t>(*facts_.fall, 0));
    if (kept < floor) step(Kind::fall_limited, floor);
  }

  void bound() {
    for (std::size_t i = 0; tier_ && i < bounds_.never_above.size(); ++i)
      if (*tier_ > bounds_.never_above[i]) step(Kind::never_above, bounds_.never_above[i], i);
    for (std::size_t i = 0; tier_ && i < bounds_.never_below.size(); ++i)
      if (*tier_ < bounds_.never_below[i]) step(Kind::never_below, bounds_.never_below[i], i);
    if (bounds_.force) step(Kind::forced, bounds_.force);
    if (bounds_.override_) step(Kind::overridden, bounds_.override_);
  }

  const LadderFacts& facts_;
  const LadderBounds& bounds_;
  std::vector<LadderStep> steps_;
  std::optional<std::int32_t> tier_;
};

}  // namespace

std::vector<LadderStep> steps_of(const LadderFacts& facts, const LadderBounds& bounds) {
  return Steps(facts, bounds).take();
}

}  // namespace rung
