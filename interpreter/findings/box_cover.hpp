// Whether boxes cover a region, and if not, where not: exact, by cutting one dimension after the other where boxes begin and
// end. Knows no rules.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "findings/condition_boxes.hpp"

namespace rung {

/// A set of places for each dimension.
using Box = std::vector<PlaceSet>;

/// How much may be done before the answer is "not known". One unit is a look at a box.
struct Work {
  std::int64_t left = 0;

  bool spend(std::int64_t units) { return (left -= units) >= 0; }
  bool exhausted() const { return left < 0; }
};

Box whole_box(const std::vector<Dimension>& dimensions);
Box dense(const SparseBox& box, const std::vector<Dimension>& dimensions);
std::optional<Box> common(const Box& a, const Box& b);
bool meet(const Box& a, const Box& b);

/// A part of the frame that none of the boxes holds; nothing where they cover it, or where the work is exhausted.
std::optional<Box> uncovered(const Box& frame, const std::vector<const Box*>& boxes, Work& work);

/// The part made as great as it can be within the frame, one dimension after the other, without meeting a box.
Box grown(Box part, const Box& frame, const std::vector<const Box*>& boxes);

/// Boxes with what is chosen where they are met: the first met decides, a greater number is none.
struct OutcomeBox {
  const Box* box;
  std::uint32_t outcome;
};

/// Whether what is chosen ever depends on a dimension; nothing where the work is exhausted.
std::optional<bool> depends_on(DimensionId dimension, const Box& frame,
                               const std::vector<OutcomeBox>& choices, Work& work);

}  // namespace rung
