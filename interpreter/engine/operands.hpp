// Rows of a column as a loop sees them: one value each, or the same for all. Keeps kernels free of the difference.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "columns/rearrange.hpp"
#include "engine/loops.hpp"
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

inline std::uint8_t* bytes_of(std::vector<State>& states) {
  return reinterpret_cast<std::uint8_t*>(states.data());
}
inline const std::uint8_t* bytes_of(const std::vector<State>& states) {
  return reinterpret_cast<const std::uint8_t*>(states.data());
}

/// The rows of a column as the loops take them.
inline Operand<std::int64_t> integers_of(const Scope& scope, NodeId id) {
  return {scope[id].integers.data(), scope.uniform(id)};
}
inline Operand<std::uint8_t> truths_of(const Scope& scope, NodeId id) {
  return {scope[id].truths.data(), scope.uniform(id)};
}
inline Operand<std::uint8_t> states_of(const Scope& scope, NodeId id) {
  return {bytes_of(scope[id].states), scope.uniform(id)};
}

/// How many rows a node has: one where all its inputs are uniform.
template <class Inputs>
std::size_t rows_of(const Scope& scope, const Inputs& inputs) {
  const bool uniform =
      std::all_of(inputs.begin(), inputs.end(), [&](NodeId id) { return id == none || scope.uniform(id); });
  return uniform ? 1 : scope.frame.rows;
}

}  // namespace rung
