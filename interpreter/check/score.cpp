// Lowers `score` of points: bases, parts with their caps, groups, totals. Scores of weights are in weighted_score.cpp.

#include "check/score_lowering.hpp"
#include "diagnostics/kinds.hpp"

#include <algorithm>

namespace rung {

void Checker::lower_score(Declared& declared) {
  ScoreLowering(*this, declared).run();
}

ScoreLowering::ScoreLowering(Checker& checker, Declared& declared)
    : c_(checker),
      g_(checker.graph_),
      declared_(declared),
      score_(std::get<syntax::Score>(declared.syntax->body)),
      origin_(checker.origin_of(declared.syntax->name.span)) {}

/// Where a score that began with the one kind of parts goes on with the other; its name where it has no parts.
Span ScoreLowering::odd_part() const {
  if (score_.weights.empty()) return declared_.syntax->name.span;
  const Span weight = score_.weights.front().span;
  Span points = score_.bases.empty() ? score_.parts.front().span : score_.bases.front().span;
  if (!score_.parts.empty() && score_.parts.front().span.begin < points.begin)
    points = score_.parts.front().span;
  return weight.begin < points.begin ? points : weight;
}

void ScoreLowering::run() {
  declared_.failed = true;
  lowered_.name = declared_.syntax->name.name;
  lowered_.span = declared_.syntax->name.span;
  const bool weighted = !score_.weights.empty();
  const bool points = !score_.bases.empty() || !score_.parts.empty();
  if (weighted == points) {
    if (!weighted && c_.mute_unknown_) return;
    c_.diagnostics_.report(weighted ? Kind::weights_and_points : Kind::score_without_parts, odd_part())
        .with("name", lowered_.name);
    return;
  }
  for (const ExprId id : score_.applies) {
    const NodeId condition = c_.lower_condition(id, Standpoint{});
    if (condition == none) return;
    applies_.push_back(condition);
    for (const Condition& one : c_.conditions_of(id, Standpoint{})) lowered_.applies.push_back(one);
  }
  const NodeId value = weighted ? weights() : points_total();
  if (value == none) return;
  finish(value);
}

/// Where the score does not apply, all of it is missing.
NodeId ScoreLowering::where_applies(NodeId value, Type type) {
  if (applies_.empty()) return value;
  return g_.choose(g_.all(applies_, origin_), value, g_.missing(type, origin_), type, origin_);
}

void ScoreLowering::finish(NodeId value) {
  const Type number = Type::number();
  for (auto& [label, node] : declared_.outputs) node = where_applies(node, g_.type(node));
  for (auto& [member, node] : declared_.members) node = where_applies(node, g_.type(node));
  declared_.value = c_.name_node(lowered_.name, where_applies(value, number), number, false, origin_);
  lowered_.value = std::get<op::Named>(g_[declared_.value].operation).name;
  c_.program_.scores.push_back(std::move(lowered_));
  declared_.failed = false;
}

NodeId ScoreLowering::number(ExprId id) {
  const NodeId node = c_.lower(id, Standpoint{});
  if (node == none) return none;
  const Type type = g_.type(node);
  if (type.is_number() || type.kind == TypeKind::nothing) return node;
  c_.diagnostics_.report(Kind::not_a_number, c_.expr(id).span).with("type", spoken(type, c_.program_));
  return none;
}

NodeId ScoreLowering::sum(const std::vector<NodeId>& parts, const Origin& origin) {
  if (parts.empty()) return g_.number(0, origin);
  NodeId total = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i)
    total = g_.calculate(Arithmetic::add, total, parts[i], Type::number(), origin);
  return total;
}

/// `at most`, then `at least`: where they cross, the floor wins. A missing bound makes the result missing.
Bounded ScoreLowering::capped(NodeId value, const syntax::Bounds& bounds, const Origin& origin,
                              bool& failed) {
  Bounded result{value, value, {}, {}};
  const auto cap = [&](ExprId id, FunctionId function, Stated& stated) {
    if (id == syntax::no_expr) return;
    const NodeId bound = number(id);
    stated = c_.stated(id, bound);
    if (bound == none)
      failed = true;
    else
      result.after = g_.call(function, {result.after, bound}, Type::number(), origin);
  };
  cap(bounds.at_most, FunctionId::min, result.at_most);
  cap(bounds.at_least, FunctionId::max, result.at_least);
  return result;
}

