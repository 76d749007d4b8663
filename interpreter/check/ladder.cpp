// Lowers `ladder`: the tiers as a type, the condition of each, and what a review may do.

#include "check/ladder_lowering.hpp"
#include "diagnostics/kinds.hpp"

#include <algorithm>

namespace rung {

void Checker::declare_ladder_types() {
  for (const Placed& placed : placed_) {
    const syntax::Declaration& declaration = *placed.syntax;
    const auto* ladder = std::get_if<syntax::Ladder>(&declaration.body);
    if (ladder == nullptr) continue;
    Enumeration tiers;
    tiers.name = declaration.name.name;
    tiers.ladder = true;
    std::set<std::string_view> seen;
    for (const syntax::TierRow& row : ladder->tiers)
      if (!seen.insert(row.tier.name).second)
        diagnostics_.report(Kind::tier_twice, row.tier.span).with("tier", row.tier.name);
    // Written from the highest to the lowest, numbered from the lowest.
    for (auto row = ladder->tiers.rbegin(); row != ladder->tiers.rend(); ++row)
      tiers.values.push_back({row->tier.name, std::nullopt});
    program_.enumerations.push_back(std::move(tiers));
  }
}

void Checker::lower_ladder(Declared& declared) {
  LadderLowering(*this, declared).run();
}

LadderLowering::LadderLowering(Checker& checker, Declared& declared)
    : c_(checker),
      g_(checker.graph_),
      declared_(declared),
      ladder_(std::get<syntax::Ladder>(declared.syntax->body)),
      origin_(checker.origin_of(declared.syntax->name.span)),
      built_{none, none, none, none, {}, {}, none, none, none, none, none, {}, {}, {}, {}},
      set_(none),
      tiers_(ladder_.tiers.size()) {
  for (std::uint32_t id = 0; id < c_.program_.enumerations.size() && set_ == none; ++id)
    if (c_.program_.enumerations[id].ladder &&
        c_.program_.enumerations[id].name == declared.syntax->name.name)
      set_ = id;
  type_ = Type::ladder(set_);
  declared_.set = set_;
}

void LadderLowering::run() {
  declared_.failed = true;
  if (tiers_ == 0) {
    if (!c_.mute_unknown_) c_.diagnostics_.report(Kind::no_rows, declared_.syntax->head);
    return;
  }
  built_.set = set_;
  const bool by = take_by();
  const bool tiers = by && take_tiers();
  const bool memory = take_memory();
  const bool holds = take_holds();
  const bool bounds = take_bounds();
  const bool overrides = take_overrides();
  if (!by || !tiers || !memory || !holds || !bounds || !overrides) return;
  std::stable_sort(terms_.rules.begin(), terms_.rules.end(),
                   [](const TierRule& a, const TierRule& b) { return a.kind < b.kind; });
  members();
}

NodeId LadderLowering::typed(ExprId id, Type type) {
  const NodeId node = c_.lower(id, Standpoint{}, type);
  if (node == none) return none;
  const Type own = g_.type(node);
  if (type.is_number() ? own.is_number() : own == type) return node;
  if (own.kind == TypeKind::nothing) return g_.missing(type, c_.origin_of(c_.expr(id).span));
  c_.diagnostics_.report(Kind::wrong_type, c_.expr(id).span)
      .with("type", spoken(own, c_.program_))
      .with("wanted", spoken(type, c_.program_));
  return none;
}

NodeId LadderLowering::truth(ExprId id) {
  return c_.lower_condition(id, Standpoint{});
}
NodeId LadderLowering::number(ExprId id) {
  return typed(id, Type::number());
}

void LadderLowering::twice(Word word, Span span) {
  c_.diagnostics_.report(Kind::clause_twice, span).with("clause", canonical(word));
}

bool LadderLowering::one(Word word, const std::vector<ExprId>& clauses, NodeId& node, Type type) {
  if (clauses.empty()) return true;
  if (clauses.size() > 1) twice(word, c_.expr(clauses[1]).span);
  node = typed(clauses[0], type);
  return node != none;
}

std::int32_t LadderLowering::code_of(const syntax::Identifier& tier) {
  if (const auto code = c_.program_.enumerations[set_].code_of(tier.name)) return *code;
  if (!c_.mute_unknown_) c_.report_unknown(tier.name, tier.span, Standpoint{}, type_);
  return -1;
}

bool LadderLowering::take_by() {
  if (ladder_.by == syntax::no_expr) return true;
  built_.by = c_.lower(ladder_.by, Standpoint{});
  if (built_.by == none) return false;
  terms_.by = c_.stated(ladder_.by, built_.by);
  if (ordered(g_.type(built_.by))) return true;
  c_.diagnostics_.report(Kind::no_order, c_.expr(ladder_.by).span)
      .with("type", spoken(g_.type(built_.by), c_.program_));
  return false;
}

bool LadderLowering::take_requirements(std::vector<std::vector<NodeId>>& required) {
  bool good = true;
  for (const syntax::TierRequirement& requirement : ladder_.requirements) {
    const std::int32_t code = code_of(requirement.tier);
    const NodeId condition = c_.lower_condition(requirement.condition, Standpoint{});
    if (code == 0)
      c_.diagnostics_.report(Kind::lowest_tier_asks, requirement.tier.span)
          .with("tier", requirement.tier.name);
    good = good && code > 0 && condition != none;
    if (good) required[static_cast<std::size_t>(code)].push_back(condition);
  }
  return good;
}

NodeId LadderLowering::threshold_of(const syntax::CellTest& test) {
  if (test.kind != syntax::CellTest::Kind::tests || test.atoms.size() != 1 || built_.by == none) return none;
  const syntax::CellAtom& atom = test.atoms[0];
  const bool plain = atom.kind == syntax::CellAtom::Kind::compare && !atom.negated &&
                     (atom.comparator == syntax::Comparator::greater_equal ||
                      atom.comparator == syntax::Comparator::greater);
  return plain ? c_.lower(atom.operands[0], Standpoint{}, g_.type(built_.by)) : none;
}

bool LadderLowering::take_tiers() {
  std::vector<std::vector<NodeId>> required(tiers_);
  bool good = take_requirements(required);
  built_.reach.assign(tiers_, none);
  built_.keep.assign(tiers_, none);
  reach_thresholds_.assign(tiers_, none);
  keep_thresholds_.assign(tiers_, none);
  terms_.tiers.assign(tiers_, {});
  for (std::size_t code = 0; code < tiers_; ++code) {
    const syntax::TierRow& row = ladder_.tiers[tiers_ - 1 - code];
    c_.part_ = static_cast<std::uint32_t>(tiers_ - 1 - code);
    const Origin origin = c_.origin_of(row.span);
    const auto reach = c_.lower_test(row.reach, built_.by, Standpoint{});
    const bool own_keep = row.keep.kind != syntax::CellTest::Kind::blank;
    const auto keep = own_keep ? c_.lower_test(row.keep, built_.by, Standpoint{}) : reach;
    if (code > 0 && row.reach.kind == syntax::CellTest::Kind::blank) {
      c_.diagnostics_.report(Kind::reach_is_blank, row.tier.span).with("tier", row.tier.name);
      good = false;
    }
    const bool everybody = row.reach.kind == syntax::CellTest::Kind::otherwise;
    if (code == 0 && !everybody && !reach.failed)
      c_.diagnostics_.report(Kind::lowest_tier_asks, row.reach.span).with("tier", row.tier.name);
    good = good && !reach.failed && !keep.failed;
    terms_.tiers[code].span = row.span;
    if (!good || code == 0) continue;
    // `otherwise` in reach is everybody, whatever the `by` value is.
    const auto met = [&](const Checker::CellCondition& test, bool all) {
      std::vector<NodeId> conditions = required[code];
      if (!all && test.node != none) conditions.insert(conditions.begin(), test.node);
      return conditions.empty() ? none : g_.all(std::move(conditions), origin);
    };
    built_.reach[code] = met(reach, everybody);
    built_.keep[code] = met(keep, own_keep ? row.keep.kind == syntax::CellTest::Kind::otherwise : everybody);
    reach_thresholds_[code] = threshold_of(row.reach);
    keep_thresholds_[code] = own_keep ? threshold_of(row.keep) : reach_thresholds_[code];
    take_terms(code, row, everybody);
  }
  c_.part_ = none;
  check_order(reach_thresholds_, "reach");
  check_order(keep_thresholds_, "keep");
  return good;
}

void LadderLowering::take_terms(std::size_t code, const syntax::TierRow& row, bool everybody) {
  TierTerms& terms = terms_.tiers[code];
  const Span by = ladder_.by == syntax::no_expr ? Span{} : c_.expr(ladder_.by).span;
  const auto ask = [&](std::vector<Condition>& conditions, const syntax::CellTest& test) {
    for (const Condition& one : c_.conditions_of(test, built_.by, by, Standpoint{}))
      conditions.push_back(one);
  };
  const bool own_keep = row.keep.kind != syntax::CellTest::Kind::blank;
  if (!everybody) ask(terms.reach, row.reach);
  if (own_keep || !everybody) ask(terms.keep, own_keep ? row.keep : row.reach);
  for (const syntax::TierRequirement& requirement : ladder_.requirements) {
    if (requirement.tier.name != row.tier.name) continue;
    for (const Condition& one : c_.conditions_of(requirement.condition, Standpoint{})) {
      terms.reach.push_back(one);
      terms.keep.push_back(one);
    }
  }
  terms.reach_threshold = reach_thresholds_[code];
  terms.keep_threshold = keep_thresholds_[code];
}

/// A higher tier must ask for more: thresholds that run against the order of the tiers are a slip.
void LadderLowering::check_order(const std::vector<NodeId>& thresholds, const char* column) {
  const Value* below = nullptr;
  std::size_t below_code = 0;
  for (std::size_t code = 1; code < thresholds.size(); ++code) {
    const Value* here = thresholds[code] == none ? nullptr : g_.constant(thresholds[code]);
    if (here == nullptr || is_missing(*here)) continue;
    if (below != nullptr && compare(*here, *below) <= 0) {
      const auto& row = ladder_.tiers[tiers_ - 1 - code];
      const auto& lower_row = ladder_.tiers[tiers_ - 1 - below_code];
      const bool keep = std::string_view(column) == "keep" && row.keep.kind != syntax::CellTest::Kind::blank;
      const bool lower_keep = keep && lower_row.keep.kind != syntax::CellTest::Kind::blank;
      c_.diagnostics_
          .report(compare(*here, *below) == 0 ? Kind::thresholds_equal : Kind::thresholds_backwards,
                  keep ? row.keep.span : row.reach.span)
          .with("tier", row.tier.name)
          .with("below", lower_row.tier.name)
          .see(lower_keep ? lower_row.keep.span : lower_row.reach.span, Phrase::the_tier_below);
    }
    below = here;
    below_code = code;
  }
}

bool LadderLowering::take_memory() {
  bool good = one(Word::current, ladder_.current, built_.current, type_);
  const auto state = [&](Stated& stated, const std::vector<ExprId>& clauses, NodeId node) {
    if (!clauses.empty() && node != none) stated = c_.stated(clauses[0], node);
  };
  good = one(Word::since, ladder_.since, since_, Type::date()) && good;
  good = one(Word::rose, ladder_.rose, rose_, Type::truth()) && good;
  if (!ladder_.applies.empty()) {
    built_.applies = truth(ladder_.applies[0]);
    good = good && built_.applies != none;
    if (ladder_.applies.size() > 1) twice(Word::applies_when, c_.expr(ladder_.applies[1]).span);
    terms_.applies = c_.conditions_of(ladder_.applies[0], Standpoint{});
  }
  state(terms_.since, ladder_.since, since_);
  state(terms_.rose, ladder_.rose, rose_);
  for (const syntax::TierStep& step : ladder_.steps) {
    NodeId& bound = step.rise ? built_.rise : built_.fall;
    if (bound != none) twice(step.rise ? Word::rise : Word::fall, step.span);
    bound = number(step.tiers);
    good = good && bound != none;
    (step.rise ? terms_.rise : terms_.fall) = {bound, step.span};
  }
  for (const syntax::TierGrace& grace : ladder_.graces) {
    if (built_.grace != none) twice(Word::grace, grace.span);
    built_.grace = number(grace.reviews);
    built_.fails = number(grace.counting);
    good = good && built_.grace != none && built_.fails != none;
    terms_.grace = {built_.grace, grace.span};
    terms_.fails = c_.stated(grace.counting, built_.fails);
  }
  if (ladder_.current.empty() && !c_.mute_unknown_)
    for (const auto& [clause, span] :
         {std::pair{!ladder_.holds.empty(), ladder_.holds.empty() ? Span{} : ladder_.holds[0].span},
          std::pair{!ladder_.graces.empty(), ladder_.graces.empty() ? Span{} : ladder_.graces[0].span},
          std::pair{!ladder_.steps.empty(), ladder_.steps.empty() ? Span{} : ladder_.steps[0].span}})
      if (clause) c_.diagnostics_.report(Kind::memory_without_current, span);
  return good;
}

/// Held: `hold until D` while today <= D; `hold N months after …` while today < since + N, after a rise only where the last
/// change was one.
bool LadderLowering::take_holds() {
  std::vector<NodeId> holds;
  const NodeId today = g_.add(op::Today{}, Type::date(), Space::run(), origin_);
  for (const syntax::TierHold& hold : ladder_.holds) {
    const Origin origin = c_.origin_of(hold.span);
    if (hold.until != syntax::no_expr) {
      const NodeId until = typed(hold.until, Type::date());
      if (until == none) return false;
      holds.push_back(g_.compare(Comparison::less_equal, today, until, origin));
      terms_.holds.push_back({holds.back(), until, false, hold.span});
      continue;
    }
    const NodeId length = c_.lower(hold.length, Standpoint{});
    if (length == none) return false;
    if (since_ == none) {
      // A line `since` that is there but wrong was reported.
      if (ladder_.since.empty()) c_.diagnostics_.report(Kind::hold_without_since, hold.span);
      return false;
    }
    const NodeId end = c_.calculate(Arithmetic::add, since_, length, origin);
    if (end == none) return false;
    NodeId held = g_.compare(Comparison::less, today, end, origin);
    if (hold.after_rise && rose_ != none) held = g_.all({held, rose_}, origin);
    holds.push_back(held);
    terms_.holds.push_back({held, end, true, hold.span});
  }
  if (!holds.empty()) built_.held = g_.any(std::move(holds), origin_);
  return true;
}

bool LadderLowering::take_bounds() {
  bool good = true;
  for (const syntax::TierBound& bound : ladder_.bounds) {
    op::TierLine line{typed(bound.tier, type_), none};
    if (bound.when != syntax::no_expr) {
      line.when = truth(bound.when);
      good = good && line.when != none;
    }
    good = good && line.tier != none;
    auto& lines = bound.kind == Word::never_above   ? built_.never_above
                  : bound.kind == Word::never_below ? built_.never_below
                                                    : built_.force;
    lines.push_back(line);
    if (!good) continue;
    const auto kind = bound.kind == Word::never_above   ? TierRule::Kind::never_above
                      : bound.kind == Word::never_below ? TierRule::Kind::never_below
                                                        : TierRule::Kind::force;
    TierRule rule{kind, line.tier, line.when, {}, {}, bound.span};
    if (bound.when != syntax::no_expr) rule.conditions = c_.conditions_of(bound.when, Standpoint{});
    terms_.rules.push_back(std::move(rule));
  }
  return good;
}

bool LadderLowering::take_overrides() {
  const NodeId today = g_.add(op::Today{}, Type::date(), Space::run(), origin_);
  for (const syntax::TierOverride& written : ladder_.overrides) {
    const Origin origin = c_.origin_of(written.span);
    op::TierLine line{typed(written.tier, type_), none};
    TierRule rule{TierRule::Kind::override_, line.tier, none, {}, {}, written.span};
    std::vector<NodeId> conditions;
    if (written.until != syntax::no_expr) {
      const NodeId until = typed(written.until, Type::date());
      if (until == none) return false;
      rule.until = c_.stated(written.until, until);
      conditions.push_back(g_.compare(Comparison::less_equal, today, until, origin));
    }
    if (written.when != syntax::no_expr) {
      conditions.push_back(truth(written.when));
      if (conditions.back() == none) return false;
      rule.conditions = c_.conditions_of(written.when, Standpoint{});
    }
    if (line.tier == none) return false;
    if (!conditions.empty()) line.when = g_.all(std::move(conditions), origin);
    built_.overrides.push_back(line);
    rule.when = line.when;
    terms_.rules.push_back(std::move(rule));
  }
  return true;
}

}  // namespace rung
