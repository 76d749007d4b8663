// Measures how far values are from what is claimed of them.
#include "testing/goal.hpp"

#include <algorithm>
#include <cmath>

namespace rung {
namespace {

/// Conditions nested deeper than this are only looked at from outside.
constexpr int deepest = 24;
/// A step through a table or a ladder counts as so many: each has many rows to go through.
constexpr int table_depth = 8;
constexpr double units_of_one = 1e18;

std::optional<double> measure(const Value& value) {
  if (const auto* number = std::get_if<Decimal>(&value))
    return static_cast<double>(number->units()) / units_of_one;
  if (const auto* date = std::get_if<Date>(&value)) return date->days;
  if (const auto* length = std::get_if<Duration>(&value)) return static_cast<double>(length->amount);
  if (const auto* code = std::get_if<Code>(&value)) return code->code;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
  return std::nullopt;
}

/// From 0 to 1, growing with the gap.
double scaled(double gap) {
  return gap / (gap + 1);
}

Comparison reversed(Comparison kind) {
  switch (kind) {
    case Comparison::equal: return Comparison::unequal;
    case Comparison::unequal: return Comparison::equal;
    case Comparison::less: return Comparison::greater_equal;
    case Comparison::less_equal: return Comparison::greater;
    case Comparison::greater: return Comparison::less_equal;
    case Comparison::greater_equal: return Comparison::less;
  }
  return kind;
}

Comparison mirrored(Comparison kind) {
  switch (kind) {
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
    case Comparison::equal:
    case Comparison::unequal: break;
  }
  return kind;
}

bool compares(Comparison kind, std::strong_ordering order) {
  switch (kind) {
    case Comparison::equal: return order == 0;
    case Comparison::unequal: return order != 0;
    case Comparison::less: return order < 0;
    case Comparison::less_equal: return order <= 0;
    case Comparison::greater: return order > 0;
    case Comparison::greater_equal: return order >= 0;
  }
  return false;
}

/// The least gap has a size of its own, so that `> 60` is not met by 60.
double gap(Comparison kind, const Value& left, const Value& right) {
  if (left.index() != right.index() || is_missing(left)) return 1;
  if (compares(kind, compare(left, right))) return 0;
  const auto a = measure(left);
  const auto b = measure(right);
  if (!a || !b) return 1;
  constexpr double least = 1e-3;
  return scaled(std::abs(*a - *b) + least);
}

bool is_no(const Value& value) {
  const bool* truth = std::get_if<bool>(&value);
  return truth != nullptr && !*truth;
}

bool equal(const Value& a, const Value& b) {
  return a.index() == b.index() && !is_missing(a) && compare(a, b) == 0;
}

}  // namespace

NodeId behind_names(const Program& program, NodeId node) {
  while (const auto* named = std::get_if<op::Named>(&program[node].operation)) node = named->value;
  return node;
}

std::vector<NodeId> nodes_of(const Goal& goal) {
  std::vector<NodeId> nodes;
  for (const Claim& claim : goal) {
    nodes.push_back(claim.node);
    if (claim.other != none) nodes.push_back(claim.other);
  }
  return nodes;
}

bool holds(const Claim& claim, const ValueOfNode& values) {
  const Value& value = values(claim.node);
  switch (claim.kind) {
    case Claim::Kind::met: return is_met(value);
    case Claim::Kind::unmet: return !is_met(value);
    case Claim::Kind::known: return !is_missing(value);
    case Claim::Kind::equal: return equal(value, claim.value);
    case Claim::Kind::unequal: return !is_missing(value) && !equal(value, claim.value);
    case Claim::Kind::missing: return is_missing(value);
    case Claim::Kind::exceeds:
    case Claim::Kind::falls_short: {
      const Value& other = values(claim.other);
      if (is_missing(value) || value.index() != other.index()) return false;
      return claim.kind == Claim::Kind::exceeds ? compare(value, other) > 0 : compare(value, other) < 0;
    }
    case Claim::Kind::at_least:
      return value.index() == claim.value.index() && compare(value, claim.value) >= 0;
    case Claim::Kind::below: return value.index() == claim.value.index() && compare(value, claim.value) < 0;
  }
  return false;
}

bool holds(const Goal& goal, const ValueOfNode& values) {
  return std::all_of(goal.begin(), goal.end(), [&](const Claim& claim) { return holds(claim, values); });
}

GoalDistance::GoalDistance(const Program& program, const Goal& goal)
    : program_(program), goal_(goal), index_(program.nodes.size(), none) {
  std::vector<NodeId> open = nodes_of(goal);
  std::vector<bool> reached(program.nodes.size(), false);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    if (reached[node]) continue;
    reached[node] = true;
    for_each_input(program[node].operation, [&](NodeId input) { open.push_back(input); });
  }
  for (NodeId node = 0; node < reached.size(); ++node) {
    const Node& known = program[node];
    const bool askable = known.space == Space::run() || known.space == Space::of_record(subject);
    const bool column =
        known.type.kind != TypeKind::nothing && !std::holds_alternative<op::Ladder>(known.operation);
    if (!reached[node] || !askable || !column) continue;
    index_[node] = static_cast<std::uint32_t>(asked_.size());
    asked_.push_back(node);
  }
}

