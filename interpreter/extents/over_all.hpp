// What each value of a program can be, whoever the customer is: bounds from the types of the data and from what the rules say.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "extents/extent.hpp"

namespace rung {

/// What is known of a field beyond its type.
struct FieldExtent {
  RecordId record;
  FieldId field;
  Extent extent;
};

/// What a cell of the field can be once its line was not rejected: missing only where it is optional; a `count` is not negative.
Extent extent_of_field(const Program& program, RecordId record, FieldId field);

/// By node. `known` narrows fields, the first that names a field counts. Today is any date of the effective ones, or any at all;
/// it is never missing.
std::vector<Extent> extents_over_all(const Program& program, std::span<const FieldExtent> known = {});

}  // namespace rung
