// Which fields of a customer can change, by what steps and how far.
#pragma once

#include <vector>

#include "extents/extent.hpp"

namespace rung {

/// A field with the values that it may take: places of its type from `low` to `high`, multiples of `step`.
struct ChangeableField {
  FieldId field;
  Type type;
  Value own;              ///< what the customer has; may be missing
  bool discrete = false;  ///< truths, enumerations, tiers: every other value is one change
  Int128 step = 1;
  Int128 low = 0;
  Int128 high = 0;
};

/// The fields that the ladder's decision depends on and that can change: those that `named` lists where it is not empty, else,
/// where the rules mark any, those marked `changeable`, else numbers, truths and enumerations that are not about the previous tier, its dates or an
/// override.
std::vector<FieldId> changeable_fields(const Program& program, const LadderDeclaration& ladder, bool marked,
                                       const std::vector<FieldId>& named);

/// False for a field that cannot change: a text, a key, a link, a computed field.
bool can_change(const Program& program, FieldId field);

ChangeableField range_of(const Program& program, FieldId field, const Value& own);

/// What a change costs: the share of what the customer has by which the field changes. Where it has nothing (or 0) the change
/// itself counts, and filling a blank in costs 1 more. A change of a truth or an enumeration costs 1, a year for a date 1.
Decimal cost_of(const ChangeableField& field, Int128 place);

}  // namespace rung
