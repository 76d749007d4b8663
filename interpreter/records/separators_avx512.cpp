// The scan for separators with AVX-512 (F, BW, VBMI2), POPCNT and PCLMUL.
#ifdef __x86_64__

#include <immintrin.h>

#include "records/separator_loop.hpp"

namespace rung {
namespace {

/// 0 to 63.
alignas(64) constexpr std::uint8_t byte_numbers[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

struct Avx512Bytes {
  __m512i bytes;

  static Avx512Bytes load(const char* text) { return {_mm512_loadu_si512(text)}; }

  std::uint64_t where(char character) const {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(character));
  }

  Avx512Bytes lowest(const Avx512Bytes& other) const { return {_mm512_min_epu8(bytes, other.bytes)}; }

  bool has_nul() const { return where('\0') != 0; }

  /// A product without carries by all ones adds each bit to all higher ones.
  static std::uint64_t parity(std::uint64_t bits) {
    const __m128i factor = _mm_cvtsi64_si128(static_cast<long long>(bits));
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_clmulepi64_si128(factor, _mm_set1_epi8(-1), 0)));
  }

  static std::size_t count(std::uint64_t bits) {
    return static_cast<std::size_t>(__builtin_popcountll(bits));
  }

  /// Packs the numbers of the bytes that are meant, and widens them by sixteen; more than that are rare.
  static std::uint32_t* write(std::uint64_t bits, std::uint32_t place, std::uint32_t* next) {
    const std::size_t places = count(bits);
    const __m512i numbers = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(byte_numbers));
    const __m512i base = _mm512_set1_epi32(static_cast<int>(place));
    put(_mm512_castsi512_si128(numbers), base, next);
    if (__builtin_expect(places > 16, 0)) {
      put(_mm512_extracti32x4_epi32(numbers, 1), base, next + 16);
      put(_mm512_extracti32x4_epi32(numbers, 2), base, next + 32);
      put(_mm512_extracti32x4_epi32(numbers, 3), base, next + 48);
    }
    return next + places;
  }

  static void put(__m128i numbers, __m512i base, std::uint32_t* next) {
    _mm512_storeu_si512(next, _mm512_add_epi32(_mm512_cvtepu8_epi32(numbers), base));
  }
};

}  // namespace

void scan_separators_avx512(SeparatorScan& scan) {
  scan_with<Avx512Bytes>(scan);
}

}  // namespace rung

#endif
