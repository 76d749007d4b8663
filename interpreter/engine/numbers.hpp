// A number column as kernels look at it: its scale, its width, and how great its mantissas can be.
#pragma once

#include <limits>

#include "columns/number_column.hpp"
#include "engine/operands.hpp"
#include "engine/strictness.hpp"

namespace rung {

constexpr UInt128 narrow_limit = static_cast<UInt128>(std::numeric_limits<std::int64_t>::max());
constexpr UInt128 wide_limit = static_cast<UInt128>(1) << 126;

struct Numbers {
  const Column* column;
  bool uniform;
  Bounds bounds;
  UInt128 magnitude;  ///< no mantissa is greater, whatever its sign

  int scale() const { return column->scale; }
  bool narrow() const { return column->storage == Storage::narrow; }
  bool known(std::size_t row) const { return column->states[uniform ? 0 : row] == State::known; }
  Int128 mantissa(std::size_t row) const { return mantissa_at(*column, uniform ? 0 : row); }
  Decimal decimal(std::size_t row) const { return *Decimal::from_scaled(mantissa(row), scale()); }
};

inline Numbers numbers(const Scope& scope, NodeId id) {
  const Bounds& bounds = scope.bounds(id);
  return {&scope[id], scope.uniform(id), bounds, bounds.magnitude()};
}

/// Of a narrow column, at a greater scale that it fits.
inline Scaled at_scale(const Numbers& numbers, int scale) {
  const auto factor = static_cast<std::int64_t>(power_of_ten(scale - numbers.scale()));
  return {{numbers.column->integers.data(), numbers.uniform}, factor};
}
inline Bounds bounds_at_scale(const Numbers& numbers, int scale) {
  const Int128 factor = power_of_ten(scale - numbers.scale());
  return {numbers.bounds.low * factor, numbers.bounds.high * factor};
}

/// Products and sums of magnitudes; the greatest number there is where they do not fit.
constexpr UInt128 beyond = ~static_cast<UInt128>(0);
inline UInt128 product(UInt128 a, UInt128 b) {
  UInt128 result = 0;
  return __builtin_mul_overflow(a, b, &result) ? beyond : result;
}
inline UInt128 sum(UInt128 a, UInt128 b) {
  UInt128 result = 0;
  return __builtin_add_overflow(a, b, &result) ? beyond : result;
}
/// Ten to the n, beyond what fits for n above 38.
inline UInt128 ten(int n) {
  return n > 38 ? beyond : static_cast<UInt128>(power_of_ten(n));
}

/// Decimals of this scale have mantissas below this.
inline UInt128 mantissa_limit(int scale) {
  return static_cast<UInt128>(power_of_ten(20 + scale));
}

/// Fills the known rows of a strict number node one by one; work(row) gives a Decimal or nothing, an overflow.
template <class Work>
void number_rows(Column& out, Work work) {
  widen(out);
  out.scale = Decimal::places;
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (out.states[row] != State::known) {
      out.wides[row] = 0;
      continue;
    }
    const std::optional<Decimal> result = work(row);
    if (!result) set_state(out, row, State::overflow);
    out.wides[row] = result ? result->units() : 0;
  }
  shorten(out);
}

}  // namespace rung
