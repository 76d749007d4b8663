// The scan for separators with AVX2, BMI1, POPCNT and PCLMUL.
#ifdef __x86_64__

#include <immintrin.h>

#include "records/separator_loop.hpp"

namespace rung {
namespace {

/// For each byte, the numbers of its bits that are set.
struct BitNumbers {
  alignas(8) std::uint8_t of[256][8] = {};
};

constexpr BitNumbers make_bit_numbers() {
  BitNumbers numbers;
  for (unsigned byte = 0; byte < 256; ++byte) {
    int next = 0;
    for (std::uint8_t bit = 0; bit < 8; ++bit) {
      if ((byte >> bit & 1) != 0) numbers.of[byte][next++] = bit;
    }
  }
  return numbers;
}

constexpr BitNumbers bit_numbers = make_bit_numbers();

struct Avx2Bytes {
  __m256i low;
  __m256i high;

  static Avx2Bytes load(const char* text) {
    const __m256i* parts = reinterpret_cast<const __m256i*>(text);
    return {_mm256_loadu_si256(parts), _mm256_loadu_si256(parts + 1)};
  }

  std::uint64_t where(char character) const {
    const __m256i sought = _mm256_set1_epi8(character);
    const auto in_low = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, sought)));
    const auto in_high = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, sought)));
    return in_low | static_cast<std::uint64_t>(in_high) << 32;
  }

  Avx2Bytes lowest(const Avx2Bytes& other) const {
    return {_mm256_min_epu8(low, other.low), _mm256_min_epu8(high, other.high)};
  }

  bool has_nul() const { return where('\0') != 0; }

  /// A product without carries by all ones adds each bit to all higher ones.
  static std::uint64_t parity(std::uint64_t bits) {
    const __m128i factor = _mm_cvtsi64_si128(static_cast<long long>(bits));
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_clmulepi64_si128(factor, _mm_set1_epi8(-1), 0)));
  }

  static std::size_t count(std::uint64_t bits) {
    return static_cast<std::size_t>(__builtin_popcountll(bits));
  }

  /// Eight bits at a time, whatever they hold: branches on their number would be guessed wrong too often.
  static std::uint32_t* write(std::uint64_t bits, std::uint32_t place, std::uint32_t* next) {
    const __m256i eight = _mm256_set1_epi32(8);
    __m256i base = _mm256_set1_epi32(static_cast<int>(place));
    for (int i = 0; i < 8; ++i, bits >>= 8) {
      const std::uint8_t byte = bits & 0xFF;
      const __m128i numbers = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(bit_numbers.of[byte]));
      const __m256i places = _mm256_add_epi32(_mm256_cvtepu8_epi32(numbers), base);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(next), places);
      next += count(byte);
      base = _mm256_add_epi32(base, eight);
    }
    return next;
  }
};

}  // namespace

void scan_separators_avx2(SeparatorScan& scan) {
  scan_with<Avx2Bytes>(scan);
}

}  // namespace rung

#endif
