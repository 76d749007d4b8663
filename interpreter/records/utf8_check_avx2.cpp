// The check of UTF-8 with AVX2.
#ifdef __x86_64__

#include <immintrin.h>

#include "records/utf8_loop.hpp"

namespace rung {
namespace {

struct Avx2Text {
  __m256i bytes;

  static Avx2Text load(const char* text) {
    return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(text))};
  }
  static Avx2Text zero() { return {_mm256_setzero_si256()}; }
  static Avx2Text every(int byte) { return {_mm256_set1_epi8(static_cast<char>(byte))}; }

  Avx2Text operator|(Avx2Text other) const { return {_mm256_or_si256(bytes, other.bytes)}; }
  Avx2Text operator&(Avx2Text other) const { return {_mm256_and_si256(bytes, other.bytes)}; }
  Avx2Text operator^(Avx2Text other) const { return {_mm256_xor_si256(bytes, other.bytes)}; }

  template <int distance>
  Avx2Text behind(Avx2Text before) const {
    const __m256i middle = _mm256_permute2x128_si256(before.bytes, bytes, 0x21);
    return {_mm256_alignr_epi8(bytes, middle, 16 - distance)};
  }

  Avx2Text minus(int byte) const { return {_mm256_subs_epu8(bytes, every(byte).bytes)}; }
  Avx2Text low_half() const { return *this & every(15); }
  Avx2Text high_half() const { return Avx2Text{_mm256_srli_epi16(bytes, 4)}.low_half(); }
  Avx2Text find_in(const std::uint8_t (&table)[16]) const {
    const __m128i half = _mm_load_si128(reinterpret_cast<const __m128i*>(table));
    return {_mm256_shuffle_epi8(_mm256_broadcastsi128_si256(half), bytes)};
  }

  bool is_zero() const { return _mm256_testz_si256(bytes, bytes) != 0; }
  bool is_ascii() const { return _mm256_movemask_epi8(bytes) == 0; }
};

}  // namespace

bool is_utf8_avx2(const char* text, std::size_t size) {
  return is_utf8_with<Avx2Text>(text, size);
}

}  // namespace rung

#endif