const Value& GoalDistance::value_of(NodeId node, const std::vector<Value>& values) const {
  static const Value missing;
  return index_[node] == none ? missing : values[index_[node]];
}

double GoalDistance::of(const std::vector<Value>& values) const {
  double sum = 0;
  for (const Claim& claim : goal_) sum += of_claim(claim, values);
  return sum;
}

double GoalDistance::of_claim(const Claim& claim, const std::vector<Value>& values) const {
  const ValueOfNode at = [&](NodeId node) -> const Value& { return value_of(node, values); };
  if (holds(claim, at)) return 0;
  const Value& value = at(claim.node);
  switch (claim.kind) {
    case Claim::Kind::met: return of_condition(claim.node, Wanted::yes, values, 0);
    case Claim::Kind::unmet: return of_condition(claim.node, Wanted::unmet, values, 0);
    case Claim::Kind::known: return unknown(claim.node, values);
    case Claim::Kind::equal:
    case Claim::Kind::at_least:
    case Claim::Kind::below: {
      const Comparison kind = claim.kind == Claim::Kind::equal      ? Comparison::equal
                              : claim.kind == Claim::Kind::at_least ? Comparison::greater_equal
                                                                    : Comparison::less;
      if (const auto* code = std::get_if<Code>(&claim.value);
          code != nullptr && program_[claim.node].type.kind == TypeKind::ladder)
        return of_tier(claim.node, kind, code->code, values, 0);
      const double picked = of_pick(claim.node, kind, claim.value, values, 0);
      if (is_missing(value)) return std::min(picked, 1 + unknown(claim.node, values));
      return std::min(picked, gap(kind, value, claim.value));
    }
    case Claim::Kind::unequal: return is_missing(value) ? unknown(claim.node, values) : 0.5;
    case Claim::Kind::missing: return 1;
    case Claim::Kind::exceeds:
    case Claim::Kind::falls_short:
      if (is_missing(value)) return 1 + unknown(claim.node, values);
      if (is_missing(at(claim.other))) return 1 + unknown(claim.other, values);
      return gap(claim.kind == Claim::Kind::exceeds ? Comparison::greater : Comparison::less, value,
                 at(claim.other));
  }
  return 1;
}

/// A missing value: the more of the fields that it comes from are given, the nearer it is to being known.
double GoalDistance::unknown(NodeId node, const std::vector<Value>& values) const {
  std::vector<NodeId> open{node};
  std::vector<NodeId> seen;
  double blank = 0;
  constexpr std::size_t most = 64;
  while (!open.empty() && seen.size() < most) {
    const NodeId at = open.back();
    open.pop_back();
    if (std::find(seen.begin(), seen.end(), at) != seen.end()) continue;
    seen.push_back(at);
    if (index_[at] == none || !is_missing(value_of(at, values))) continue;
    if (std::holds_alternative<op::Field>(program_[at].operation)) ++blank;
    for_each_input(program_[at].operation, [&](NodeId input) { open.push_back(input); });
  }
  return 1 + scaled(blank);
}

