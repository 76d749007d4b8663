// The last 16 bytes of eight cells as two vectors with a lane a cell, in AVX-512 (F, BW). Digits are put together as in
// plain_numbers.cpp.
#ifdef __x86_64__

#include <immintrin.h>

#include "records/cell_eights.hpp"

namespace rung {
namespace {

inline long long eight_bytes_at(const void* from) {
  long long bytes;
  __builtin_memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

inline __m512i all(long long lane) {
  return _mm512_set1_epi64(lane);
}

/// Eight times eight bytes, each at a distance from its address.
inline __m512i lanes(const char* const* at, std::ptrdiff_t distance) {
  const auto two = [&](int lane) {
    return _mm_set_epi64x(eight_bytes_at(at[lane + 1] + distance), eight_bytes_at(at[lane] + distance));
  };
  const __m256i low = _mm256_inserti128_si256(_mm256_castsi128_si256(two(0)), two(2), 1);
  const __m256i high = _mm256_inserti128_si256(_mm256_castsi128_si256(two(4)), two(6), 1);
  return _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1);
}

/// Eight cells: where they are and how long.
struct Eight {
  const char* behind[8];
  __m512i lengths;
  __mmask8 filled;

  Eight(const CellColumn& cells, const std::uint32_t* ends) {
    // The end of the cell before and the end of the cell lie side by side.
    const char* places[8];
    for (std::size_t lane = 0; lane < 8; ++lane) {
      places[lane] = reinterpret_cast<const char*>(ends + lane * cells.stride);
      behind[lane] = cells.text + ends[lane * cells.stride];
    }
    const __m512i borders = lanes(places, -4);
    const __m512i begins = _mm512_and_si512(_mm512_add_epi64(borders, all(cells.gap)), all(0xFFFFFFFF));
    lengths = _mm512_sub_epi64(_mm512_srli_epi64(borders, 32), begins);
    filled = _mm512_test_epi64_mask(lengths, lengths);
  }

  bool any_longer_than(long long bytes) const { return _mm512_cmpgt_epu64_mask(lengths, all(bytes)) != 0; }

  /// The last eight bytes of each, less `from` each, zeros in front of what belongs to the cell. A shift by 64 and more
  /// leaves nothing.
  __m512i back(char from) const {
    const __m512i bits = _mm512_slli_epi64(_mm512_min_epu64(lengths, all(8)), 3);
    const __m512i inside = _mm512_sllv_epi64(all(-1), _mm512_sub_epi64(all(64), bits));
    return _mm512_and_si512(_mm512_sub_epi8(lanes(behind, -8), _mm512_set1_epi8(from)), inside);
  }

