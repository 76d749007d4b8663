// The loops as they are written once; each source that includes this file compiles them for its own level. Everything here
// is local to that source, and nothing of the standard library is used: an inline function that was compiled for one
// level must not be taken by the linker for code that runs on every machine.
#pragma once

#include "engine/loops.hpp"

namespace rung {
namespace {

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
struct EachScaled {
  const std::int64_t* values;
  std::int64_t factor;
  std::int64_t operator[](std::size_t row) const { return values[row] * factor; }
};

template <class T, class Work>
void with_rows(Operand<T> operand, Work work) {
  if (operand.same) return work(Same<T>{operand.values[0]});
  work(Each<T>{operand.values});
}
template <class Work>
void with_rows(Scaled operand, Work work) {
  if (operand.rows.same) return work(Same<std::int64_t>{operand.rows.values[0] * operand.factor});
  if (operand.factor == 1) return work(Each<std::int64_t>{operand.rows.values});
  work(EachScaled{operand.rows.values, operand.factor});
}

/// out[row] = work(a[row], b[row]). Columns never overlap but where they are one.
template <class Left, class Right, class Out, class Work>
void binary(Left a, Right b, Out* out, std::size_t rows, Work work) {
  with_rows(a, [=](auto x) {
    with_rows(b, [=](auto y) {
#pragma GCC ivdep
      for (std::size_t row = 0; row < rows; ++row) out[row] = work(x[row], y[row]);
    });
  });
}

void add(Scaled a, Scaled b, std::int64_t* out, std::size_t rows) {
  binary(a, b, out, rows, [](std::int64_t x, std::int64_t y) { return x + y; });
}
void multiply(Operand<std::int64_t> a, Operand<std::int64_t> b, std::int64_t* out, std::size_t rows) {
  binary(a, b, out, rows, [](std::int64_t x, std::int64_t y) { return x * y; });
}
void least(Scaled a, Scaled b, std::int64_t* out, std::size_t rows) {
  binary(a, b, out, rows, [](std::int64_t x, std::int64_t y) { return x < y ? x : y; });
}
void greatest(Scaled a, Scaled b, std::int64_t* out, std::size_t rows) {
  binary(a, b, out, rows, [](std::int64_t x, std::int64_t y) { return x > y ? x : y; });
}

void choose(const std::uint8_t* condition, Scaled yes, Scaled no, std::int64_t* out, std::size_t rows) {
  with_rows(yes, [=](auto x) {
    with_rows(no, [=](auto y) {
#pragma GCC ivdep
      for (std::size_t row = 0; row < rows; ++row) {
        const std::int64_t met = x[row];
        const std::int64_t other = y[row];
        out[row] = condition[row] != 0 ? met : other;
      }
    });
  });
}
void choose_bytes(const std::uint8_t* condition, Operand<std::uint8_t> yes, Operand<std::uint8_t> no,
                  std::uint8_t* out, std::size_t rows) {
  with_rows(yes, [=](auto x) {
    with_rows(no, [=](auto y) {
#pragma GCC ivdep
      for (std::size_t row = 0; row < rows; ++row) {
        const std::uint8_t met = x[row];
        const std::uint8_t other = y[row];
        out[row] = condition[row] != 0 ? met : other;
      }
    });
  });
}

void less(Scaled a, Scaled b, bool negated, std::uint8_t* out, std::size_t rows) {
  const std::uint8_t turned = negated ? 1 : 0;
  binary(a, b, out, rows, [=](std::int64_t x, std::int64_t y) -> std::uint8_t {
    return static_cast<std::uint8_t>(x < y ? 1 : 0) ^ turned;
  });
}
void equal(Scaled a, Scaled b, bool negated, std::uint8_t* out, std::size_t rows) {
  const std::uint8_t turned = negated ? 1 : 0;
  binary(a, b, out, rows, [=](std::int64_t x, std::int64_t y) -> std::uint8_t {
    return static_cast<std::uint8_t>(x == y ? 1 : 0) ^ turned;
  });
}

void both(Operand<std::uint8_t> a, Operand<std::uint8_t> b, std::uint8_t* out, std::size_t rows) {
  binary(a, b, out, rows, [](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(x & y); });
}
void either(Operand<std::uint8_t> a, Operand<std::uint8_t> b, std::uint8_t* out, std::size_t rows) {
  binary(a, b, out, rows, [](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(x | y); });
}
void equal_byte(Operand<std::uint8_t> a, std::uint8_t value, std::uint8_t* out, std::size_t rows) {
  binary(a, Operand<std::uint8_t>{&value, true}, out, rows,
         [](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(x == y ? 1 : 0); });
}

bool all_bytes(const std::uint8_t* bytes, std::uint8_t value, std::size_t rows) {
  std::uint8_t difference = 0;
  for (std::size_t row = 0; row < rows; ++row)
    difference = static_cast<std::uint8_t>(difference | (bytes[row] ^ value));
  return difference == 0;
}

void blank(const std::uint8_t* bytes, std::uint8_t value, std::int64_t* out, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t kept = out[row];
    out[row] = bytes[row] == value ? kept : 0;
  }
}
void blank_bytes(const std::uint8_t* bytes, std::uint8_t value, std::uint8_t* out, std::size_t rows) {
#pragma GCC ivdep
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint8_t kept = out[row];
    out[row] = bytes[row] == value ? kept : std::uint8_t{0};
  }
}

