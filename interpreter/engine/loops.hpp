// The loops in which a run spends its time, over plain arrays. They are compiled for several sets of vector
// instructions, and the best one that the machine has is taken when the program runs. All give the same.
#pragma once

#include <cstddef>
#include <cstdint>

#include "columns/instruction_set.hpp"

namespace rung {

/// One value for each row, or the same for all: then there is one element.
template <class T>
struct Operand {
  const T* values;
  bool same;
};

/// An operand that is brought to another scale. Products must fit.
struct Scaled {
  Operand<std::int64_t> rows;
  std::int64_t factor;
};

struct Extremes {
  std::int64_t low;
  std::int64_t high;
};

/// What mantissas are multiplied by before one is divided by the other.
struct Division {
  std::int64_t dividend_factor;
  std::int64_t divisor_factor;
};

/// Results may stand where an operand of the same type stands. Conditions and truths are bytes 0 and 1.
struct Loops {
  void (*add)(Scaled a, Scaled b, std::int64_t* out, std::size_t rows);
  void (*multiply)(Operand<std::int64_t> a, Operand<std::int64_t> b, std::int64_t* out, std::size_t rows);
  void (*least)(Scaled a, Scaled b, std::int64_t* out, std::size_t rows);
  void (*greatest)(Scaled a, Scaled b, std::int64_t* out, std::size_t rows);
  void (*choose)(const std::uint8_t* condition, Scaled yes, Scaled no, std::int64_t* out, std::size_t rows);
  void (*choose_bytes)(const std::uint8_t* condition, Operand<std::uint8_t> yes, Operand<std::uint8_t> no,
                       std::uint8_t* out, std::size_t rows);

  /// a < b and a = b, or their opposites; the other comparisons are these with sides exchanged.
  void (*less)(Scaled a, Scaled b, bool negated, std::uint8_t* out, std::size_t rows);
  void (*equal)(Scaled a, Scaled b, bool negated, std::uint8_t* out, std::size_t rows);

  void (*both)(Operand<std::uint8_t> a, Operand<std::uint8_t> b, std::uint8_t* out, std::size_t rows);
  void (*either)(Operand<std::uint8_t> a, Operand<std::uint8_t> b, std::uint8_t* out, std::size_t rows);
  void (*equal_byte)(Operand<std::uint8_t> a, std::uint8_t value, std::uint8_t* out, std::size_t rows);
  /// Whether all bytes have one value.
  bool (*all_bytes)(const std::uint8_t* bytes, std::uint8_t value, std::size_t rows);
  /// Puts 0 where the byte is not `value`.
  void (*blank)(const std::uint8_t* bytes, std::uint8_t value, std::int64_t* out, std::size_t rows);
  void (*blank_bytes)(const std::uint8_t* bytes, std::uint8_t value, std::uint8_t* out, std::size_t rows);

  Extremes (*extremes)(const std::int64_t* values, std::size_t rows);
  /// Adds a number to the rows whose condition holds.
  void (*count)(Operand<std::uint8_t> condition, std::int64_t number, std::int64_t* out, std::size_t rows);

  /// values[number of thresholds at or below x]; thresholds rise.
  void (*steps)(const std::int64_t* x, const std::int64_t* thresholds, std::size_t count,
                const std::int64_t* values, std::int64_t* out, std::size_t rows);
  void (*step_bytes)(const std::int64_t* x, const std::int64_t* thresholds, std::size_t count,
                     const std::uint8_t* values, std::uint8_t* out, std::size_t rows);
  /// Adds `stride` times the number of thresholds at or below x.
  void (*positions)(const std::int64_t* x, const std::int64_t* thresholds, std::size_t count,
                    std::uint16_t stride, std::uint16_t* out, std::size_t rows);

  /// a / b rounded half away from zero, 0 where b is 0. What is divided and what it is divided by stay below 2^50.
  void (*divide)(Operand<std::int64_t> a, Operand<std::int64_t> b, Division how, std::int64_t* out,
                 std::size_t rows);
};

/// Those that a run uses.
const Loops& loops();
/// Those for a set that the machine has.
const Loops& loops_of(InstructionSet set);

}  // namespace rung
