// What follows from a condition for the values that it speaks of.
#include <algorithm>

#include "proofs/reasoning.hpp"

namespace rung {
namespace {

constexpr int deepest_condition = 40;

Comparison inverse(Comparison kind) {
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

/// The same seen from the other side.
Comparison mirrored(Comparison kind) {
  switch (kind) {
    case Comparison::equal:
    case Comparison::unequal: return kind;
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
  }
  return kind;
}

}  // namespace

bool Reasoning::assume(NodeId condition, Assumed what, int depth) {
  const bool possible = what == Assumed::yes
                            ? narrow(condition, Extent::of_truths(false, true, false))
                            : narrow(condition, Extent::of_truths(true, false, what == Assumed::unmet));
  if (!possible) return false;
  if (depth > deepest_condition || condition == raised_) return true;
  const Operation& operation = program_[condition].operation;
  if (const auto* named = std::get_if<op::Named>(&operation)) return assume(named->value, what, depth + 1);
  if (const auto* negated = std::get_if<op::Not>(&operation)) {
    if (what == Assumed::yes) return assume(negated->condition, Assumed::no, depth + 1);
    if (what == Assumed::no) return assume(negated->condition, Assumed::yes, depth + 1);
    // Not no: yes or missing, which only a test for missing values knows to be yes.
    if (!extents_[negated->condition].missing) return assume(negated->condition, Assumed::yes, depth + 1);
    return true;
  }
  const auto each = [&](const std::vector<NodeId>& conditions) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](NodeId one) { return assume(one, what, depth + 1); });
  };
  if (const auto* all = std::get_if<op::All>(&operation))
    return what != Assumed::yes || each(all->conditions);
  if (const auto* any = std::get_if<op::Any>(&operation))
    return what == Assumed::yes || each(any->conditions);
  if (const auto* absent = std::get_if<op::IsMissing>(&operation)) {
    Extent to = extents_[absent->value];
    (what == Assumed::yes ? to.known : to.missing) = false;
    return narrow(absent->value, to);
  }
  if (const auto* comparison = std::get_if<op::Compare>(&operation))
    return assume_comparison(*comparison, what);
  return true;
}

bool Reasoning::assume_comparison(const op::Compare& o, Assumed what) {
  if (program_[o.left].type.kind == TypeKind::text) {
    if (what == Assumed::unmet) return true;
    Extent left = extents_[o.left];
    Extent right = extents_[o.right];
    left.missing = right.missing = false;
    return narrow(o.left, left) && narrow(o.right, right);
  }
  const Comparison kind = what == Assumed::yes ? o.kind : inverse(o.kind);
  const bool may_be_missing = what == Assumed::unmet;
  // A missing side makes the comparison unmet whatever the other side is.
  const bool left_free = may_be_missing && extents_[o.right].missing;
  const bool right_free = may_be_missing && extents_[o.left].missing;
  if (!left_free && !narrow_side(o.left, o.right, kind, may_be_missing)) return false;
  return right_free || narrow_side(o.right, o.left, mirrored(kind), may_be_missing);
}

bool Reasoning::narrow_side(NodeId side, NodeId other, Comparison kind, bool may_be_missing) {
  Extent to = extents_[side];
  const Extent& beside = extents_[other];
  if (!may_be_missing) to.missing = false;
  if (!beside.known) return narrow(side, to);
  switch (kind) {
    case Comparison::equal:
      to.low = std::max(to.low, beside.low);
      to.high = std::min(to.high, beside.high);
      break;
    case Comparison::unequal:
      if (beside.low == beside.high && to.low == beside.low) ++to.low;
      if (beside.low == beside.high && to.high == beside.low) --to.high;
      break;
    case Comparison::less: to.high = std::min(to.high, beside.high - 1); break;
    case Comparison::less_equal: to.high = std::min(to.high, beside.high); break;
    case Comparison::greater: to.low = std::max(to.low, beside.low + 1); break;
    case Comparison::greater_equal: to.low = std::max(to.low, beside.low); break;
  }
  to.known = to.known && to.low <= to.high;
  return narrow(side, to);
}

}  // namespace rung
