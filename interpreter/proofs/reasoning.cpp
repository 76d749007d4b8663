// Carries bounds and relations through a program, and narrows them under assumptions.
#include "proofs/reasoning.hpp"

#include <algorithm>

#include "extents/over_all.hpp"
#include "program/below.hpp"

namespace rung {
namespace {

/// Conditions inside of conditions are looked into so far; looking again at more nodes than this ends it.
constexpr int deepest = 4;
constexpr std::size_t most_work = 4'000'000;

}  // namespace

Reasoning::Reasoning(const Program& program, std::span<const NodeId> goals, NodeId raised)
    : program_(program), raised_(raised), nodes_(nodes_below(program, goals)) {
  extents_ = extents_over_all(program);
  limits_.resize(program.nodes.size());
  limited_.resize(program.nodes.size(), false);
  relations_.resize(program.nodes.size());
  rows_.resize(program.nodes.size());
  for (const NodeId id : nodes_) compute(id);
  trail_.clear();
}

bool Reasoning::is_leaf(const Operation& operation) const {
  return std::holds_alternative<op::Field>(operation) || std::holds_alternative<op::Today>(operation) ||
         std::holds_alternative<op::Aggregate>(operation) || std::holds_alternative<op::Lookup>(operation) ||
         std::holds_alternative<op::Population>(operation) ||
         std::holds_alternative<op::Constant>(operation) || std::holds_alternative<op::GroupKey>(operation);
}

void Reasoning::remember(NodeId id) {
  trail_.push_back({id, extents_[id], limits_[id], limited_[id], relations_[id], rows_[id]});
}

void Reasoning::undo(std::size_t to) {
  while (trail_.size() > to) {
    Trail& last = trail_.back();
    extents_[last.id] = last.extent;
    limits_[last.id] = last.limit;
    limited_[last.id] = last.limited;
    relations_[last.id] = last.relation;
    rows_[last.id] = std::move(last.rows);
    trail_.pop_back();
  }
}

namespace {

/// What both allow.
Extent common(const Extent& a, const Extent& b) {
  Extent both{.missing = a.missing && b.missing, .known = a.known && b.known};
  if (!both.known) return both;
  both.low = std::max(a.low, b.low);
  both.high = std::min(a.high, b.high);
  both.known = both.low <= both.high;
  return both;
}

}  // namespace

void Reasoning::finish(NodeId id, Extent& extent, Relation& relation) const {
  if (limited_[id]) extent = common(extent, limits_[id]);
  if (raised_ == none) {
    relation = Relation{};
    relation.truths = Transitions::same_within(extent);
    return;
  }
  const Type& type = program_[id].type;
  if (id == raised_) extent.missing = false;
  if (type.kind == TypeKind::truth) {
    relation = rung::relation_of(relation.truths.both(Transitions::free_within(extent)));
    return;
  }
  relation = within(relation, extent);
  if (!extent.known) relation.rises = relation.falls = false;
  if (type.kind != TypeKind::text && extent.low == extent.high) relation.rises = relation.falls = false;
}

void Reasoning::put(NodeId id, Extent extent, Relation relation) {
  finish(id, extent, relation);
  extents_[id] = extent;
  relations_[id] = relation;
}

void Reasoning::compute(NodeId id) {
  ++work_;
  const Operation& operation = program_[id].operation;
  if (id == raised_) {
    Relation raised;
    raised.rises = true;
    if (program_[id].type.kind == TypeKind::truth) {
      raised.truths = Transitions::none();
      raised.truths.add(Truth3::no, Truth3::yes);
    }
    put(id, is_leaf(operation) ? extents_[id] : extent_of_operation({program_, extents_}, id), raised);
    return;
  }
  if (is_leaf(operation)) {
    Relation relation = raised_ == none ? Relation{} : relation_of_operation(id);
    put(id, extents_[id], relation);
    return;
  }
  if (const auto* choice = std::get_if<op::If>(&operation)) {
    Seen seen = of_if(*choice, program_[id].type);
    put(id, seen.extent, seen.relation);
    return;
  }
  if (const auto* match = std::get_if<op::MatchRow>(&operation)) {
    find_rows(id, *match);
    return;
  }
  if (const auto* pick = std::get_if<op::Pick>(&operation)) {
    Seen seen = of_pick(*pick, program_[id].type);
    put(id, seen.extent, seen.relation);
    return;
  }
  put(id, extent_of_operation({program_, extents_}, id),
      raised_ == none ? Relation{} : relation_of_operation(id));
}

bool Reasoning::narrow(NodeId id, const Extent& to) {
  const Extent narrower = common(extents_[id], to);
  remember(id);
  limits_[id] = limited_[id] ? common(limits_[id], to) : to;
  limited_[id] = true;
  Relation relation = relations_[id];
  Extent extent = narrower;
  finish(id, extent, relation);
  extents_[id] = extent;
  relations_[id] = relation;
  // What is raised is given, and its own making does not count.
  const auto* named = std::get_if<op::Named>(&program_[id].operation);
  if (named != nullptr && id != raised_) return narrow(named->value, to);
  return narrower.known || narrower.missing;
}

void Reasoning::settle(std::size_t since, NodeId goal) {
  if (since == trail_.size()) return;
  std::vector<bool> changed(static_cast<std::size_t>(goal) + 1, false);
  NodeId first = goal;
  for (std::size_t i = since; i < trail_.size(); ++i) {
    if (trail_[i].id > goal) continue;
    changed[trail_[i].id] = true;
    first = std::min(first, trail_[i].id);
  }
  for (auto place = std::lower_bound(nodes_.begin(), nodes_.end(), first);
       place != nodes_.end() && *place <= goal; ++place) {
    const NodeId id = *place;
    const Operation& operation = program_[id].operation;
    if (is_leaf(operation)) continue;
    bool dirty = false;
    for_each_input(operation, [&](NodeId input) { dirty = dirty || changed[input]; });
    if (!dirty) continue;
    remember(id);
    compute(id);
    changed[id] = true;
  }
}

Reasoning::Seen Reasoning::seen_where(std::span<const std::pair<NodeId, Assumed>> assumed, NodeId value) {
  const Operation& operation = program_[value].operation;
  if (std::holds_alternative<op::Constant>(operation) || nesting_ >= deepest || work_ > most_work)
    return plain(value);
  ++nesting_;
  const std::size_t before = mark();
  bool possible = true;
  for (const auto& [condition, what] : assumed) possible = possible && assume(condition, what);
  Seen seen;
  if (possible) {
    settle(before, value);
    seen = plain(value);
  }
  undo(before);
  --nesting_;
  return seen;
}

/// Texts have no places, so that two of them may always differ.
Relation Reasoning::cross(const Type& type, const Extent& first, const Extent& second) {
  Relation relation = crossed(first, second);
  if (type.kind == TypeKind::text) relation.rises = relation.falls = first.known && second.known;
  relation.truths = Transitions::every();
  return relation;
}

Reasoning::Seen Reasoning::of_if(const op::If& o, const Type& type) {
  const Extent condition = extents_[o.condition];
  const std::pair<NodeId, Assumed> yes[] = {{o.condition, Assumed::yes}};
  const std::pair<NodeId, Assumed> unmet[] = {{o.condition, Assumed::unmet}};
  Seen when;
  Seen otherwise;
  if (condition.can_be_yes()) when = seen_where(yes, o.yes);
  if (condition.can_be_unmet()) otherwise = seen_where(unmet, o.no);
  Seen result{hull(when.extent, otherwise.extent), Relation{}};
  if (raised_ == none) return result;
  const Relation& decides = relations_[o.condition];
  if (decides.truths.met(true, true)) result.relation.join(when.relation);
  if (decides.truths.met(false, false)) result.relation.join(otherwise.relation);
  if (decides.truths.met(false, true)) result.relation.join(cross(type, otherwise.extent, when.extent));
  if (decides.truths.met(true, false)) result.relation.join(cross(type, when.extent, otherwise.extent));
  if (type.kind != TypeKind::truth) return result;
  // Of truths the pairs of states are kept, not only their order.
  Transitions truths = Transitions::none();
  const auto add = [&](Transitions some) {
    for (const Truth3 a : {Truth3::no, Truth3::yes, Truth3::missing})
      for (const Truth3 b : {Truth3::no, Truth3::yes, Truth3::missing})
        if (some.has(a, b)) truths.add(a, b);
  };
  if (decides.truths.met(true, true)) add(when.relation.truths);
  if (decides.truths.met(false, false)) add(otherwise.relation.truths);
  if (decides.truths.met(false, true) || decides.truths.met(true, false))
    add(Transitions::free_within(result.extent));
  result.relation.truths = truths;
  return result;
}

}  // namespace rung
