// The scan for separators with the instructions that every x86-64 has.
#ifdef __x86_64__

#include <emmintrin.h>

#include "records/separator_loop.hpp"

namespace rung {
namespace {

struct Sse2Bytes {
  __m128i part[4];

  static Sse2Bytes load(const char* text) {
    Sse2Bytes bytes;
    for (int i = 0; i < 4; ++i) {
      bytes.part[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text) + i);
    }
    return bytes;
  }

  std::uint64_t where(char character) const {
    const __m128i sought = _mm_set1_epi8(character);
    std::uint64_t bits = 0;
    for (int i = 0; i < 4; ++i) {
      const int found = _mm_movemask_epi8(_mm_cmpeq_epi8(part[i], sought));
      bits |= static_cast<std::uint64_t>(found) << (16 * i);
    }
    return bits;
  }

  Sse2Bytes lowest(const Sse2Bytes& other) const {
    Sse2Bytes least;
    for (int i = 0; i < 4; ++i) least.part[i] = _mm_min_epu8(part[i], other.part[i]);
    return least;
  }

  bool has_nul() const { return where('\0') != 0; }

  static std::uint64_t parity(std::uint64_t bits) {
    for (int distance = 1; distance < 64; distance *= 2) bits ^= bits << distance;
    return bits;
  }

  static std::size_t count(std::uint64_t bits) {
    std::size_t count = 0;
    for (; bits != 0; bits &= bits - 1) ++count;
    return count;
  }

  static std::uint32_t* write(std::uint64_t bits, std::uint32_t place, std::uint32_t* next) {
    for (; bits != 0; bits &= bits - 1) *next++ = place + static_cast<std::uint32_t>(__builtin_ctzll(bits));
    return next;
  }
};

}  // namespace

void scan_separators_sse2(SeparatorScan& scan) {
  scan_with<Sse2Bytes>(scan);
}

}  // namespace rung

#endif