NodeId ScoreLowering::period(const syntax::ScorePart::Period& period, const Origin& origin) {
  const auto from = c_.date_of(period.from, period.span);
  const auto to = c_.date_of(period.to, period.span);
  if (!from || !to) return none;
  if (*to < *from) c_.diagnostics_.report(Kind::dates_backwards, period.span);
  const NodeId today = g_.add(op::Today{}, Type::date(), Space::run(), origin);
  const auto bound = [&](Comparison kind, Date date) {
    return g_.compare(kind, today, g_.constant(date, Type::date(), origin), origin);
  };
  return g_.all({bound(Comparison::greater_equal, *from), bound(Comparison::less_equal, *to)}, origin);
}

/// What a part gives: its amount (times `per`) after its own caps where its condition is met, else 0; a missing amount or
/// bound gives 0.
NodeId ScoreLowering::contribution(const syntax::ScorePart& part, ScorePart& built, const Origin& origin) {
  NodeId amount = number(part.amount);
  if (amount == none) return none;
  bool failed = false;
  built.amount = amount;
  built.written = c_.stated(part.amount, amount);
  if (part.per != syntax::no_expr) {
    const NodeId per = number(part.per);
    if (per == none) return none;
    built.per = c_.stated(part.per, per);
    amount = g_.calculate(Arithmetic::multiply, amount, per, Type::number(), origin);
  }
  built.bounded = capped(amount, part.bounds, origin, failed);
  amount = built.bounded.after;
  std::vector<NodeId> conditions;
  if (part.when != syntax::no_expr) conditions.push_back(c_.lower_condition(part.when, Standpoint{}));
  if (part.period) conditions.push_back(period(*part.period, origin));
  if (failed || std::find(conditions.begin(), conditions.end(), none) != conditions.end()) return none;
  take_conditions(part, conditions, built);
  const NodeId zero = g_.number(0, origin);
  NodeId value = g_.constant(amount) != nullptr ? amount : g_.otherwise(amount, zero, Type::number(), origin);
  if (conditions.empty()) return value;
  built.condition = g_.all(std::move(conditions), origin);
  return g_.choose(built.condition, value, zero, Type::number(), origin);
}

/// `conditions`: of `when`, then of the period.
void ScoreLowering::take_conditions(const syntax::ScorePart& part, const std::vector<NodeId>& conditions,
                                    ScorePart& built) {
  if (part.when != syntax::no_expr) built.conditions = c_.conditions_of(part.when, Standpoint{});
  if (part.period) built.conditions.push_back({conditions.back(), part.period->span});
}

NodeId ScoreLowering::base() {
  std::vector<NodeId> bases;
  for (std::uint32_t i = 0; i < score_.bases.size(); ++i) {
    const NodeId value = number(score_.bases[i].value);
    if (value == none) return none;
    bases.push_back(value);
    ScorePart part{ScorePart::Kind::base, "", "", value, none, value, score_.bases[i].span};
    part.written = c_.stated(score_.bases[i].value, value);
    part.bounded = {value, value, {}, {}};
    lowered_.parts.push_back(std::move(part));
  }
  return sum(bases, origin_);
}

bool ScoreLowering::declare_groups() {
  for (const syntax::ScoreGroup& group : score_.groups) {
    const bool used = std::any_of(
        score_.parts.begin(), score_.parts.end(),
        [&](const syntax::ScorePart& part) { return part.group && part.group->name == group.name.name; });
    if (groups_.contains(group.name.name))
      c_.diagnostics_.report(Kind::name_twice, group.name.span).with("name", group.name.name);
    groups_[group.name.name] = &group;
    if (used) continue;
    c_.diagnostics_.report(Kind::empty_group, group.name.span).with("name", group.name.name);
    return false;
  }
  return true;
}

