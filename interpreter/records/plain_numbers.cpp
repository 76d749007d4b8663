// One cell at a time, 16 bytes at once, or eight cells at a time, as the processor has the instructions for it. After
// Wojciech Muła, "SIMD-ized parsing of decimal numbers" (2014).
#include "records/plain_numbers.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "records/cell_eights.hpp"
#include "records/plain_cell.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rung {
namespace {

/// What a mantissa is multiplied by, for each number of decimals that a cell of 16 bytes can have: 0 for those that are not
/// wanted.
using Factors = std::array<std::int64_t, 17>;

Factors factors_of(const PlainNumbersForm& form) {
  Factors factors = {};
  std::int64_t factor = 1;
  for (int decimals = form.scale; decimals >= 0; --decimals, factor *= 10) {
    if (decimals < 16 && (decimals == 0 || !form.whole)) factors[static_cast<std::size_t>(decimals)] = factor;
  }
  return factors;
}

std::size_t read_by_halves(const CellColumn& cells, std::size_t row, std::size_t rows,
                           const PlainNumbersForm& form, std::int64_t* mantissas, State* states) {
  const Factors factors = factors_of(form);
  for (; row < rows; ++row) {
    const char* const begin = cells.begin(row);
    const char* const end = cells.end(row);
    PlainNumber number = {0, 0};
    if (begin == end ? !form.blanks : !read_plain_number(begin, end, number)) return row;
    const std::int64_t factor = factors[static_cast<std::size_t>(number.decimals)];
    if (factor == 0 || (number.mantissa < 0 && !form.signs)) return row;
    if (__builtin_mul_overflow(number.mantissa, factor, &mantissas[row])) return row;
    states[row] = begin == end ? State::missing : State::known;
  }
  return row;
}

#if defined(__x86_64__)

/// For each length: which of 16 bytes that end with the cell belong to it.
constexpr auto kept_bytes = [] {
  std::array<std::array<std::uint8_t, 16>, 17> kept = {};
  for (std::size_t length = 0; length <= 16; ++length)
    for (std::size_t i = 16 - length; i < 16; ++i) kept[length][i] = 0xFF;
  return kept;
}();

/// For each place of the point, 16 for none: the bytes without it, a zero in front.
constexpr auto without_point = [] {
  std::array<std::array<std::uint8_t, 16>, 17> order = {};
  for (std::size_t point = 0; point <= 16; ++point) {
    for (std::size_t i = 0; i < 16; ++i) {
      const bool moved = point < 16 && i <= point;
      order[point][i] = static_cast<std::uint8_t>(!moved ? i : i == 0 ? 0x80 : i - 1);
    }
  }
  return order;
}();

inline __attribute__((target("sse4.1"), always_inline)) __m128i loaded(const std::uint8_t* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

/// Few instructions a cell is all that counts here.
__attribute__((target("sse4.1,bmi"))) std::size_t read_by_sixteens(const CellColumn& cells, std::size_t row,
                                                                   std::size_t rows,
                                                                   const PlainNumbersForm& form,
                                                                   std::int64_t* mantissas, State* states) {
  const __m128i zero = _mm_set1_epi8('0');
  const __m128i point_digit = _mm_set1_epi8('.' - '0');
  const __m128i nine = _mm_set1_epi8(9);
  const __m128i tens = _mm_set_epi8(1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10);
  const __m128i hundreds = _mm_set_epi16(1, 100, 1, 100, 1, 100, 1, 100);
  const __m128i myriads = _mm_set_epi16(1, 10000, 1, 10000, 1, 10000, 1, 10000);
  // By the place of the point: 16 where there is none, 15 where nothing follows it.
  Factors factors = factors_of(form);
  std::reverse(factors.begin(), factors.begin() + 16);
  factors[16] = std::exchange(factors[15], 0);
  const std::size_t shortest = form.blanks ? 0 : 1;
  const char* const text = cells.text;
  const std::uint32_t* ends = cells.ends + row * cells.stride;
  for (; row < rows; ++row, ends += cells.stride) {
    const char* begin = text + static_cast<std::uint32_t>(ends[-1] + cells.gap);
    const char* const end = text + ends[0];
    bool negative = false;
    if (*begin == '-' && begin != end) {
      if (!form.signs || ++begin == end) return row;
      negative = true;
    }
    const auto length = static_cast<std::size_t>(end - begin);
    if (length - shortest > 16 - shortest) return row;
    const __m128i bytes = loaded(reinterpret_cast<const std::uint8_t*>(end - 16));
    const __m128i cell = _mm_and_si128(_mm_sub_epi8(bytes, zero), loaded(kept_bytes[length].data()));
    const auto points = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(cell, point_digit)));
    const auto point = static_cast<unsigned>(__builtin_ctz(points | 0x10000u));
    const __m128i digits = _mm_shuffle_epi8(cell, loaded(without_point[point].data()));
    const __m128i beyond = _mm_subs_epu8(digits, nine);
    const std::int64_t factor = factors[point];
    if (!_mm_testz_si128(beyond, beyond) || factor == 0) return row;
    const __m128i fours = _mm_madd_epi16(_mm_maddubs_epi16(digits, tens), hundreds);
    const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), myriads);
    const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    auto value = static_cast<std::int64_t>((both & 0xFFFFFFFFu) * 100000000u + (both >> 32));
    if (negative) value = -value;
    if (__builtin_mul_overflow(value, factor, &value)) return row;
    mantissas[row] = value;
    states[row] = length == 0 ? State::missing : State::known;
  }
  return row;
}

constexpr int largest_eights_scale = 9;

EightsFactors eights_factors(const PlainNumbersForm& form) {
  const Factors factors = factors_of(form);
  EightsFactors eights = {};
  for (std::size_t decimals = 1; decimals < 8; ++decimals)
    eights.by_decimals[decimals] = static_cast<std::uint64_t>(factors[decimals]);
  eights.by_decimals[8] = static_cast<std::uint64_t>(factors[0]);
  eights.largest_mantissa =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / eights.by_decimals[8];
  return eights;
}

/// Eight after eight; those with something special among them one by one.
std::size_t read_by_eights(const CellColumn& cells, std::size_t row, std::size_t rows,
                           const PlainNumbersForm& form, std::int64_t* mantissas, State* states) {
  static_assert(static_cast<int>(State::missing) == 0 && static_cast<int>(State::known) == 1);
  const EightsFactors factors = eights_factors(form);
  auto* const known = reinterpret_cast<std::uint8_t*>(states);
  while (true) {
    row = read_number_eights_avx512(cells, row, rows, factors, form.blanks, mantissas, known);
    const std::size_t behind = std::min(row + 8, rows);
    row = read_by_sixteens(cells, row, behind, form, mantissas, states);
    if (row != behind || row == rows) return row;
  }
}

#endif

}  // namespace

std::size_t read_plain_numbers(const CellColumn& cells, std::size_t row, std::size_t rows,
                               PlainNumbersForm form, std::int64_t* mantissas, State* states,
                               InstructionSet set) {
#if defined(__x86_64__)
  if (set >= InstructionSet::avx512 && form.scale <= largest_eights_scale)
    return read_by_eights(cells, row, rows, form, mantissas, states);
  if (set >= InstructionSet::avx2) return read_by_sixteens(cells, row, rows, form, mantissas, states);
#endif
  return read_by_halves(cells, row, rows, form, mantissas, states);
}

}  // namespace rung
