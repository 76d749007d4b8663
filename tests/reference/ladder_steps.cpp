// The seven steps of a ladder for one row, read off the definition of the language.
#include "reference/run.hpp"

namespace rung::reference {

namespace {

struct Reader {
  const Run& run;
  Space space;
  std::size_t row;

  Outcome operator()(NodeId node) const { return seen_from(run, node, space, row); }
  bool met(NodeId condition) const { return is_met_or_none(condition, (*this)(condition)); }
  std::optional<Decimal> number(NodeId node) const {
    const Outcome outcome = (*this)(node);
    if (is_unknown(outcome)) return std::nullopt;
    return std::get<Decimal>(value_of(outcome));
  }
  std::optional<std::int32_t> tier(NodeId node) const {
    const Outcome outcome = (*this)(node);
    if (is_unknown(outcome)) return std::nullopt;
    return std::get<Code>(value_of(outcome)).code;
  }
};

/// The lines that hold and name a tier.
std::vector<std::int32_t> holding(const Reader& read, const std::vector<op::TierLine>& lines) {
  std::vector<std::int32_t> tiers;
  for (const op::TierLine& line : lines) {
    const std::optional<std::int32_t> tier = read.tier(line.tier);
    if (tier && read.met(line.when)) tiers.push_back(*tier);
  }
  return tiers;
}

/// Steps 2 to 6 for a subject with a `by` value.
void climb(const op::Ladder& ladder, const Reader& read, Standing& standing) {
  const std::int32_t count = static_cast<std::int32_t>(ladder.reach.size());
  const auto reached = [&](std::int32_t tier) {
    return tier == 0 || read.met(ladder.reach[static_cast<std::size_t>(tier)]);
  };
  const auto kept = [&](std::int32_t tier) {
    return tier == 0 || read.met(ladder.keep[static_cast<std::size_t>(tier)]);
  };

  // Step 2.
  for (std::int32_t tier = 0; tier < count; ++tier)
    if (reached(tier)) standing.qualified = tier;
  if (!standing.tier) {
    standing.tier = standing.qualified;
    standing.why = TierReason::reach;
    return;
  }
  const std::int32_t current = *standing.tier;

  // Step 3: the last that fits is the highest.
  const std::optional<Decimal> rise = read.number(ladder.rise);
  for (std::int32_t tier = current + 1; tier < count; ++tier) {
    if (!reached(tier)) continue;
    if (rise && Decimal(tier - current) > *rise) continue;
    standing.tier = tier;
    standing.why = TierReason::reach;
  }
  if (*standing.tier != current) return;

  // Step 4.
  if (kept(current)) {
    standing.why = TierReason::keep;
    return;
  }

  // Step 5.
  if (ladder.held != none && read.met(ladder.held)) {
    standing.watch = true;
    standing.why = TierReason::hold;
    return;
  }
  const std::optional<Decimal> grace = read.number(ladder.grace);
  const Decimal fails = read.number(ladder.fails).value_or(Decimal(0));
  if (grace && fails < *grace) {
    standing.watch = true;
    standing.why = TierReason::grace;
    return;
  }

  // Step 6.
  std::int32_t fallen = current - 1;
  while (!kept(fallen)) --fallen;
  const std::optional<Decimal> fall = read.number(ladder.fall);
  while (fall && fallen < current && Decimal(current - fallen) > *fall) ++fallen;
  standing.tier = fallen;
  standing.why = TierReason::fall;
}

/// Step 7.
void bound(const op::Ladder& ladder, const Reader& read, Standing& standing) {
  for (const std::int32_t highest : holding(read, ladder.never_above)) {
    if (!standing.tier || *standing.tier <= highest) continue;
    standing.tier = highest;
    standing.why = TierReason::never_above;
  }
  for (const std::int32_t lowest : holding(read, ladder.never_below)) {
    if (!standing.tier || *standing.tier >= lowest) continue;
    standing.tier = lowest;
    standing.why = TierReason::never_below;
  }
  const std::vector<std::int32_t> forced = holding(read, ladder.force);
  if (!forced.empty()) {
    standing.tier = forced.front();
    standing.why = TierReason::force;
  }
  const std::vector<std::int32_t> overrides = holding(read, ladder.overrides);
  if (!overrides.empty()) {
    standing.tier = overrides.front();
    standing.why = TierReason::override_;
  }
}

TierChange change(std::optional<std::int32_t> current, std::optional<std::int32_t> tier) {
  if (!tier) return TierChange::unrated;
  if (!current) return TierChange::entered;
  if (*tier == *current) return TierChange::same;
  return *tier > *current ? TierChange::up : TierChange::down;
}

}  // namespace

std::variant<Standing, Fault> decide_standing(const Run& run, const op::Ladder& operation, Space space,
                                              std::size_t row) {
  const Reader read{run, space, row};
  std::optional<Fault> fault;
  for_each_input(op::Ladder(operation), [&](NodeId input) {
    const Outcome outcome = read(input);
    if (is_fault(outcome) && !fault) fault = std::get<Fault>(outcome);
  });
  if (fault) return *fault;

  Standing standing;
  if (!read.met(operation.applies)) return standing;
  const std::optional<std::int32_t> current = read.tier(operation.current);
  standing.tier = current;
  // Step 1.
  const bool is_rated = operation.by == none || !is_unknown(read(operation.by));
  if (is_rated) {
    climb(operation, read, standing);
  } else {
    standing.why = current ? TierReason::unmoved : TierReason::unrated;
  }
  bound(operation, read, standing);
  standing.watch = standing.watch && standing.tier == current;
  standing.change = change(current, standing.tier);
  return standing;
}

}  // namespace rung::reference