  /// The eight bytes before those.
  __m512i front(char from) const {
    const __m512i bits = _mm512_slli_epi64(_mm512_max_epu64(lengths, all(8)), 3);
    const __m512i inside = _mm512_sllv_epi64(all(-1), _mm512_sub_epi64(all(128), bits));
    return _mm512_and_si512(_mm512_sub_epi8(lanes(behind, -16), _mm512_set1_epi8(from)), inside);
  }
};

/// One byte a lane out of one bit a lane.
inline void write_bytes(__mmask8 lanes, std::uint8_t* to) {
  const std::uint64_t bits = static_cast<std::uint64_t>(lanes) * 0x0101010101010101u & 0x8040201008040201u;
  const std::uint64_t bytes = (bits + 0x7F7F7F7F7F7F7F7Fu) >> 7 & 0x0101010101010101u;
  __builtin_memcpy(to, &bytes, sizeof bytes);
}

inline void write_values(__m512i values, std::int64_t* to) {
  _mm512_storeu_si512(to, values);
}

inline void write_values(__m512i values, std::uint8_t* to) {
  _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm512_cvtepi64_epi8(values));
}

/// What the eight digits of each lane say; the first digit is in the lowest byte.
inline __m512i numbers_of(__m512i digits) {
  const __m512i tens = _mm512_set1_epi16(0x010A);
  const __m512i hundreds = _mm512_set1_epi32(0x00010064);
  const __m512i fours = _mm512_madd_epi16(_mm512_maddubs_epi16(digits, tens), hundreds);
  return _mm512_add_epi64(_mm512_mul_epu32(fours, all(10000)), _mm512_srli_epi64(fours, 32));
}

inline bool are_digits(__m512i digits) {
  return _mm512_cmpgt_epu8_mask(digits, _mm512_set1_epi8(9)) == 0;
}

/// Takes the first point of each cell out: what stands before it moves up. Of more than one the second stays, and is no
/// digit. Gives how many decimals each has, 8 where there is no point.
inline __m512i take_out_points(__mmask64 points, __m512i& front, __m512i& back) {
  const __m512i none = _mm512_setzero_si512();
  const __m512i marked = _mm512_movm_epi8(points);
  const __mmask8 with_point = _mm512_test_epi64_mask(marked, marked);
  const __m512i lowest_bit = _mm512_and_si512(marked, _mm512_sub_epi64(none, marked));
  const __m512i before = _mm512_maskz_sub_epi64(with_point, lowest_bit, all(1));
  const __m512i point = _mm512_sub_epi64(_mm512_slli_epi64(lowest_bit, 8), lowest_bit);
  const __m512i after = _mm512_andnot_si512(_mm512_or_si512(before, point), all(-1));
  const __m512i moved = _mm512_slli_epi64(_mm512_and_si512(back, before), 8);
  back = _mm512_or_si512(_mm512_and_si512(back, after), moved);
  back = _mm512_mask_or_epi64(back, with_point, back, _mm512_srli_epi64(front, 56));
  front = _mm512_mask_slli_epi64(front, with_point, front, 8);
  return _mm512_sad_epu8(_mm512_and_si512(after, _mm512_set1_epi8(1)), none);
}

template <class Value>
std::size_t read_words(const CellColumn& cells, std::size_t row, std::size_t rows, const EightsWords& words,
                       bool blanks, Value* values, std::uint8_t* known) {
  const std::uint32_t* ends = cells.ends + row * cells.stride;
  for (; row + 8 <= rows; row += 8, ends += 8 * cells.stride) {
    const Eight eight(cells, ends);
    if (eight.any_longer_than(16) || (!blanks && eight.filled != 0xFF)) return row;
    const __m512i back = eight.back(0);
    const __m512i front = eight.any_longer_than(8) ? eight.front(0) : _mm512_setzero_si512();
    // A word has no NUL in front, so that only an empty cell is all zeros.
    __mmask8 found = static_cast<__mmask8>(~eight.filled);
    __m512i read = _mm512_setzero_si512();
    for (std::size_t i = 0; i < words.count; ++i) {
      const __mmask8 same_back = _mm512_cmpeq_epi64_mask(back, all(static_cast<long long>(words.back[i])));
      const __mmask8 same =
          _mm512_mask_cmpeq_epi64_mask(same_back, front, all(static_cast<long long>(words.front[i])));
      read = _mm512_mask_mov_epi64(read, same, all(words.values[i]));
      found |= same;
    }
    if (found != 0xFF) return row;
    write_values(read, values + row);
    write_bytes(eight.filled, known + row);
  }
  return row;
}

/// For each month its days, 0 where there is no such month; February as in a common year.
alignas(64) constexpr std::int64_t days_of_months[16] = {0,  31, 28, 31, 30, 31, 30, 31,
                                                         31, 30, 31, 30, 31, 0,  0,  0};

/// x / divisor for small x, as a product and a shift.
inline __m512i share(__m512i x, long long factor, unsigned shift) {
  return _mm512_srli_epi64(_mm512_mul_epu32(x, all(factor)), shift);
}

}  // namespace

std::size_t read_number_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                      const EightsFactors& factors, bool blanks, std::int64_t* mantissas,
                                      std::uint8_t* known) {
  const __m512i few_factors = _mm512_loadu_si512(factors.by_decimals);
  const __m512i more_factors = _mm512_loadu_si512(factors.by_decimals + 8);
  const __m512i largest = all(static_cast<long long>(factors.largest_mantissa));
  const std::uint32_t* ends = cells.ends + row * cells.stride;
  for (; row + 8 <= rows; row += 8, ends += 8 * cells.stride) {
    const Eight eight(cells, ends);
    if (eight.any_longer_than(16) || (!blanks && eight.filled != 0xFF)) return row;
    const bool is_long = eight.any_longer_than(8);
    __m512i back = eight.back('0');
    __m512i front = is_long ? eight.front('0') : _mm512_setzero_si512();
    __m512i factor = all(static_cast<long long>(factors.by_decimals[8]));
    if (const __mmask64 points = _mm512_cmpeq_epi8_mask(back, _mm512_set1_epi8('.' - '0')); points != 0) {
      const __m512i decimals = take_out_points(points, front, back);
      factor = _mm512_permutex2var_epi64(few_factors, decimals, more_factors);
    }
    if (!are_digits(back) || _mm512_test_epi64_mask(factor, factor) != 0xFF) return row;
    __m512i values = numbers_of(back);
    if (is_long) {
      if (!are_digits(front)) return row;
      values = _mm512_add_epi64(values, _mm512_mul_epu32(numbers_of(front), all(100000000)));
      if (_mm512_cmpgt_epu64_mask(values, largest) != 0) return row;
    }
    const __m512i upper = _mm512_mul_epu32(_mm512_srli_epi64(values, 32), factor);
    values = _mm512_add_epi64(_mm512_mul_epu32(values, factor), _mm512_slli_epi64(upper, 32));
    write_values(values, mantissas + row);
    write_bytes(eight.filled, known + row);
  }
  return row;
}

std::size_t read_word_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                    const EightsWords& words, bool blanks, std::int64_t* values,
                                    std::uint8_t* known) {
  return read_words(cells, row, rows, words, blanks, values, known);
}

