// Takes conditions apart.
#include "findings/condition_boxes.hpp"

#include <algorithm>

namespace rung {
namespace {

/// More boxes than that are no condition that people read; it becomes a dimension of its own.
constexpr std::size_t most_boxes = 200;
constexpr int deepest = 60;

/// The same comparison with its sides exchanged.
Comparison turned(Comparison kind) {
  switch (kind) {
    case Comparison::equal: return Comparison::equal;
    case Comparison::unequal: return Comparison::unequal;
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
  }
  return kind;
}

Comparison opposite(Comparison kind) {
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

/// Nothing where the boxes do not meet.
std::optional<SparseBox> intersection(const SparseBox& a, const SparseBox& b) {
  SparseBox both;
  auto one = a.begin();
  auto other = b.begin();
  while (one != a.end() || other != b.end()) {
    if (other == b.end() || (one != a.end() && one->first < other->first)) {
      both.push_back(*one++);
    } else if (one == a.end() || other->first < one->first) {
      both.push_back(*other++);
    } else {
      PlaceSet common = one->second & other->second;
      if (common.empty()) return std::nullopt;
      both.emplace_back(one->first, std::move(common));
      ++one;
      ++other;
    }
  }
  return both;
}

/// Boxes of one and the same dimension become one.
void add(BoxUnion& all, SparseBox box) {
  if (box.size() == 1)
    for (SparseBox& known : all)
      if (known.size() == 1 && known[0].first == box[0].first) {
        known[0].second = known[0].second | box[0].second;
        return;
      }
  if (std::find(all.begin(), all.end(), box) == all.end()) all.push_back(std::move(box));
}

}  // namespace

std::optional<DimensionId> ConditionBoxes::dimension_of(NodeId node) const {
  const auto known = by_node_.find(domains().behind_names(node));
  return known == by_node_.end() ? std::nullopt : std::optional(known->second);
}

DimensionId ConditionBoxes::dimension(NodeId node) {
  const NodeId behind = domains().behind_names(node);
  const auto [known, fresh] = by_node_.try_emplace(behind, static_cast<DimensionId>(dimensions_.size()));
  if (fresh) {
    const Node& held = domains().program()[behind];
    const bool field =
        std::holds_alternative<op::Field>(held.operation) || std::holds_alternative<op::Pick>(held.operation);
    const bool is_computed =
        held.type.kind == TypeKind::text || std::holds_alternative<op::Call>(held.operation);
    const bool no_order = held.type.kind == TypeKind::text || held.type.kind == TypeKind::truth;
    dimensions_.push_back({behind, places_.domain(behind), !field && is_computed && no_order});
  }
  return known->second;
}

BoxUnion ConditionBoxes::side(DimensionId dimension, const PlaceSet& set) const {
  const PlaceSet& domain = dimensions_[dimension].domain;
  PlaceSet within = set & domain;
  if (within.empty()) return {};
  return {SparseBox{{dimension, std::move(within)}}};
}

BoxUnion ConditionBoxes::opaque(NodeId condition, bool wanted) {
  const DimensionId own = dimension(condition);
  dimensions_[own].opaque = true;
  return side(own, PlaceSet::of(wanted ? 1 : 0));
}

BoxUnion ConditionBoxes::both(const BoxUnion& a, const BoxUnion& b) {
  BoxUnion all;
  for (const SparseBox& one : a)
    for (const SparseBox& other : b)
      if (auto common = intersection(one, other)) add(all, std::move(*common));
  return all;
}

BoxUnion ConditionBoxes::junction(const std::vector<NodeId>& conditions, bool wanted, bool together,
                                  int depth) {
  BoxUnion all;
  if (together) all.emplace_back();
  for (const NodeId condition : conditions) {
    BoxUnion own = where(condition, wanted, depth + 1);
    if (together) {
      all = both(all, own);
    } else {
      for (SparseBox& box : own) add(all, std::move(box));
    }
    if (all.size() > most_boxes) return all;
  }
  return all;
}

BoxUnion ConditionBoxes::missing(NodeId value, bool wanted, int depth) {
  const NodeId behind = domains().behind_names(value);
  const Operation& operation = domains().program()[behind].operation;
  if (const auto constant = domains().constant(behind))
    return rung::is_missing(*constant) == wanted ? BoxUnion{SparseBox{}} : BoxUnion{};
  if (const auto* o = std::get_if<op::Else>(&operation); o != nullptr && depth < deepest) {
    BoxUnion gone = both(missing(o->value, true, depth + 1), missing(o->fallback, wanted, depth + 1));
    if (wanted) return gone;
    for (SparseBox& box : missing(o->value, false, depth + 1)) add(gone, std::move(box));
    return gone;
  }
  return side(dimension(behind), wanted ? PlaceSet::of_missing() : PlaceSet::known());
}

BoxUnion ConditionBoxes::compared(Comparison kind, NodeId value, const Value& bound, bool wanted, int depth) {
  const NodeId behind = domains().behind_names(value);
  const Operation& operation = domains().program()[behind].operation;
  if (const auto* o = std::get_if<op::Else>(&operation); o != nullptr && depth < deepest) {
    BoxUnion all =
        both(missing(o->value, true, depth + 1), compared(kind, o->fallback, bound, wanted, depth + 1));
    for (SparseBox& box : compared(kind, o->value, bound, wanted, depth + 1)) add(all, std::move(box));
    return all;
  }
  const Comparison asked = wanted ? kind : opposite(kind);
  if (const auto constant = domains().constant(behind)) {
    const PlaceSet set = places_.compared(asked, behind, bound);
    const bool text = std::holds_alternative<std::string>(*constant);
    const Int128 place =
        text ? places_.of_text(std::get<std::string>(*constant)) : places_.place(behind, *constant);
    return set.contains(place) ? BoxUnion{SparseBox{}} : BoxUnion{};
  }
  return side(dimension(behind), places_.compared(asked, behind, bound));
}

BoxUnion ConditionBoxes::where(NodeId condition, bool wanted, int depth) {
  const NodeId behind = domains().behind_names(condition);
  if (depth >= deepest) return opaque(behind, wanted);
  const Operation& operation = domains().program()[behind].operation;
  if (const auto* o = std::get_if<op::Not>(&operation)) return where(o->condition, !wanted, depth + 1);
  if (const auto* o = std::get_if<op::All>(&operation)) {
    BoxUnion all = junction(o->conditions, wanted, wanted, depth);
    return all.size() > most_boxes ? opaque(behind, wanted) : all;
  }
  if (const auto* o = std::get_if<op::Any>(&operation)) {
    BoxUnion all = junction(o->conditions, wanted, !wanted, depth);
    return all.size() > most_boxes ? opaque(behind, wanted) : all;
  }
  if (const auto* o = std::get_if<op::IsMissing>(&operation)) return missing(o->value, wanted, depth);
  if (const auto* o = std::get_if<op::Compare>(&operation)) {
    const bool is_text = domains().program()[o->left].type.kind == TypeKind::text;
    const bool equality = o->kind == Comparison::equal || o->kind == Comparison::unequal;
    if (is_text && !equality) return opaque(behind, wanted);
    if (const auto bound = domains().constant(o->right))
      return compared(o->kind, o->left, *bound, wanted, depth);
    if (const auto bound = domains().constant(o->left))
      return compared(turned(o->kind), o->right, *bound, wanted, depth);
    return opaque(behind, wanted);
  }
  if (domains().constant(behind) || std::holds_alternative<op::Field>(operation) ||
      std::holds_alternative<op::Else>(operation) || std::holds_alternative<op::Pick>(operation))
    return compared(Comparison::equal, behind, Value{true}, wanted, depth);
  return opaque(behind, wanted);
}

}  // namespace rung
