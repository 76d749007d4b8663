// Scales and widths of number columns.
#include "columns/number_column.hpp"

#include <algorithm>
#include <limits>

namespace rung {
namespace {

template <class Mantissas>
Bounds scan(const Mantissas& mantissas) {
  if (mantissas.empty()) return {};
  auto low = mantissas[0];
  auto high = mantissas[0];
  for (const auto mantissa : mantissas) {
    low = mantissa < low ? mantissa : low;
    high = mantissa > high ? mantissa : high;
  }
  return {low, high};
}

bool fits_narrow(const Bounds& bounds) {
  using Narrow = std::numeric_limits<std::int64_t>;
  return bounds.low >= Narrow::min() && bounds.high <= Narrow::max();
}

void multiply_all(Column& numbers, Int128 factor) {
  if (numbers.storage == Storage::wide) {
    for (Int128& mantissa : numbers.wides) mantissa *= factor;
    return;
  }
  const auto narrow_factor = static_cast<std::int64_t>(factor);
  for (std::int64_t& mantissa : numbers.integers) mantissa *= narrow_factor;
}

}  // namespace

Bounds bounds_of(const Column& numbers) {
  return numbers.storage == Storage::wide ? scan(numbers.wides) : scan(numbers.integers);
}

void widen(Column& numbers) {
  if (numbers.storage == Storage::wide) return;
  numbers.wides.assign(numbers.integers.begin(), numbers.integers.end());
  numbers.integers.clear();
  numbers.storage = Storage::wide;
}

void raise_scale(Column& numbers, int scale) {
  if (scale <= numbers.scale) return;
  const Int128 factor = power_of_ten(scale - numbers.scale);
  const Bounds bounds = bounds_of(numbers);
  // A decimal has at most 38 digits at scale 18, so that no product here leaves 128 bits.
  if (numbers.storage == Storage::narrow && !fits_narrow({bounds.low * factor, bounds.high * factor})) {
    widen(numbers);
  }
  multiply_all(numbers, factor);
  numbers.scale = scale;
}

void settle(Column& numbers) {
  if (numbers.storage != Storage::wide || !fits_narrow(scan(numbers.wides))) return;
  numbers.integers.resize(numbers.wides.size());
  std::transform(numbers.wides.begin(), numbers.wides.end(), numbers.integers.begin(),
                 [](Int128 wide) { return static_cast<std::int64_t>(wide); });
  numbers.wides.clear();
  numbers.storage = Storage::narrow;
}

void shorten(Column& numbers) {
  widen(numbers);
  int scale = 0;
  for (const Int128 mantissa : numbers.wides) {
    while (scale < numbers.scale && mantissa % power_of_ten(numbers.scale - scale) != 0) ++scale;
    if (scale == numbers.scale) break;
  }
  const Int128 divisor = power_of_ten(numbers.scale - scale);
  if (divisor != 1) {
    for (Int128& mantissa : numbers.wides) mantissa /= divisor;
  }
  numbers.scale = scale;
  settle(numbers);
}

}  // namespace rung