Extremes extremes(const std::int64_t* values, std::size_t rows) {
  if (rows == 0) return {0, 0};
  std::int64_t low = values[0];
  std::int64_t high = values[0];
  for (std::size_t row = 0; row < rows; ++row) {
    low = values[row] < low ? values[row] : low;
    high = values[row] > high ? values[row] : high;
  }
  return {low, high};
}

void count(Operand<std::uint8_t> condition, std::int64_t number, std::int64_t* out, std::size_t rows) {
  with_rows(condition, [=](auto met) {
    for (std::size_t row = 0; row < rows; ++row) out[row] += met[row] != 0 ? number : 0;
  });
}

/// The thresholds that are looked at in one pass, so that they and their values stay in registers.
constexpr std::size_t most_at_once = 8;

/// Goes on from `lowest` where it is the first pass over the rows, else from what the pass before has left.
template <std::size_t count, class T, class Lowest>
void step_pass(const std::int64_t* x, const std::int64_t* thresholds, const T* values, Lowest lowest, T* out,
               std::size_t rows) {
  std::int64_t bounds[count];
  T above[count];
  for (std::size_t i = 0; i < count; ++i) bounds[i] = thresholds[i];
  for (std::size_t i = 0; i < count; ++i) above[i] = values[i];
#pragma GCC ivdep
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t here = x[row];
    T result = lowest[row];
    if constexpr (count == 1) {
      // A mask, since the compiler makes a branch of a choice between two values that are the same for all rows.
      const T mask = static_cast<T>(here >= bounds[0] ? -1 : 0);
      result = static_cast<T>(result ^ ((result ^ above[0]) & mask));
    } else {
      for (std::size_t i = 0; i < count; ++i) result = here >= bounds[i] ? above[i] : result;
    }
    out[row] = result;
  }
}

template <std::size_t count>
struct PositionPass {
  static void add(const std::int64_t* x, const std::int64_t* thresholds, std::uint16_t stride,
                  std::uint16_t* out, std::size_t rows) {
    std::int64_t bounds[count];
    for (std::size_t i = 0; i < count; ++i) bounds[i] = thresholds[i];
#pragma GCC ivdep
    for (std::size_t row = 0; row < rows; ++row) {
      const std::int64_t here = x[row];
      std::int64_t passed = 0;
      for (std::size_t i = 0; i < count; ++i) passed += here >= bounds[i] ? stride : 0;
      out[row] = static_cast<std::uint16_t>(out[row] + passed);
    }
  }
};

/// Calls pass.operator()<count>() for a count up to most_at_once.
template <class Pass>
void with_count(std::size_t count, Pass pass) {
  switch (count) {
    case 1: return pass.template operator()<1>();
    case 2: return pass.template operator()<2>();
    case 3: return pass.template operator()<3>();
    case 4: return pass.template operator()<4>();
    case 5: return pass.template operator()<5>();
    case 6: return pass.template operator()<6>();
    case 7: return pass.template operator()<7>();
    case 8: return pass.template operator()<8>();
    default: return;
  }
}

