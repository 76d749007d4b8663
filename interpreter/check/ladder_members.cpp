// The members of a ladder: the decision's columns, and what follows from them.

#include "check/ladder_lowering.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

NodeId LadderLowering::part(op::LadderColumn column, Type type) {
  return g_.add(op::LadderPart{decision_, column}, type, g_.space(decision_), origin_);
}

NodeId LadderLowering::by_tier(const std::vector<NodeId>& cells, Type type) {
  std::vector<NodeId> rows;
  for (std::size_t code = 0; code < tiers_; ++code)
    rows.push_back(g_.compare(Comparison::equal, tier_,
                              g_.constant(Code{static_cast<std::int32_t>(code)}, type_, origin_), origin_));
  return g_.pick(MatchKind::first, std::move(rows), cells, type, origin_);
}

void LadderLowering::members() {
  std::vector<NodeId> inputs;
  for_each_input(Operation{built_}, [&](NodeId id) { inputs.push_back(id); });
  Space space = Space::run();
  for (const NodeId id : inputs) {
    const auto met = g_.meet(space, g_.space(id));
    if (!met) {
      c_.diagnostics_.report(Kind::lines_do_not_meet, origin_.span);
      return;
    }
    space = *met;
  }
  decision_ = g_.add(built_, type_, space, origin_);
  const std::uint32_t change =
      c_.supplied_enumeration({Supplied::change_new, Supplied::change_up, Supplied::change_same,
                               Supplied::change_down, Supplied::change_unrated});
  const std::uint32_t why = c_.supplied_enumeration(
      {Supplied::why_unrated, Supplied::why_unmoved, Supplied::why_reach, Supplied::why_keep,
       Supplied::why_hold, Supplied::why_grace, Supplied::why_fall, Supplied::why_never_above,
       Supplied::why_never_below, Supplied::why_force, Supplied::why_override});
  tier_ =
      c_.name_node(declared_.syntax->name.name, part(op::LadderColumn::tier, type_), type_, false, origin_);
  auto& members = declared_.members;
  const Type change_type = Type::enumeration(change);
  const NodeId changed = part(op::LadderColumn::change, change_type);
  members[Member::was] = built_.current != none ? built_.current : g_.missing(type_, origin_);
  members[Member::qualified] = part(op::LadderColumn::qualified, type_);
  members[Member::watch] = part(op::LadderColumn::watch, Type::truth());
  members[Member::change] = changed;
  members[Member::why] = part(op::LadderColumn::why, Type::enumeration(why));

  const auto is_change = [&](TierChange kind) {
    const NodeId code = g_.constant(Code{static_cast<std::int32_t>(kind)}, change_type, origin_);
    return g_.compare(Comparison::equal, changed, code, origin_);
  };
  const NodeId moved = g_.any(
      {is_change(TierChange::entered), is_change(TierChange::up), is_change(TierChange::down)}, origin_);
  const NodeId today = g_.add(op::Today{}, Type::date(), Space::run(), origin_);
  const NodeId since = since_ != none ? since_ : g_.missing(Type::date(), origin_);
  members[Member::since] = g_.choose(moved, today, since, Type::date(), origin_);
  const NodeId no = g_.constant(false, Type::truth(), origin_);
  const NodeId yes = g_.constant(true, Type::truth(), origin_);
  const NodeId rose = rose_ != none ? rose_ : g_.missing(Type::truth(), origin_);
  members[Member::rose] =
      g_.choose(is_change(TierChange::up), yes, g_.choose(moved, no, rose, Type::truth(), origin_),
                Type::truth(), origin_);

  // On watch one more than before; unmoved for want of a value, as before; else none.
  const Type count = Type::number(Numeric::count);
  const NodeId zero = g_.number(0, origin_);
  const NodeId fails = built_.fails != none ? g_.otherwise(built_.fails, zero, count, origin_) : zero;
  const NodeId next = g_.calculate(Arithmetic::add, fails, g_.number(1, origin_), count, origin_);
  const NodeId unmoved = built_.by != none ? g_.is_missing(built_.by, origin_) : no;
  members[Member::fails] = g_.choose(members[Member::watch], next,
                                     g_.choose(unmoved, fails, zero, count, origin_), count, origin_);

  std::vector<std::string> titles(tiers_);
  if (ladder_.has_titles) {
    std::vector<NodeId> cells;
    for (std::size_t code = 0; code < tiers_; ++code) {
      titles[code] = ladder_.tiers[tiers_ - 1 - code].title;
      cells.push_back(g_.constant(titles[code], Type::text(), origin_));
    }
    members[Member::title] = by_tier(cells, Type::text());
  }
  members[Member::blocked_by] = blocked_by();
  if (built_.by != none && g_.type(built_.by).is_number()) {
    const Type type = g_.type(built_.by);
    const Type number = type.numeric == Numeric::money ? type : Type::number();
    std::vector<NodeId> up;
    std::vector<NodeId> keep;
    for (std::size_t code = 0; code < tiers_; ++code) {
      const NodeId above = code + 1 < tiers_ ? reach_thresholds_[code + 1] : none;
      up.push_back(above != none ? above : g_.missing(number, origin_));
      keep.push_back(keep_thresholds_[code] != none ? keep_thresholds_[code] : g_.missing(number, origin_));
    }
    const NodeId lacks = g_.calculate(Arithmetic::subtract, by_tier(up, number), built_.by, number, origin_);
    members[Member::to_next] = g_.call(FunctionId::max, {lacks, zero}, number, origin_);
    members[Member::to_keep] =
        g_.calculate(Arithmetic::subtract, built_.by, by_tier(keep, number), number, origin_);
    terms_.to_next = members[Member::to_next];
    terms_.to_keep = members[Member::to_keep];
  }
  terms_.qualified = members[Member::qualified];
  terms_.why = members[Member::why];
  declared_.value = tier_;
  declared_.failed = false;
  const NameId name = std::get<op::Named>(g_[tier_].operation).name;
  c_.program_.ladders.push_back({declared_.syntax->name.name, set_, name, decision_, std::move(titles),
                                 std::move(terms_), declared_.syntax->name.span});
}

}  // namespace rung
