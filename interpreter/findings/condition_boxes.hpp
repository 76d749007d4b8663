// Conditions as unions of boxes over dimensions: a dimension is a value that is compared with fixed ones, or a condition that
// cannot be taken apart. Exact for the values of the dimensions; which of them go together for somebody is not known here.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "findings/value_domains.hpp"

namespace rung {

using DimensionId = std::uint32_t;

/// A dimension that is not named may have any value of its domain. Sorted by dimension.
using SparseBox = std::vector<std::pair<DimensionId, PlaceSet>>;
using BoxUnion = std::vector<SparseBox>;

struct Dimension {
  NodeId node;
  PlaceSet domain;
  bool opaque = false;  ///< a condition that is no comparison of one value with a fixed one
};

class ConditionBoxes {
 public:
  explicit ConditionBoxes(const ValueDomains& domains) : places_(domains) {}

  /// Where the condition is met, and where it is known not to be; what is left is where it is missing.
  BoxUnion met(NodeId condition) { return where(condition, true, 0); }
  BoxUnion known_unmet(NodeId condition) { return where(condition, false, 0); }
  BoxUnion both(const BoxUnion& a, const BoxUnion& b);

  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const Places& places() const { return places_; }
  const ValueDomains& domains() const { return places_.domains(); }
  /// The dimension of a value, where some condition has one.
  std::optional<DimensionId> dimension_of(NodeId node) const;
  DimensionId dimension(NodeId node);

 private:
  BoxUnion where(NodeId condition, bool wanted, int depth);
  BoxUnion junction(const std::vector<NodeId>& conditions, bool wanted, bool together, int depth);
  BoxUnion missing(NodeId value, bool wanted, int depth);
  BoxUnion compared(Comparison kind, NodeId value, const Value& bound, bool wanted, int depth);
  BoxUnion opaque(NodeId condition, bool wanted);
  BoxUnion side(DimensionId dimension, const PlaceSet& set) const;

  Places places_;
  std::vector<Dimension> dimensions_;
  std::map<NodeId, DimensionId> by_node_;
};

}  // namespace rung
