// The part of a program that depends on a few fields of one customer, and what its values can be while these vary.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extents/extent.hpp"

namespace rung {

/// The values that a field takes in a question: from `low` to `high`, as places of its type.
struct FieldRange {
  FieldId field;
  Int128 low;
  Int128 high;
};

/// By node; nothing where the value is not known here.
using NodeOutcomes = std::vector<std::optional<Outcome>>;

/// What may vary.
struct Freedom {
  std::vector<FieldId> fields;  ///< of the subject
  bool time = false;            ///< the review date
  std::vector<NodeId> nodes;    ///< others, whatever they are
};

/// Marks the nodes that depend on what may vary. Values of the population never do: what other customers have stays as it is.
std::vector<std::uint8_t> dependent_nodes(const Program& program, const Freedom& freedom);

class Slice {
 public:
  /// `values` are those of the customer as it is; the slice takes from them what does not depend on the fields.
  Slice(const Program& program, const NodeOutcomes& values, std::vector<FieldId> fields, NodeId root);

  /// Whether the root depends on the fields at all.
  bool depends() const { return !nodes_.empty(); }
  /// What the root can be while each field lies in its range. The ranges are of the fields of the slice.
  Extent root_within(std::span<const FieldRange> ranges);
  /// Whether the root can have different values over one of the ranges that were looked at last; where it cannot, one value of
  /// the range stands for all.
  bool varies_over(std::size_t range) const { return (varies_[root_] >> range & 1U) != 0; }

 private:
  Extent compute(NodeId id, std::span<const FieldRange> ranges) const;
  std::uint32_t variation(NodeId id, std::span<const FieldRange> ranges) const;

  const Program& program_;
  NodeId root_;
  std::vector<NodeId> nodes_;          ///< inputs first
  std::vector<Extent> extents_;        ///< by node
  std::vector<std::uint32_t> varies_;  ///< by node: a bit for each range
};

}  // namespace rung
