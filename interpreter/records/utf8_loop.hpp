// The check of UTF-8 in terms of a vector, after John Keiser and Daniel Lemire, "Validating UTF-8 In Less
// Than One Instruction Per Byte" (2021). Each utf8_check_<set>.cpp includes it with a vector of its own and
// compiles it for its own instructions, hence the unnamed namespace and no function of the standard library,
// as in separator_loop.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

#include "records/utf8_vectors.hpp"

namespace rung {
namespace {

/// Two neighbours that must not stand so, each out of a range of bytes; a bit for each kind of them.
struct BadPair {
  int kind;
  int first_from, first_to;
  int second_from, second_to;
};

/// This one is no fault by itself: whether it is right depends on the bytes before.
constexpr int two_continuations = 0x80;

/// Pairs of one kind may be several, as long as the kind is a product: any of its first bytes' high halves
/// with any of their low halves and any of the second bytes' high halves is a pair of it.
constexpr BadPair bad_pairs[] = {
    {0x01, 0xC0, 0xFF, 0x00, 0x7F},  // a lead byte without continuation
    {0x01, 0xC0, 0xFF, 0xC0, 0xFF},
    {0x02, 0x00, 0x7F, 0x80, 0xBF},  // a continuation behind ASCII
    {0x04, 0xC0, 0xC1, 0x80, 0xBF},  // overlong forms of two, three and four bytes
    {0x08, 0xE0, 0xE0, 0x80, 0x9F},
    {0x10, 0xF0, 0xF0, 0x80, 0x8F},
    {0x10, 0xF5, 0xFF, 0x80, 0x8F},  // beyond U+10FFFF
    {0x20, 0xF4, 0xFF, 0x90, 0xBF},
    {0x40, 0xED, 0xED, 0xA0, 0xBF},  // surrogates
    {two_continuations, 0x80, 0xBF, 0x80, 0xBF},
};

/// For each value of half a byte, the kinds of pairs in which it may occur at that place. A pair is bad by
/// the kinds that all three of its halves allow.
struct PairTables {
  alignas(16) std::uint8_t first_high[16] = {};
  alignas(16) std::uint8_t first_low[16] = {};
  alignas(16) std::uint8_t second_high[16] = {};
};

constexpr PairTables tables_of_bad_pairs() {
  PairTables tables;
  for (const BadPair& pair : bad_pairs) {
    for (int byte = pair.first_from; byte <= pair.first_to; ++byte) {
      tables.first_high[byte >> 4] |= static_cast<std::uint8_t>(pair.kind);
      tables.first_low[byte & 15] |= static_cast<std::uint8_t>(pair.kind);
    }
    for (int byte = pair.second_from; byte <= pair.second_to; ++byte) {
      tables.second_high[byte >> 4] |= static_cast<std::uint8_t>(pair.kind);
    }
  }
  return tables;
}

constexpr PairTables pair_tables = tables_of_bad_pairs();

/// What is not zero is a fault, or the first byte behind one. `Vector` is as many bytes of text as a register
/// holds, with: `load`, `zero`, `every(byte)`, `|`, `&`, `^`, `behind<distance>(before)` (the bytes that
/// stand so far in front of each, where `before` precedes), `minus(byte)` (not below 0), `low_half` and
/// `high_half` of each byte, `find_in(table)` (what the table has for each byte, all below 16), `is_zero`,
/// `is_ascii`.
template <class Vector>
Vector faults_in(Vector bytes, Vector before) {
  const Vector one_before = bytes.template behind<1>(before);
  const Vector pairs = one_before.high_half().find_in(pair_tables.first_high) &
                       one_before.low_half().find_in(pair_tables.first_low) &
                       bytes.high_half().find_in(pair_tables.second_high);
  // The third byte of three and the third and fourth of four must be a second continuation, and no others.
  const Vector third = bytes.template behind<2>(before).minus(0xE0 - 0x80);
  const Vector fourth = bytes.template behind<3>(before).minus(0xF0 - 0x80);
  const Vector continues = (third | fourth) & Vector::every(two_continuations);
  return pairs ^ continues;
}

/// Vectors are taken four at a time; four of ASCII need one look.
template <class Vector>
struct Utf8Scan {
  static constexpr std::size_t step = 4 * sizeof(Vector);

  Vector before = Vector::zero();
  Vector faults = Vector::zero();

  void take(const char* text) {
    const Vector a = Vector::load(text);
    const Vector b = Vector::load(text + sizeof(Vector));
    const Vector c = Vector::load(text + 2 * sizeof(Vector));
    const Vector d = Vector::load(text + 3 * sizeof(Vector));
    if ((a | b | c | d).is_ascii()) {
      // The character before may be cut.
      faults = faults | faults_in(a, before);
    } else {
      faults = faults | faults_in(a, before) | faults_in(b, a) | faults_in(c, b) | faults_in(d, c);
    }
    before = d;
  }
};

/// The end is filled up with NULs, one at least, so that a character that is cut there is seen.
template <class Vector>
bool is_utf8_with(const char* text, std::size_t size) {
  Utf8Scan<Vector> scan;
  constexpr std::size_t step = Utf8Scan<Vector>::step;
  for (; size >= step; size -= step, text += step) scan.take(text);
  char rest[step] = {};
  __builtin_memcpy(rest, text, size);
  scan.take(rest);
  return scan.faults.is_zero();
}

}  // namespace
}  // namespace rung
