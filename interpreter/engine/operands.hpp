// Rows of a column as a loop sees them: one value each, or the same for all. Keeps kernels free of the difference.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "columns/rearrange.hpp"
#include "engine/run.hpp"

namespace rung {

template <class T>
struct Each {
  const T* values;
  T operator[](std::size_t row) const { return values[row]; }
};

template <class T>
struct Same {
  T value;
  T operator[](std::size_t) const { return value; }
};

/// Calls loop(x) with the rows of a vector, of one element where it is uniform.
template <class T, class Loop>
void with_rows(const std::vector<T>& values, bool uniform, Loop loop) {
  if (uniform) {
    loop(Same<T>{values[0]});
  } else {
    loop(Each<T>{values.data()});
  }
}

template <class T, class U, class Loop>
void with_rows(const std::vector<T>& a, bool a_uniform, const std::vector<U>& b, bool b_uniform, Loop loop) {
  with_rows(a, a_uniform, [&](auto x) { with_rows(b, b_uniform, [&](auto y) { loop(x, y); }); });
}

/// How many rows a node has: one where all its inputs are uniform.
template <class Inputs>
std::size_t rows_of(const Scope& scope, const Inputs& inputs) {
  const bool uniform =
      std::all_of(inputs.begin(), inputs.end(), [&](NodeId id) { return id == none || scope.uniform(id); });
  return uniform ? 1 : scope.frame.rows;
}

}  // namespace rung