double GoalDistance::of_condition(NodeId id, Wanted wanted, const std::vector<Value>& values,
                                  int depth) const {
  const NodeId node = behind_names(program_, id);
  const Value& value = value_of(node, values);
  if (wanted == Wanted::yes ? is_met(value) : wanted == Wanted::no ? is_no(value) : !is_met(value)) return 0;
  if (depth > deepest) return 1;
  const auto inner = [&](NodeId of, Wanted what) { return of_condition(of, what, values, depth + 1); };
  const auto all = [&](const std::vector<NodeId>& conditions, Wanted what) {
    double sum = 0;
    for (const NodeId one : conditions) sum += inner(one, what);
    return sum;
  };
  const auto any = [&](const std::vector<NodeId>& conditions, Wanted what) {
    double least = static_cast<double>(conditions.size());
    for (const NodeId one : conditions) least = std::min(least, inner(one, what));
    return least;
  };
  const Operation& operation = program_[node].operation;
  if (const auto* one = std::get_if<op::All>(&operation))
    return wanted == Wanted::yes ? all(one->conditions, wanted) : any(one->conditions, wanted);
  if (const auto* one = std::get_if<op::Any>(&operation))
    return wanted == Wanted::yes ? any(one->conditions, wanted) : all(one->conditions, wanted);
  if (const auto* one = std::get_if<op::Not>(&operation)) {
    if (wanted == Wanted::unmet) return std::min(inner(one->condition, Wanted::yes), 1.0);
    return inner(one->condition, wanted == Wanted::yes ? Wanted::no : Wanted::yes);
  }
  if (const auto* one = std::get_if<op::If>(&operation))
    return std::min(inner(one->condition, Wanted::yes) + inner(one->yes, wanted),
                    inner(one->condition, Wanted::unmet) + inner(one->no, wanted));
  if (const auto* one = std::get_if<op::Else>(&operation))
    return std::min(inner(one->value, wanted), 0.5 + inner(one->fallback, wanted));
  if (const auto* one = std::get_if<op::IsMissing>(&operation))
    return wanted == Wanted::yes ? 1.0 : unknown(one->value, values);
  if (const auto* one = std::get_if<op::Compare>(&operation))
    return of_comparison(*one, wanted, values, depth);
  return is_missing(value) ? unknown(node, values) : 1.0;
}

double GoalDistance::of_comparison(const op::Compare& comparison, Wanted wanted,
                                   const std::vector<Value>& values, int depth) const {
  const Comparison kind = wanted == Wanted::yes ? comparison.kind : reversed(comparison.kind);
  const Value& left = value_of(comparison.left, values);
  const Value& right = value_of(comparison.right, values);
  // `3 of these`: the conditions that are nearest to being met count.
  const NodeId counted = behind_names(program_, comparison.left);
  if (const auto* count = std::get_if<op::CountMet>(&program_[counted].operation)) {
    std::vector<double> open;
    const bool more =
        kind == Comparison::greater || kind == Comparison::greater_equal || kind == Comparison::equal;
    for (const NodeId one : count->conditions)
      open.push_back(of_condition(one, more ? Wanted::yes : Wanted::unmet, values, depth + 1));
    std::sort(open.begin(), open.end());
    double near = 0;
    for (const double one : open)
      if (one > 0) {
        near = std::min(one, 1.0);
        break;
      }
    return gap(kind, left, right) + near / 10;
  }
  const bool tiers = program_[comparison.left].type.kind == TypeKind::ladder;
  const auto* own = std::get_if<Code>(&right);
  const auto* other = std::get_if<Code>(&left);
  if (tiers && own != nullptr && program_[comparison.right].space == Space::run())
    return of_tier(comparison.left, kind, own->code, values, depth + 1);
  if (tiers && other != nullptr && program_[comparison.left].space == Space::run())
    return of_tier(comparison.right, mirrored(kind), other->code, values, depth + 1);
  double distance = 0;
  if (is_missing(left)) distance += unknown(comparison.left, values);
  if (is_missing(right)) distance += unknown(comparison.right, values);
  if (distance > 0) return distance;
  distance = gap(kind, left, right);
  if (program_[comparison.right].space == Space::run())
    distance = std::min(distance, of_pick(comparison.left, kind, right, values, depth));
  return distance;
}

