// The facts on which a ladder decided, its steps, and what each tier asks.
#include <algorithm>

#include "explain/account_parts.hpp"

namespace rung {
namespace {

class LadderReading {
 public:
  LadderReading(const Reading& reading, std::uint32_t index)
      : reading_(reading),
        declared_(reading.program().ladders[index]),
        ladder_(std::get<op::Ladder>(reading.program()[declared_.decision].operation)) {
    account_.ladder = index;
  }

  LadderAccount take() {
    const std::size_t tiers = reading_.program().enumerations[ladder_.set].values.size();
    account_.reached = met(ladder_.reach, tiers);
    account_.kept = met(ladder_.keep, tiers);
    take_facts(tiers);
    take_bounds();
    account_.facts.reach = account_.reached.data();
    account_.facts.keep = account_.kept.data();
    account_.decision = decide(account_.facts, account_.bounds);
    account_.tier = reading_.code(reading_.program().names[declared_.value].node);
    account_.steps = steps_of(account_.facts, account_.bounds);
    take_terms(tiers);
    return std::move(account_);
  }

 private:
  std::vector<std::uint8_t> met(const std::vector<NodeId>& conditions, std::size_t tiers) const {
    std::vector<std::uint8_t> found(tiers, 1);
    for (std::size_t i = 0; i < std::min(tiers, conditions.size()); ++i)
      found[i] = reading_.met(conditions[i]) == Met::yes ? 1 : 0;
    return found;
  }

  /// As the engine takes a bound: missing is none, of a fraction of a tier only whole ones count.
  std::optional<std::int64_t> steps(NodeId bound) const {
    const auto number = reading_.number(bound);
    if (!number) return std::nullopt;
    const auto whole = round(*number, 0, Rounding::down);
    if (whole && whole->is_negative()) return 0;
    return whole ? whole->whole() : std::nullopt;
  }

  void take_facts(std::size_t tiers) {
    LadderFacts& facts = account_.facts;
    facts.applies = reading_.met(ladder_.applies) == Met::yes;
    facts.rated = ladder_.by == none || reading_.known(ladder_.by) != nullptr;
    facts.current = reading_.code(ladder_.current);
    facts.tiers = static_cast<std::int32_t>(tiers);
    facts.rise = steps(ladder_.rise);
    facts.fall = steps(ladder_.fall);
    facts.held = ladder_.held != none && reading_.met(ladder_.held) == Met::yes;
    account_.grace = reading_.number(ladder_.grace);
    account_.fails = reading_.number(ladder_.fails);
    facts.in_grace = account_.grace && account_.fails.value_or(Decimal(0)) < *account_.grace;
  }

  bool holds(const op::TierLine& line) const {
    return reading_.code(line.tier) && reading_.met(line.when) == Met::yes;
  }

  std::vector<std::int32_t> that_hold(const std::vector<op::TierLine>& lines) const {
    std::vector<std::int32_t> tiers;
    for (const op::TierLine& line : lines)
      if (holds(line)) tiers.push_back(*reading_.code(line.tier));
    return tiers;
  }

  void take_bounds() {
    account_.bounds.never_above = that_hold(ladder_.never_above);
    account_.bounds.never_below = that_hold(ladder_.never_below);
    const auto force = that_hold(ladder_.force);
    const auto overrides = that_hold(ladder_.overrides);
    if (!force.empty()) account_.bounds.force = force[0];
    if (!overrides.empty()) account_.bounds.override_ = overrides[0];
  }

  void take_terms(std::size_t tiers) {
    const LadderTerms& terms = declared_.terms;
    if (ladder_.by != none) {
      account_.by = reading_.named(terms.by);
      if (!account_.facts.rated) account_.blank = reading_.blank_behind(ladder_.by);
    }
    account_.conditions = reading_.tested(terms.applies);
    account_.since = reading_.date(terms.since.node);
    for (std::size_t code = 0; code < tiers; ++code) {
      TierAccount tier{account_.reached[code] != 0, account_.kept[code] != 0, {}, {}};
      if (code < terms.tiers.size()) {
        tier.reach = reading_.tested(terms.tiers[code].reach);
        tier.keep = reading_.tested(terms.tiers[code].keep);
      }
      account_.tiers.push_back(std::move(tier));
    }
    for (std::uint32_t i = 0; i < terms.rules.size(); ++i) {
      const TierRule& rule = terms.rules[i];
      RuleAccount one{i, holds({rule.tier, rule.when}), reading_.code(rule.tier),
                      reading_.tested(rule.conditions), std::nullopt};
      if (rule.until.is_there()) one.until = reading_.named(rule.until);
      account_.rules.push_back(std::move(one));
    }
    for (std::uint32_t i = 0; i < terms.holds.size(); ++i) {
      const TierHoldTerms& hold = terms.holds[i];
      HoldAccount one{i, reading_.met(hold.held) == Met::yes, reading_.date(hold.until)};
      if (one.until && hold.first_free_day) one.until->days -= 1;
      account_.holds.push_back(one);
    }
  }

  const Reading& reading_;
  const LadderDeclaration& declared_;
  const op::Ladder& ladder_;
  LadderAccount account_;
};

}  // namespace

LadderAccount account_of_ladder(const Reading& reading, std::uint32_t ladder) {
  return LadderReading(reading, ladder).take();
}

}  // namespace rung
