// Sums, differences, products and quotients of numbers. Each works in 64 bits where the bounds of its inputs prove that
// nothing can overflow, else in 128 bits, else row by row with Decimal.
#include <algorithm>
#include <array>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {
namespace {

/// Loops over both columns as 128-bit mantissas.
template <class Work>
void wide_rows(const Numbers& a, const Numbers& b, Column& out, int scale, Work work) {
  widen(out);
  out.scale = scale;
  const std::size_t rows = out.size();
  const auto loop = [&](auto x, auto y) {
    for (std::size_t row = 0; row < rows; ++row) out.wides[row] = work(Int128{x[row]}, Int128{y[row]});
  };
  const auto with_b = [&](auto x) {
    if (b.narrow()) {
      with_rows(b.column->integers, b.uniform, [&](auto y) { loop(x, y); });
    } else {
      with_rows(b.column->wides, b.uniform, [&](auto y) { loop(x, y); });
    }
  };
  if (a.narrow()) {
    with_rows(a.column->integers, a.uniform, with_b);
  } else {
    with_rows(a.column->wides, a.uniform, with_b);
  }
}

/// The bounds of a product: one of the products of the bounds of its factors.
Bounds product_bounds(const Bounds& a, const Bounds& b) {
  const auto [low, high] = std::minmax({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
  return {low, high};
}

void add_numbers(const Scope& scope, const Numbers& a, const Numbers& b, bool negative, Column& out) {
  const int scale = std::max(a.scale(), b.scale());
  const Int128 a_factor = power_of_ten(scale - a.scale());
  const Int128 b_factor = negative ? -power_of_ten(scale - b.scale()) : power_of_ten(scale - b.scale());
  const UInt128 greatest =
      sum(product(a.magnitude, ten(scale - a.scale())), product(b.magnitude, ten(scale - b.scale())));
  if (a.narrow() && b.narrow() && greatest <= narrow_limit) {
    out.scale = scale;
    const Scaled x = at_scale(a, scale);
    Scaled y = at_scale(b, scale);
    if (negative) y.factor = -y.factor;
    loops().add(x, y, out.integers.data(), out.size());
    const Bounds left = bounds_at_scale(a, scale);
    const Bounds right = bounds_at_scale(b, scale);
    scope.frame.tell_bounds(out, negative ? Bounds{left.low - right.high, left.high - right.low}
                                          : Bounds{left.low + right.low, left.high + right.high});
    return;
  }
  if (greatest < mantissa_limit(scale)) {
    wide_rows(a, b, out, scale, [&](Int128 x, Int128 y) { return x * a_factor + y * b_factor; });
    return settle(out);
  }
  number_rows(out, [&](std::size_t row) {
    return negative ? subtract(a.decimal(row), b.decimal(row)) : add(a.decimal(row), b.decimal(row));
  });
}

/// Half away from zero.
Int128 divide_rounded(Int128 dividend, Int128 divisor) {
  const Int128 half = divisor / 2;
  return dividend < 0 ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
}

void multiply_numbers(const Scope& scope, const Numbers& a, const Numbers& b, Column& out) {
  const int scale = a.scale() + b.scale();
  const UInt128 greatest = product(a.magnitude, b.magnitude);
  if (a.narrow() && b.narrow() && greatest <= narrow_limit && scale <= Decimal::places) {
    out.scale = scale;
    loops().multiply(at_scale(a, a.scale()).rows, at_scale(b, b.scale()).rows, out.integers.data(),
                     out.size());
    scope.frame.tell_bounds(out, product_bounds(a.bounds, b.bounds));
    return;
  }
  if (scale <= Decimal::places && greatest < mantissa_limit(scale) && greatest < wide_limit) {
    wide_rows(a, b, out, scale, [](Int128 x, Int128 y) { return x * y; });
    return settle(out);
  }
  if (scale > Decimal::places && greatest < wide_limit) {
    const Int128 surplus = power_of_ten(scale - Decimal::places);
    wide_rows(a, b, out, Decimal::places, [&](Int128 x, Int128 y) { return divide_rounded(x * y, surplus); });
    return settle(out);
  }
  number_rows(out, [&](std::size_t row) { return multiply(a.decimal(row), b.decimal(row)); });
}

/// Division by zero is missing.
void lose_zero_divisors(const Numbers& b, Column& out) {
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (b.mantissa(row) == 0 && out.states[row] == State::known) set_state(out, row, State::missing);
  }
}

void divide_numbers(const Numbers& a, const Numbers& b, Column& out) {
  lose_zero_divisors(b, out);
  const int shift = Decimal::places + b.scale() - a.scale();
  const UInt128 greatest = product(a.magnitude, ten(shift));
  if (greatest < static_cast<UInt128>(Decimal::unit_limit) && b.magnitude < wide_limit) {
    const Int128 factor = power_of_ten(shift);
    wide_rows(a, b, out, Decimal::places, [&](Int128 x, Int128 y) -> Int128 {
      if (y == 0) return 0;
      return y < 0 ? divide_rounded(-x * factor, -y) : divide_rounded(x * factor, y);
    });
    return settle(out);
  }
  number_rows(out, [&](std::size_t row) { return divide(a.decimal(row), b.decimal(row)); });
}

}  // namespace

void calculate(const Scope& scope, const op::Calculate& operation, Column& out) {
  const std::array inputs = {operation.left, operation.right};
  out.prepare(Storage::narrow, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  const Numbers a = numbers(scope, operation.left);
  const Numbers b = numbers(scope, operation.right);
  switch (operation.kind) {
    case Arithmetic::add: add_numbers(scope, a, b, false, out); break;
    case Arithmetic::subtract: add_numbers(scope, a, b, true, out); break;
    case Arithmetic::multiply: multiply_numbers(scope, a, b, out); break;
    case Arithmetic::divide: divide_numbers(a, b, out); break;
  }
  blank_unknown(out);
}

}  // namespace rung