/// Calls pass(first threshold, how many) until all are through.
template <class Pass>
void in_passes(std::size_t count, Pass pass) {
  for (std::size_t first = 0; first < count; first += most_at_once) {
    pass(first, count - first < most_at_once ? count - first : most_at_once);
  }
}

template <class T>
void step_values(const std::int64_t* x, const std::int64_t* thresholds, std::size_t count, const T* values,
                 T* out, std::size_t rows) {
  if (count == 0) {
    for (std::size_t row = 0; row < rows; ++row) out[row] = values[0];
  }
  in_passes(count, [=](std::size_t first, std::size_t length) {
    with_count(length, [=]<std::size_t here>() {
      if (first == 0) {
        step_pass<here>(x, thresholds, values + 1, Same<T>{values[0]}, out, rows);
      } else {
        step_pass<here>(x, thresholds + first, values + 1 + first, Each<T>{out}, out, rows);
      }
    });
  });
}

void steps(const std::int64_t* x, const std::int64_t* thresholds, std::size_t count,
           const std::int64_t* values, std::int64_t* out, std::size_t rows) {
  step_values(x, thresholds, count, values, out, rows);
}
void step_bytes(const std::int64_t* x, const std::int64_t* thresholds, std::size_t count,
                const std::uint8_t* values, std::uint8_t* out, std::size_t rows) {
  step_values(x, thresholds, count, values, out, rows);
}
void positions(const std::int64_t* x, const std::int64_t* thresholds, std::size_t count, std::uint16_t stride,
               std::uint16_t* out, std::size_t rows) {
  in_passes(count, [=](std::size_t first, std::size_t length) {
    with_count(length, [=]<std::size_t here>() {
      PositionPass<here>::add(x, thresholds + first, stride, out, rows);
    });
  });
}

/// Whole numbers from 0 to 2^52 as doubles and back, by their bits: every level has instructions for that. The way back
/// rounds to the nearest.
double to_double(std::int64_t whole) {
  constexpr std::int64_t exponent = 0x4330000000000000;
  return __builtin_bit_cast(double, whole | exponent) - 0x1p52;
}
std::int64_t to_whole(double number) {
  constexpr std::int64_t exponent = 0x4330000000000000;
  return __builtin_bit_cast(std::int64_t, number + 0x1p52) ^ exponent;
}

/// The quotient of two doubles is at most one away from the truth; what is left over tells which way.
void divide(Operand<std::int64_t> a, Operand<std::int64_t> b, Division how, std::int64_t* out,
            std::size_t rows) {
  binary(a, b, out, rows, [=](std::int64_t x, std::int64_t y) {
    const std::int64_t dividend = (x < 0 ? -x : x) * how.dividend_factor;
    const std::int64_t size = (y < 0 ? -y : y) * how.divisor_factor;
    const std::int64_t divisor = size == 0 ? 1 : size;
    std::int64_t quotient = to_whole(to_double(dividend) / to_double(divisor));
    std::int64_t rest = dividend - quotient * divisor;
    const std::int64_t below = rest < 0 ? 1 : 0;
    quotient -= below;
    rest += below != 0 ? divisor : 0;
    quotient += rest >= divisor - rest ? 1 : 0;
    const std::int64_t sign = (x ^ y) < 0 ? -1 : 0;
    const std::int64_t mask = size != 0 ? -1 : 0;
    return ((quotient ^ sign) - sign) & mask;
  });
}

constexpr Loops these_loops = {
    .add = add,
    .multiply = multiply,
    .least = least,
    .greatest = greatest,
    .choose = choose,
    .choose_bytes = choose_bytes,
    .less = less,
    .equal = equal,
    .both = both,
    .either = either,
    .equal_byte = equal_byte,
    .all_bytes = all_bytes,
    .blank = blank,
    .blank_bytes = blank_bytes,
    .extremes = extremes,
    .count = count,
    .steps = steps,
    .step_bytes = step_bytes,
    .positions = positions,
    .divide = divide,
};

}  // namespace
}  // namespace rung
