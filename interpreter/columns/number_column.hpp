// Scales and widths of number columns: what is needed before numbers of two columns can stand in one.
#pragma once

#include "columns/column.hpp"

namespace rung {

/// The least and the greatest mantissa, those of rows without a value among them.
struct Bounds {
  Int128 low = 0;
  Int128 high = 0;

  UInt128 magnitude() const {
    const UInt128 below = low < 0 ? -static_cast<UInt128>(low) : static_cast<UInt128>(low);
    const UInt128 above = high < 0 ? -static_cast<UInt128>(high) : static_cast<UInt128>(high);
    return below > above ? below : above;
  }
};

inline bool is_number(Storage storage) {
  return storage == Storage::narrow || storage == Storage::wide;
}

Bounds bounds_of(const Column& numbers);

inline Int128 mantissa_at(const Column& numbers, std::size_t row) {
  return numbers.storage == Storage::narrow ? numbers.integers[row] : numbers.wides[row];
}

/// Turns a narrow column into a wide one of the same scale.
void widen(Column& numbers);
/// Gives the column a greater scale, and turns it wide where the mantissas ask for it.
void raise_scale(Column& numbers, int scale);
/// Turns a wide column into a narrow one of the same scale where all mantissas fit.
void settle(Column& numbers);
/// Takes off decimals that all mantissas have as zeros, then settles: for columns that are filled in units of 10^-18.
void shorten(Column& numbers);

}  // namespace rung
