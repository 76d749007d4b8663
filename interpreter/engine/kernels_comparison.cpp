// Comparisons: numbers at one scale, other values by their integers, texts by code point.
#include <array>
#include <functional>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {
namespace {

/// Calls loop(less<>{}) and its like.
template <class Loop>
void with_comparison(Comparison kind, Loop loop) {
  switch (kind) {
    case Comparison::equal: return loop(std::equal_to<>{});
    case Comparison::unequal: return loop(std::not_equal_to<>{});
    case Comparison::less: return loop(std::less<>{});
    case Comparison::less_equal: return loop(std::less_equal<>{});
    case Comparison::greater: return loop(std::greater<>{});
    case Comparison::greater_equal: return loop(std::greater_equal<>{});
  }
}

template <class T>
void compare_vectors(Comparison kind, const std::vector<T>& a, bool a_uniform, const std::vector<T>& b,
                     bool b_uniform, Column& out) {
  const std::size_t rows = out.size();
  std::uint8_t* const result = out.truths.data();
  with_comparison(kind, [&](auto holds) {
    with_rows(a, a_uniform, b, b_uniform, [&](auto x, auto y) {
      for (std::size_t row = 0; row < rows; ++row) result[row] = holds(x[row], y[row]);
    });
  });
}

void compare_narrow(Comparison kind, Scaled a, Scaled b, Column& out) {
  std::uint8_t* const result = out.truths.data();
  const std::size_t rows = out.size();
  switch (kind) {
    case Comparison::equal: return loops().equal(a, b, false, result, rows);
    case Comparison::unequal: return loops().equal(a, b, true, result, rows);
    case Comparison::less: return loops().less(a, b, false, result, rows);
    case Comparison::less_equal: return loops().less(b, a, true, result, rows);
    case Comparison::greater: return loops().less(b, a, false, result, rows);
    case Comparison::greater_equal: return loops().less(a, b, true, result, rows);
  }
}

/// A column's mantissas at a greater scale. Decimals of scale 18 always fit 128 bits.
std::vector<Int128> wide_at_scale(const Numbers& numbers, int scale) {
  const Int128 factor = power_of_ten(scale - numbers.scale());
  std::vector<Int128> result(numbers.column->size());
  for (std::size_t row = 0; row < result.size(); ++row) {
    result[row] = mantissa_at(*numbers.column, row) * factor;
  }
  return result;
}

void compare_numbers(Comparison kind, const Numbers& a, const Numbers& b, Column& out) {
  const int scale = std::max(a.scale(), b.scale());
  const UInt128 greatest =
      std::max(product(a.magnitude, ten(scale - a.scale())), product(b.magnitude, ten(scale - b.scale())));
  if (!a.narrow() || !b.narrow() || greatest > narrow_limit) {
    compare_vectors(kind, wide_at_scale(a, scale), a.uniform, wide_at_scale(b, scale), b.uniform, out);
  } else {
    compare_narrow(kind, at_scale(a, scale), at_scale(b, scale), out);
  }
}

std::vector<std::int64_t> lengths(const Column& durations) {
  std::vector<std::int64_t> result(durations.integers);
  for (std::int64_t& packed : result) packed = unpack(packed).amount;
  return result;
}

void compare_columns(const Scope& scope, const op::Compare& operation, Column& out) {
  const Column& a = scope[operation.left];
  const Column& b = scope[operation.right];
  const bool a_uniform = scope.uniform(operation.left);
  const bool b_uniform = scope.uniform(operation.right);
  switch (a.storage) {
    case Storage::narrow:
    case Storage::wide:
      return compare_numbers(operation.kind, numbers(scope, operation.left), numbers(scope, operation.right),
                             out);
    case Storage::truth:
      return compare_vectors(operation.kind, a.truths, a_uniform, b.truths, b_uniform, out);
    case Storage::text: return compare_vectors(operation.kind, a.texts, a_uniform, b.texts, b_uniform, out);
    case Storage::integer:
      if (scope.type(operation.left).kind == TypeKind::duration) {
        return compare_vectors(operation.kind, lengths(a), a_uniform, lengths(b), b_uniform, out);
      }
      return compare_narrow(operation.kind, {integers_of(scope, operation.left), 1},
                            {integers_of(scope, operation.right), 1}, out);
  }
}

}  // namespace

void compare(const Scope& scope, const op::Compare& operation, Column& out) {
  const std::array inputs = {operation.left, operation.right};
  out.prepare(Storage::truth, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  compare_columns(scope, operation, out);
  blank_unknown(out);
}

}  // namespace rung
