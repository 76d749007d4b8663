// Relations between two customers, put together from smaller ones.
#include "proofs/relation.hpp"

#include <array>

namespace rung {
namespace {

constexpr std::array states = {Truth3::no, Truth3::yes, Truth3::missing};

bool allows(const Extent& truths, Truth3 state) {
  switch (state) {
    case Truth3::no: return truths.can_be_no();
    case Truth3::yes: return truths.can_be_yes();
    case Truth3::missing: return truths.missing;
  }
  return true;
}

}  // namespace

Transitions Transitions::same_within(const Extent& truths) {
  Transitions result = none();
  for (const Truth3 state : states)
    if (allows(truths, state)) result.add(state, state);
  return result;
}

Transitions Transitions::free_within(const Extent& truths) {
  Transitions result = none();
  for (const Truth3 from : states)
    for (const Truth3 to : states)
      if (allows(truths, from) && allows(truths, to)) result.add(from, to);
  return result;
}

bool Transitions::met(bool from, bool to) const {
  for (const Truth3 a : states)
    for (const Truth3 b : states)
      if ((a == Truth3::yes) == from && (b == Truth3::yes) == to && has(a, b)) return true;
  return false;
}

Relation& Relation::join(const Relation& other) {
  rises = rises || other.rises;
  falls = falls || other.falls;
  appears = appears || other.appears;
  vanishes = vanishes || other.vanishes;
  return *this;
}

Relation crossed(const Extent& first, const Extent& second) {
  Relation relation;
  if (first.known && second.known) {
    relation.rises = second.high > first.low;
    relation.falls = second.low < first.high;
  }
  relation.appears = first.missing && second.known;
  relation.vanishes = first.known && second.missing;
  return relation;
}

Relation relation_of(Transitions truths) {
  Relation relation;
  relation.rises = truths.has(Truth3::no, Truth3::yes);
  relation.falls = truths.has(Truth3::yes, Truth3::no);
  relation.appears = truths.has(Truth3::missing, Truth3::no) || truths.has(Truth3::missing, Truth3::yes);
  relation.vanishes = truths.has(Truth3::no, Truth3::missing) || truths.has(Truth3::yes, Truth3::missing);
  relation.truths = truths;
  return relation;
}

Relation within(Relation relation, const Extent& extent) {
  if (!extent.known || !extent.missing) relation.appears = relation.vanishes = false;
  return relation;
}

}  // namespace rung
