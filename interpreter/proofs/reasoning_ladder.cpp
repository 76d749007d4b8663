// Ladders: what more conditions that are met, and stronger lines, do to a tier.
#include <algorithm>

#include "proofs/reasoning.hpp"

namespace rung {
namespace {

/// What the steps of a ladder may do on the way from one customer to the other.
struct Drift {
  bool rises = false;
  bool falls = false;

  void any() { rises = falls = true; }
};

}  // namespace

Relation Reasoning::relation_of_ladder(const op::Ladder& o, op::LadderColumn column) const {
  if (all_inputs_same(Operation(o))) return {};
  const bool decides_tier = column == op::LadderColumn::tier;
  if (!decides_tier && column != op::LadderColumn::qualified) return Relation::unknown();
  const auto tiers = static_cast<Int128>(program_.enumerations[o.set].values.size());
  const Extent current = o.current == none ? Extent::of_missing() : extents_[o.current];

  Drift drift;
  const auto follow = [&](const std::vector<NodeId>& conditions) {
    for (std::size_t tier = 1; tier < conditions.size(); ++tier) {
      drift.rises = drift.rises || met(conditions[tier], false, true);
      drift.falls = drift.falls || met(conditions[tier], true, false);
    }
  };
  follow(o.reach);
  if (decides_tier) {
    follow(o.keep);
    if (o.held != none) {
      drift.rises = drift.rises || met(o.held, false, true);
      drift.falls = drift.falls || met(o.held, true, false);
    }
    if (!same(o.rise) || !same(o.fall) || !same(o.grace) || !same(o.fails) || !same(o.current)) drift.any();
  }
  Relation standing;
  if (o.by != none) {
    const Relation& by = relations_[o.by];
    standing.appears = by.appears;
    standing.vanishes = by.vanishes;
    // A tier that does not move, beside one that does.
    if ((by.appears || by.vanishes) && current.known) drift.any();
  }
  if (!same(o.current)) standing.appears = standing.vanishes = true;

  if (decides_tier) {
    for (const op::TierLine& line : o.never_above) {
      const Relation& tier = relations_[line.tier];
      drift.falls = drift.falls || met(line.when, false, true) || tier.falls || tier.appears;
      drift.rises = drift.rises || met(line.when, true, false) || tier.rises || tier.vanishes;
    }
    for (const op::TierLine& line : o.never_below) {
      const Relation& tier = relations_[line.tier];
      drift.falls = drift.falls || met(line.when, true, false) || tier.falls || tier.vanishes;
      drift.rises = drift.rises || met(line.when, false, true) || tier.rises || tier.appears;
    }
  }
  standing.rises = drift.rises;
  standing.falls = drift.falls;
  Relation result;
  if (decides_tier) {
    std::vector<op::TierLine> lines = o.overrides;
    lines.insert(lines.end(), o.force.begin(), o.force.end());
    const auto holds = [&](const op::TierLine& line, bool from, bool to) {
      // A line holds where its condition is met and its tier is known.
      const Relation& tier = relations_[line.tier];
      const Extent& bounds = extents_[line.tier];
      if (!bounds.known) return !from && !to;
      if (from && to) return met(line.when, true, true);
      const bool when = met(line.when, from, to);
      if (!from && to) return when || (met(line.when, true, true) && tier.appears);
      if (from) return when || (met(line.when, true, true) && tier.vanishes);
      return when || bounds.missing;
    };
    const std::size_t count = lines.size();
    const auto value = [&](std::size_t line) {
      Extent tier = line < count ? extents_[lines[line].tier] : Extent::between(0, tiers - 1);
      tier.missing = line == count;
      return tier;
    };
    for (std::size_t from = 0; from <= count; ++from)
      for (std::size_t to = 0; to <= count; ++to) {
        bool possible = true;
        for (std::size_t line = 0; line < count && possible; ++line) {
          if (line > from && line > to) break;
          bool some = false;
          for (const bool a : {false, true})
            for (const bool b : {false, true}) {
              const bool first = line < from ? !a : line > from || a;
              const bool second = line < to ? !b : line > to || b;
              some = some || (first && second && holds(lines[line], a, b));
            }
          possible = some;
        }
        if (!possible) continue;
        if (from == to && from < count) {
          result.rises = result.rises || relations_[lines[from].tier].rises;
          result.falls = result.falls || relations_[lines[from].tier].falls;
        } else if (from == to) {
          result.join(standing);
        } else {
          result.join(crossed(value(from), value(to)));
        }
      }
  } else {
    result = standing;
  }
  if (o.applies != none) {
    result.appears = result.appears || met(o.applies, false, true);
    result.vanishes = result.vanishes || met(o.applies, true, false);
  }
  return result;
}

}  // namespace rung
