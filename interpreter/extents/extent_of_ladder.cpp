// Bounds of a ladder's decision, step by step as program/ladder decides it for one customer.
#include <algorithm>

#include "extents/extent_of_operation.hpp"

namespace rung {
namespace {

/// Tiers that a step may give, from the lowest to the highest; empty where it gives none.
struct TierRange {
  bool some = false;
  Int128 low = 0;
  Int128 high = 0;

  void add(Int128 from, Int128 to) {
    low = some ? std::min(low, from) : from;
    high = some ? std::max(high, to) : to;
    some = true;
  }
};

class LadderBounded {
 public:
  LadderBounded(const ExtentsByNode& in, const op::Ladder& ladder)
      : in_(in),
        ladder_(ladder),
        tiers_(static_cast<Int128>(in.program.enumerations[ladder.set].values.size())) {}

  Extent qualified() const {
    Extent extent;
    extent.missing = ladder_.applies != none && in_[ladder_.applies].can_be_unmet();
    if (!in_.can_be_met(ladder_.applies)) return extent;
    if (ladder_.by != none && in_[ladder_.by].missing) extent.missing = true;
    if (!can_be_rated()) return extent;
    const TierRange range = highest(ladder_.reach, tiers_ - 1);
    Extent tiers = Extent::between(range.low, range.high);
    return hull(extent, tiers);
  }

  Extent tier() const {
    Extent result;
    result.missing = ladder_.applies != none && in_[ladder_.applies].can_be_unmet();
    if (!in_.can_be_met(ladder_.applies)) return result;
    return hull(result, decided(bounded(standing())));
  }

 private:
  bool can_be_rated() const { return ladder_.by == none || in_[ladder_.by].known; }

  static NodeId at(const std::vector<NodeId>& conditions, Int128 tier) {
    const auto place = static_cast<std::size_t>(tier);
    return place < conditions.size() ? conditions[place] : none;
  }

  /// From the highest tier that is met for certain to the highest that may be met.
  TierRange highest(const std::vector<NodeId>& conditions, Int128 top) const {
    TierRange range;
    range.some = true;
    for (Int128 tier = top; tier > 0; --tier) {
      const NodeId condition = at(conditions, tier);
      if (in_.can_be_met(condition)) range.high = std::max(range.high, tier);
      if (in_.met(condition)) {
        range.low = tier;
        break;
      }
    }
    return range;
  }

  /// The whole tiers of a bound; without one every tier can be reached.
  struct Steps {
    Int128 least;
    Int128 most;
  };
  Steps steps(NodeId bound) const {
    constexpr Int128 one = 1'000'000'000'000'000'000;
    if (bound == none) return {tiers_, tiers_};
    const Extent& extent = in_[bound];
    if (!extent.known) return {tiers_, tiers_};
    const Int128 least = std::clamp<Int128>(extent.low / one, 0, tiers_);
    const Int128 most = extent.missing ? tiers_ : std::clamp<Int128>(extent.high / one, 0, tiers_);
    return {least, most};
  }

  /// Steps 1 to 6.
  Extent standing() const {
    Extent result;
    const Extent current = ladder_.current == none ? Extent::of_missing() : in_[ladder_.current];
    if (ladder_.by != none && in_[ladder_.by].missing) result = hull(result, current);
    if (!can_be_rated()) return result;
    if (current.missing) {
      const TierRange range = highest(ladder_.reach, tiers_ - 1);
      result = hull(result, Extent::between(range.low, range.high));
    }
    if (!current.known) return result;
    for (Int128 tier = current.low; tier <= current.high; ++tier) {
      const TierRange range = moved(tier);
      if (range.some) result = hull(result, Extent::between(range.low, range.high));
    }
    return result;
  }

  TierRange moved(Int128 current) const {
    const Int128 top = tiers_ - 1;
    const Steps rise = steps(ladder_.rise);
    const TierRange low_reach = highest(ladder_.reach, std::min(top, current + rise.least));
    const TierRange high_reach = highest(ladder_.reach, std::min(top, current + rise.most));
    TierRange range;
    if (high_reach.high > current) range.add(std::max(low_reach.low, current + 1), high_reach.high);
    if (low_reach.low > current) return range;
    const NodeId keep = at(ladder_.keep, current);
    if (current == 0 || in_.can_be_met(keep)) range.add(current, current);
    if (current == 0 || in_.met(keep)) return range;
    const bool may_be_protected = may_be_held() || may_be_in_grace();
    if (may_be_protected) range.add(current, current);
    if (must_be_held() || must_be_in_grace()) return range;
    const Steps fall = steps(ladder_.fall);
    const TierRange kept = highest(ladder_.keep, current - 1);
    range.add(std::max(kept.low, current - std::min(fall.most, current)),
              std::max(kept.high, current - std::min(fall.least, current)));
    return range;
  }

  bool may_be_held() const { return ladder_.held != none && in_[ladder_.held].can_be_yes(); }
  bool must_be_held() const { return ladder_.held != none && in_[ladder_.held].is_met(); }
  Extent fails() const {
    Extent fails = ladder_.fails == none ? Extent::of_missing() : in_[ladder_.fails];
    if (!fails.missing) return fails;
    fails.missing = false;
    return hull(fails, Extent::between(0, 0));
  }
  bool may_be_in_grace() const {
    return ladder_.grace != none && in_[ladder_.grace].known && fails().low < in_[ladder_.grace].high;
  }
  bool must_be_in_grace() const {
    return ladder_.grace != none && in_[ladder_.grace].known && !in_[ladder_.grace].missing &&
           fails().high < in_[ladder_.grace].low;
  }

  bool may_hold(const op::TierLine& line) const { return in_[line.tier].known && in_.can_be_met(line.when); }
  bool must_hold(const op::TierLine& line) const {
    return in_[line.tier].known && !in_[line.tier].missing && in_.met(line.when);
  }

  Extent bounded(Extent extent) const {
    if (!extent.known) return extent;
    for (const op::TierLine& line : ladder_.never_above) {
      if (!may_hold(line)) continue;
      extent.low = std::min(extent.low, in_[line.tier].low);
      if (must_hold(line)) extent.high = std::min(extent.high, in_[line.tier].high);
    }
    for (const op::TierLine& line : ladder_.never_below) {
      if (!may_hold(line)) continue;
      extent.high = std::max(extent.high, in_[line.tier].high);
      if (must_hold(line)) extent.low = std::max(extent.low, in_[line.tier].low);
    }
    return extent;
  }

  /// The first line that holds replaces what was decided before.
  Extent replaced(const std::vector<op::TierLine>& lines, Extent otherwise) const {
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      if (!may_hold(*line)) continue;
      Extent tier = in_[line->tier];
      tier.missing = false;
      otherwise = must_hold(*line) ? tier : hull(otherwise, tier);
    }
    return otherwise;
  }

  Extent decided(Extent extent) const { return replaced(ladder_.overrides, replaced(ladder_.force, extent)); }

  const ExtentsByNode& in_;
  const op::Ladder& ladder_;
  Int128 tiers_;
};

}  // namespace

Extent extent_of_ladder(const ExtentsByNode& inputs, const op::Ladder& ladder, op::LadderColumn column,
                        const Type& type) {
  switch (column) {
    case op::LadderColumn::tier: return LadderBounded(inputs, ladder).tier();
    case op::LadderColumn::qualified: return LadderBounded(inputs, ladder).qualified();
    case op::LadderColumn::watch:
    case op::LadderColumn::change:
    case op::LadderColumn::why: break;
  }
  return everything(type, inputs.program);
}

}  // namespace rung
