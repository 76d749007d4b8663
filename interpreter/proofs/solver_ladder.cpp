// Makes terms of a ladder's decision, step by step as program/ladder decides it.
#ifdef RUNG_HAS_Z3

#include "diagnostics/kinds.hpp"
#include "program/ladder.hpp"
#include "proofs/solver_terms.hpp"

namespace rung {

/// The highest tier up to `top` whose condition is met; the lowest is met by everybody.
z3::expr SolverTerms::highest(const std::vector<NodeId>& conditions, const z3::expr& top, bool second) const {
  z3::expr tier = context_.int_val(0);
  for (std::size_t i = 1; i < conditions.size(); ++i) {
    const z3::expr number = context_.int_val(static_cast<int>(i));
    tier = choice(met(conditions[i], second) && number <= top, number, tier);
  }
  return tier;
}

/// Of a bound of `rise` or `fall` only whole tiers count, and none below 0; without one there is no bound.
z3::expr SolverTerms::steps(NodeId bound, bool second, int without) const {
  const z3::expr all = context_.int_val(without);
  if (bound == none) return all;
  const Term& term = of(bound, second);
  const z3::expr whole(context_, Z3_mk_real2int(context_, term.value));
  const z3::expr from_zero = choice(term.value < 0, context_.int_val(0), whole);
  return choice(term.missing, all, from_zero);
}

SolverTerms::Term SolverTerms::ladder(const op::Ladder& o, op::LadderColumn column, NodeId id, bool second) {
  const int tiers = static_cast<int>(program_.enumerations[o.set].values.size());
  const z3::expr yes = context_.bool_val(true);
  const z3::expr no = context_.bool_val(false);
  const z3::expr applies = met(o.applies, second);
  const z3::expr rated = o.by == none ? yes : !of(o.by, second).missing;
  const z3::expr is_new = o.current == none ? yes : of(o.current, second).missing;
  const z3::expr current = o.current == none ? context_.int_val(0) : of(o.current, second).value;
  const z3::expr qualified = highest(o.reach, context_.int_val(tiers - 1), second);
  if (column == op::LadderColumn::qualified) return {!(applies && rated), qualified};

  const z3::expr reached = highest(o.reach, current + steps(o.rise, second, tiers), second);
  z3::expr keeps = current == 0;
  for (std::size_t tier = 1; tier < o.keep.size(); ++tier)
    keeps = keeps || (current == static_cast<int>(tier) && met(o.keep[tier], second));
  z3::expr is_protected = o.held == none ? no : met(o.held, second);
  if (o.grace != none) {
    const Term& grace = of(o.grace, second);
    const z3::expr fails = o.fails == none ? context_.real_val(0)
                                           : choice(of(o.fails, second).missing, context_.real_val(0),
                                                    of(o.fails, second).value);
    is_protected = is_protected || (!grace.missing && fails < grace.value);
  }
  const z3::expr lowest = current - steps(o.fall, second, tiers);
  const z3::expr kept = highest(o.keep, current - 1, second);
  const z3::expr fallen = choice(kept >= lowest, kept, lowest);
  const z3::expr rises = reached > current;
  const z3::expr moved = choice(rises, reached, choice(keeps || is_protected, current, fallen));
  z3::expr tier = choice(rated, choice(is_new, qualified, moved), current);
  z3::expr missing = !rated && is_new;
  const auto holds = [&](const op::TierLine& line) {
    return met(line.when, second) && !of(line.tier, second).missing;
  };
  for (const op::TierLine& line : o.never_above) {
    const z3::expr bound = of(line.tier, second).value;
    tier = choice(holds(line) && tier > bound, bound, tier);
  }
  for (const op::TierLine& line : o.never_below) {
    const z3::expr bound = of(line.tier, second).value;
    tier = choice(holds(line) && tier < bound, bound, tier);
  }
  for (const auto* lines : {&o.force, &o.overrides})
    for (auto line = lines->rbegin(); line != lines->rend(); ++line) {
      tier = choice(holds(*line), of(line->tier, second).value, tier);
      missing = missing && !holds(*line);
    }
  const auto code = [&](TierChange change) { return context_.int_val(static_cast<int>(change)); };
  switch (column) {
    case op::LadderColumn::tier: return {!applies || missing, tier};
    case op::LadderColumn::watch:
      return {no,
              applies && rated && !is_new && !rises && !keeps && is_protected && !missing && tier == current};
    case op::LadderColumn::change: {
      const z3::expr moves = choice(tier > current, code(TierChange::up),
                                    choice(tier < current, code(TierChange::down), code(TierChange::same)));
      return {!applies,
              choice(missing, code(TierChange::unrated), choice(is_new, code(TierChange::entered), moves))};
    }
    case op::LadderColumn::qualified:
    case op::LadderColumn::why: break;
  }
  return unknown_value(id, second, Phrase::unknown_text);
}

}  // namespace rung

#endif