/// The nearest tier that would do, and what reaching it asks.
double GoalDistance::of_tier(NodeId node, Comparison kind, std::int32_t code,
                             const std::vector<Value>& values, int depth) const {
  const Value& value = value_of(node, values);
  const Code* have = std::get_if<Code>(&value);
  if (have != nullptr && compares(kind, have->code <=> code)) return 0;
  const NodeId behind = behind_names(program_, node);
  const auto* part = std::get_if<op::LadderPart>(&program_[behind].operation);
  const double steps = have == nullptr ? unknown(node, values) : scaled(std::abs(have->code - code) + 0.01);
  if (part == nullptr || depth > deepest) return steps;
  const auto& ladder = std::get<op::Ladder>(program_[part->ladder].operation);
  double least = 4;
  for (std::int32_t tier = 0; tier < static_cast<std::int32_t>(ladder.reach.size()); ++tier) {
    if (!compares(kind, tier <=> code)) continue;
    double open =
        ladder.by != none && is_missing(value_of(ladder.by, values)) ? unknown(ladder.by, values) : 0;
    if (ladder.applies != none)
      open += of_condition(ladder.applies, Wanted::yes, values, depth + table_depth);
    if (ladder.reach[static_cast<std::size_t>(tier)] != none)
      open += of_condition(ladder.reach[static_cast<std::size_t>(tier)], Wanted::yes, values,
                           depth + table_depth);
    for (std::size_t above = static_cast<std::size_t>(tier) + 1; above < ladder.reach.size(); ++above)
      if (ladder.reach[above] != none && !compares(kind, static_cast<std::int32_t>(above) <=> code))
        open += of_condition(ladder.reach[above], Wanted::unmet, values, depth + table_depth);
    least = std::min(least, scaled(open));
  }
  return 0.1 * steps + 0.05 + least;
}

/// A value out of a table: the rows whose cell would do.
double GoalDistance::of_pick(NodeId node, Comparison kind, const Value& value,
                             const std::vector<Value>& values, int depth) const {
  constexpr double far = 8;
  const auto* pick = std::get_if<op::Pick>(&program_[behind_names(program_, node)].operation);
  if (pick == nullptr || depth > deepest) return far;
  const auto* rows = std::get_if<op::MatchRow>(&program_[pick->row].operation);
  if (rows == nullptr) return far;
  double least = far;
  double before = 0;  // what the rows above would have to give up
  for (std::size_t i = 0; i < pick->cells.size() && i < rows->rows.size(); ++i) {
    const Value& cell = value_of(pick->cells[i], values);
    const bool fits =
        cell.index() == value.index() && !is_missing(cell) && compares(kind, compare(cell, value));
    if (fits)
      least = std::min(least, 0.05 + scaled(before + of_condition(rows->rows[i], Wanted::yes, values,
                                                                  depth + table_depth)));
    before += of_condition(rows->rows[i], Wanted::unmet, values, depth + table_depth);
  }
  return least;
}

std::optional<double> GoalDistance::gap_of(NodeId node, const std::vector<Value>& values) const {
  const auto* comparison = std::get_if<op::Compare>(&program_[node].operation);
  std::optional<double> left = measure(value_of(comparison == nullptr ? node : comparison->left, values));
  std::optional<double> right;
  if (comparison != nullptr) right = measure(value_of(comparison->right, values));
  for (const Claim& claim : goal_)
    if (comparison == nullptr && claim.node == node)
      right = measure(claim.other == none ? claim.value : value_of(claim.other, values));
  if (!left || !right) return std::nullopt;
  return *left - *right;
}

/// Behind the first claim that does not hold, what stands deepest comes first.
NodeId GoalDistance::open_number(const std::vector<Value>& values) const {
  const ValueOfNode at = [&](NodeId node) -> const Value& { return value_of(node, values); };
  for (const Claim& claim : goal_) {
    if (holds(claim, at)) continue;
    if (std::holds_alternative<Decimal>(claim.value) || claim.other != none) return claim.node;
    std::vector<NodeId> open = nodes_of({claim});
    std::vector<bool> seen(program_.nodes.size(), false);
    while (!open.empty()) {
      const NodeId node = open.back();
      open.pop_back();
      if (seen[node]) continue;
      seen[node] = true;
      const auto* comparison = std::get_if<op::Compare>(&program_[node].operation);
      if (comparison != nullptr && index_[node] != none && program_[comparison->left].type.is_number() &&
          !is_met(at(node)) && !is_missing(at(node)))
        return node;
      for_each_input(program_[node].operation, [&](NodeId input) { open.push_back(input); });
    }
  }
  return none;
}

}  // namespace rung