/// The groups of one kind, each after its caps, and the parts of that kind that stand alone.
NodeId ScoreLowering::side(bool penalty, bool& failed) {
  std::vector<NodeId> sums;
  std::vector<std::string> order;
  std::map<std::string, std::vector<NodeId>> grouped;
  std::map<std::string, std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < score_.parts.size(); ++i) {
    const syntax::ScorePart& part = score_.parts[i];
    if ((part.kind == Word::penalty) != penalty) continue;
    c_.part_ = i;
    const Origin origin = c_.origin_of(part.span);
    ScorePart built{penalty ? ScorePart::Kind::penalty : ScorePart::Kind::bonus,
                    part.label.name,
                    part.group ? part.group->name : "",
                    none,
                    none,
                    none,
                    part.span};
    built.contribution = contribution(part, built, origin);
    c_.part_ = none;
    if (built.contribution == none) {
      failed = true;
      continue;
    }
    label(part.label, built.contribution);
    if (part.group) {
      auto [known, fresh] = grouped.try_emplace(part.group->name);
      if (fresh) order.push_back(part.group->name);
      known->second.push_back(built.contribution);
      members[part.group->name].push_back(static_cast<std::uint32_t>(lowered_.parts.size()));
    } else {
      sums.push_back(built.contribution);
    }
    lowered_.parts.push_back(std::move(built));
  }
  for (const std::string& name : order) {
    const auto group = groups_.find(name);
    const Origin origin = group == groups_.end() ? origin_ : c_.origin_of(group->second->span);
    const std::vector<NodeId>& items = grouped[name];
    NodeId total = none;
    if (group != groups_.end() && group->second->greatest && items.size() > 1)
      total = g_.call(FunctionId::max, items, Type::number(), origin);
    else
      total = sum(items, origin);
    ScoreGroup built{name,
                     penalty,
                     group != groups_.end() && group->second->greatest,
                     members[name],
                     {total, total, {}, {}},
                     group == groups_.end() ? Span{} : origin.span};
    if (group != groups_.end()) built.bounded = capped(total, group->second->bounds, origin, failed);
    total = built.bounded.after;
    lowered_.groups.push_back(std::move(built));
    if (declared_.outputs.contains(name))
      c_.diagnostics_
          .report(Kind::label_twice, group == groups_.end() ? origin.span : group->second->name.span)
          .with("label", name);
    declared_.outputs[name] = total;
    sums.push_back(total);
  }
  return sum(sums, origin_);
}

void ScoreLowering::label(const syntax::Identifier& label, NodeId node) {
  if (declared_.outputs.contains(label.name))
    c_.diagnostics_.report(Kind::label_twice, label.span).with("label", label.name);
  declared_.outputs[label.name] = node;
}

const syntax::ScoreTotal* ScoreLowering::total_of(Word what) {
  const syntax::ScoreTotal* found = nullptr;
  for (const syntax::ScoreTotal& total : score_.totals) {
    if (total.what != what) continue;
    if (found != nullptr)
      c_.diagnostics_.report(Kind::clause_twice, total.span).with("clause", canonical(what));
    found = &total;
  }
  return found;
}

NodeId ScoreLowering::points_total() {
  if (score_.out_of != syntax::no_expr)
    c_.diagnostics_.report(Kind::out_of_of_weights, c_.expr(score_.out_of).span);
  for (const syntax::ScoreMissing& missing : score_.missing)
    c_.diagnostics_.report(Kind::missing_of_weights, missing.span);
  bool failed = !declare_groups();
  for (const syntax::ScorePart& part : score_.parts)
    if (part.group)
      for (const syntax::ScorePart& other : score_.parts)
        if (other.group && other.group->name == part.group->name &&
            (other.kind == Word::penalty) != (part.kind == Word::penalty) && &other > &part) {
          c_.diagnostics_.report(Kind::mixed_group, other.group->span).with("group", part.group->name);
          return none;
        }
  const NodeId base_value = base();
  const auto sized = [&](NodeId value, Word what) {
    const syntax::ScoreTotal* total = total_of(what);
    if (total == nullptr) return value;
    const Bounded bounded = capped(value, total->bounds, c_.origin_of(total->span), failed);
    const auto kind = what == Word::bonuses     ? ScoreTotal::Kind::bonuses
                      : what == Word::penalties ? ScoreTotal::Kind::penalties
                      : what == Word::extras    ? ScoreTotal::Kind::extras
                                                : ScoreTotal::Kind::total;
    lowered_.totals.push_back({kind, bounded, total->span});
    return bounded.after;
  };
  const NodeId bonuses = sized(side(false, failed), Word::bonuses);
  const NodeId penalties = sized(side(true, failed), Word::penalties);
  if (failed || base_value == none) return none;
  NodeId extras = g_.calculate(Arithmetic::subtract, bonuses, penalties, Type::number(), origin_);
  extras = sized(extras, Word::extras);
  lowered_.base = base_value;
  lowered_.bonuses = bonuses;
  lowered_.penalties = penalties;
  lowered_.extras = extras;
  declared_.members[Member::base] = base_value;
  declared_.members[Member::bonuses] = bonuses;
  declared_.members[Member::penalties] = penalties;
  declared_.members[Member::extras] = extras;
  NodeId value = g_.calculate(Arithmetic::add, base_value, extras, Type::number(), origin_);
  for (const ExprId times : score_.times) {
    const NodeId factor = number(times);
    if (factor == none) return none;
    value = g_.calculate(Arithmetic::multiply, value, factor, Type::number(), origin_);
    lowered_.factors.push_back({c_.stated(times, factor), value});
  }
  value = sized(value, Word::total);
  return failed ? none : value;
}

}  // namespace rung
