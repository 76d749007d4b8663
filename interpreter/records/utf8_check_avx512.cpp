// The check of UTF-8 with AVX-512 (F, BW).
#ifdef __x86_64__

#include <immintrin.h>

#include "records/utf8_loop.hpp"

namespace rung {
namespace {

struct Avx512Text {
  __m512i bytes;

  static Avx512Text load(const char* text) { return {_mm512_loadu_si512(text)}; }
  static Avx512Text zero() { return {_mm512_setzero_si512()}; }
  static Avx512Text every(int byte) { return {_mm512_set1_epi8(static_cast<char>(byte))}; }

  Avx512Text operator|(Avx512Text other) const { return {_mm512_or_si512(bytes, other.bytes)}; }
  Avx512Text operator&(Avx512Text other) const { return {_mm512_and_si512(bytes, other.bytes)}; }
  Avx512Text operator^(Avx512Text other) const { return {_mm512_xor_si512(bytes, other.bytes)}; }

  template <int distance>
  Avx512Text behind(Avx512Text before) const {
    // The last quarter of `before`, then three of this: what each quarter needs in front of it.
    const __m512i quarters = _mm512_set_epi64(13, 12, 11, 10, 9, 8, 7, 6);
    const __m512i middle = _mm512_permutex2var_epi64(before.bytes, quarters, bytes);
    return {_mm512_alignr_epi8(bytes, middle, 16 - distance)};
  }

  Avx512Text minus(int byte) const { return {_mm512_subs_epu8(bytes, every(byte).bytes)}; }
  Avx512Text low_half() const { return *this & every(15); }
  Avx512Text high_half() const { return Avx512Text{_mm512_srli_epi16(bytes, 4)}.low_half(); }
  Avx512Text find_in(const std::uint8_t (&table)[16]) const {
    const __m128i half = _mm_load_si128(reinterpret_cast<const __m128i*>(table));
    return {_mm512_shuffle_epi8(_mm512_broadcast_i32x4(half), bytes)};
  }

  bool is_zero() const { return _mm512_test_epi8_mask(bytes, bytes) == 0; }
  bool is_ascii() const { return _mm512_movepi8_mask(bytes) == 0; }
};

}  // namespace

bool is_utf8_avx512(const char* text, std::size_t size) {
  return is_utf8_with<Avx512Text>(text, size);
}

}  // namespace rung

#endif
