// What calculations, functions and comparisons make of bounds. Whatever is not monotone is given every value of its type,
// which is always true.
#pragma once

#include <span>

#include "extents/extent.hpp"

namespace rung {

/// An input with its type.
struct TypedExtent {
  Extent extent;
  Type type;
};

Extent calculated(Arithmetic kind, const TypedExtent& left, const TypedExtent& right, const Type& type,
                  const Program& program);

Extent compared(Comparison kind, const TypedExtent& left, const TypedExtent& right);

Extent called(FunctionId function, std::span<const TypedExtent> arguments, const Type& type,
              const Program& program);

}  // namespace rung