std::size_t read_word_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                    const EightsWords& words, bool blanks, std::uint8_t* values,
                                    std::uint8_t* known) {
  return read_words(cells, row, rows, words, blanks, values, known);
}

/// Days are counted from 1 March of the year 0, so that a leap day is the last of its year; 719468 of them are before 1970.
std::size_t read_day_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                                   std::int64_t* days, std::uint8_t* known) {
  const __m512i none = _mm512_setzero_si512();
  const __m512i few_lengths = _mm512_load_si512(days_of_months);
  const __m512i more_lengths = _mm512_load_si512(days_of_months + 8);
  const std::uint32_t* ends = cells.ends + row * cells.stride;
  for (; row + 8 <= rows; row += 8, ends += 8 * cells.stride) {
    const Eight eight(cells, ends);
    const __mmask8 filled = eight.filled;
    if (_mm512_mask_cmpneq_epu64_mask(filled, eight.lengths, all(10)) != 0 || (!blanks && filled != 0xFF))
      return row;
    // `YY-MM-DD`, behind the first two digits of the year.
    const __m512i text = lanes(eight.behind, -8);
    if (_mm512_mask_cmpneq_epu64_mask(filled, _mm512_and_si512(text, all(0x0000FF0000FF0000)),
                                      all(0x00002D00002D0000)) != 0)
      return row;
    const __m512i zeros = _mm512_set1_epi8('0');
    const __m512i digits = _mm512_maskz_and_epi64(filled, _mm512_sub_epi8(text, zeros),
                                                  all(static_cast<long long>(0xFFFF00FFFF00FFFF)));
    const __m512i century_digits =
        _mm512_maskz_srli_epi64(filled, _mm512_sub_epi8(lanes(eight.behind, -16), zeros), 48);
    if (!are_digits(digits) || !are_digits(century_digits)) return row;
    // Two digits of the year, tens of the month, ones of the month, day: one word of 16 bits each.
    const __m512i pairs = _mm512_maddubs_epi16(digits, all(0x010A'0001'0A00'010A));
    const __m512i word = all(0xFFFF);
    const __m512i month =
        _mm512_and_si512(_mm512_add_epi64(_mm512_srli_epi64(pairs, 16), _mm512_srli_epi64(pairs, 32)), word);
    const __m512i day = _mm512_srli_epi64(pairs, 48);
    const __m512i centuries = _mm512_maddubs_epi16(century_digits, all(0x010A));
    const __m512i year =
        _mm512_add_epi64(_mm512_and_si512(pairs, word), _mm512_mul_epu32(centuries, all(100)));

    const __m512i no_century = _mm512_sub_epi64(year, _mm512_mul_epu32(centuries, all(100)));
    const __mmask8 fourth = _mm512_testn_epi64_mask(year, all(3));
    const __mmask8 plain_fourth = _mm512_mask_test_epi64_mask(fourth, no_century, no_century);
    const __mmask8 leap =
        static_cast<__mmask8>(plain_fourth | _mm512_mask_testn_epi64_mask(fourth, year, all(15)));
    const __m512i length = _mm512_permutex2var_epi64(few_lengths, month, more_lengths);
    const __mmask8 leap_february = _mm512_mask_cmpeq_epi64_mask(leap, month, all(2));
    const __m512i longest = _mm512_mask_add_epi64(length, leap_february, length, all(1));
    const __mmask8 good =
        static_cast<__mmask8>(_mm512_cmplt_epu64_mask(_mm512_sub_epi64(day, all(1)), longest) &
                              _mm512_cmple_epu64_mask(month, all(12)) & _mm512_test_epi64_mask(year, year));
    if ((good | static_cast<__mmask8>(~filled)) != 0xFF) return row;

    const __mmask8 next_year = _mm512_cmple_epu64_mask(month, all(2));
    const __m512i since_march = _mm512_mask_add_epi64(month, next_year, month, all(12));
    const __m512i years = _mm512_mask_sub_epi64(year, next_year, year, all(1));
    const __m512i hundreds = share(years, 5243, 19);
    __m512i count = _mm512_mul_epu32(years, all(365));
    count = _mm512_add_epi64(count, _mm512_srli_epi64(years, 2));
    count = _mm512_sub_epi64(count, hundreds);
    count = _mm512_add_epi64(count, _mm512_srli_epi64(hundreds, 2));
    // (153 (month - 3) + 2) / 5
    const __m512i fifths = _mm512_sub_epi64(_mm512_mul_epu32(since_march, all(153)), all(3 * 153 - 2));
    count = _mm512_add_epi64(count, share(fifths, 52429, 18));
    count = _mm512_add_epi64(count, _mm512_sub_epi64(day, all(1 + 719468)));
    write_values(_mm512_mask_mov_epi64(none, filled, count), days + row);
    write_bytes(filled, known + row);
  }
  return row;
}

}  // namespace rung

#endif
