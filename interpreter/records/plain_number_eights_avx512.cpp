// The last 16 bytes of eight cells as two vectors with a lane a cell, in AVX-512 (F, BW). The digits are put together as in
// plain_numbers.cpp.
#ifdef __x86_64__

#include <immintrin.h>

#include "records/plain_number_eights.hpp"

namespace rung {
namespace {

inline long long eight_bytes_at(const void* from) {
  long long bytes;
  __builtin_memcpy(&bytes, from, sizeof bytes);
  return bytes;
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

/// What the eight digits of each lane say; the first digit is in the lowest byte.
inline __m512i numbers_of(__m512i digits) {
  const __m512i tens = _mm512_set1_epi16(0x010A);
  const __m512i hundreds = _mm512_set1_epi32(0x00010064);
  const __m512i fours = _mm512_madd_epi16(_mm512_maddubs_epi16(digits, tens), hundreds);
  return _mm512_add_epi64(_mm512_mul_epu32(fours, _mm512_set1_epi64(10000)), _mm512_srli_epi64(fours, 32));
}

inline bool are_digits(__m512i digits) {
  return _mm512_cmpgt_epu8_mask(digits, _mm512_set1_epi8(9)) == 0;
}

}  // namespace

std::size_t read_number_eights_avx512(const CellColumn& cells, std::size_t row, std::size_t rows,
                                      const EightsFactors& factors, bool blanks, std::int64_t* mantissas,
                                      std::uint8_t* known) {
  const __m512i none = _mm512_setzero_si512();
  const __m512i ones = _mm512_set1_epi64(-1);
  const __m512i zeros = _mm512_set1_epi8('0');
  const __m512i gap = _mm512_set1_epi64(static_cast<long long>(cells.gap));
  const __m512i below_two_32 = _mm512_set1_epi64(0xFFFFFFFF);
  const __m512i few_factors = _mm512_loadu_si512(factors.by_decimals);
  const __m512i more_factors = _mm512_loadu_si512(factors.by_decimals + 8);
  const __m512i largest = _mm512_set1_epi64(static_cast<long long>(factors.largest_mantissa));
  const std::uint32_t* ends = cells.ends + row * cells.stride;
  for (; row + 8 <= rows; row += 8, ends += 8 * cells.stride) {
    // The end of the cell before and the end of the cell lie side by side.
    const char* places[8];
    const char* behind[8];
    for (std::size_t lane = 0; lane < 8; ++lane) {
      places[lane] = reinterpret_cast<const char*>(ends + lane * cells.stride);
      behind[lane] = cells.text + ends[lane * cells.stride];
    }
    const __m512i borders = lanes(places, -4);
    const __m512i begins = _mm512_and_si512(_mm512_add_epi64(borders, gap), below_two_32);
    const __m512i lengths = _mm512_sub_epi64(_mm512_srli_epi64(borders, 32), begins);
    if (_mm512_cmpgt_epu64_mask(lengths, _mm512_set1_epi64(16)) != 0) return row;
    const __mmask8 filled = _mm512_test_epi64_mask(lengths, lengths);
    if (!blanks && filled != 0xFF) return row;

    // A shift by 64 and more leaves nothing.
    const __m512i outside = _mm512_sub_epi64(
        _mm512_set1_epi64(64), _mm512_slli_epi64(_mm512_min_epu64(lengths, _mm512_set1_epi64(8)), 3));
    __m512i low =
        _mm512_and_si512(_mm512_sub_epi8(lanes(behind, -8), zeros), _mm512_sllv_epi64(ones, outside));
    const bool is_long = _mm512_cmpgt_epu64_mask(lengths, _mm512_set1_epi64(8)) != 0;
    __m512i high = none;
    if (is_long) {
      const __m512i outside_high = _mm512_sub_epi64(
          _mm512_set1_epi64(128), _mm512_slli_epi64(_mm512_max_epu64(lengths, _mm512_set1_epi64(8)), 3));
      high =
          _mm512_and_si512(_mm512_sub_epi8(lanes(behind, -16), zeros), _mm512_sllv_epi64(ones, outside_high));
    }

    __m512i factor = _mm512_set1_epi64(static_cast<long long>(factors.by_decimals[8]));
    const __mmask64 points = _mm512_cmpeq_epi8_mask(low, _mm512_set1_epi8('.' - '0'));
    if (points != 0) {
      // Of more than one point the second stays, and is no digit.
      const __m512i marked = _mm512_movm_epi8(points);
      const __mmask8 with_point = _mm512_test_epi64_mask(marked, marked);
      const __m512i lowest_bit = _mm512_and_si512(marked, _mm512_sub_epi64(none, marked));
      const __m512i before = _mm512_maskz_sub_epi64(with_point, lowest_bit, _mm512_set1_epi64(1));
      const __m512i point = _mm512_sub_epi64(_mm512_slli_epi64(lowest_bit, 8), lowest_bit);
      const __m512i after = _mm512_andnot_si512(_mm512_or_si512(before, point), ones);
      const __m512i moved = _mm512_slli_epi64(_mm512_and_si512(low, before), 8);
      low = _mm512_or_si512(_mm512_and_si512(low, after), moved);
      low = _mm512_mask_or_epi64(low, with_point, low, _mm512_srli_epi64(high, 56));
      high = _mm512_mask_slli_epi64(high, with_point, high, 8);
      const __m512i decimals = _mm512_sad_epu8(_mm512_and_si512(after, _mm512_set1_epi8(1)), none);
      factor = _mm512_permutex2var_epi64(few_factors, decimals, more_factors);
    }
    if (!are_digits(low) || _mm512_test_epi64_mask(factor, factor) != 0xFF) return row;
    __m512i values = numbers_of(low);
    if (is_long) {
      if (!are_digits(high)) return row;
      values = _mm512_add_epi64(values, _mm512_mul_epu32(numbers_of(high), _mm512_set1_epi64(100000000)));
      if (_mm512_cmpgt_epu64_mask(values, largest) != 0) return row;
    }
    const __m512i upper = _mm512_mul_epu32(_mm512_srli_epi64(values, 32), factor);
    values = _mm512_add_epi64(_mm512_mul_epu32(values, factor), _mm512_slli_epi64(upper, 32));
    _mm512_storeu_si512(mantissas + row, values);
    // One byte a lane out of one bit a lane.
    const std::uint64_t bits = static_cast<std::uint64_t>(filled) * 0x0101010101010101u & 0x8040201008040201u;
    const std::uint64_t bytes = (bits + 0x7F7F7F7F7F7F7F7Fu) >> 7 & 0x0101010101010101u;
    __builtin_memcpy(known + row, &bytes, sizeof bytes);
  }
  return row;
}

}  // namespace rung

#endif
