// The check of UTF-8 character by character, eight bytes at a time where they are ASCII: the reference for
// the vector checks, and their stand-in for short texts.
#include "records/utf8_check.hpp"

#include <cstdint>
#include <cstring>

#include "records/utf8_vectors.hpp"

namespace rung {
namespace {

using Byte = unsigned char;

constexpr std::uint64_t high_bits = 0x8080808080808080u;

/// How many of the next bytes are ASCII, in whole words; what is left is for the slow loop.
std::size_t ascii_words(const char* at, std::size_t room) {
  std::size_t count = 0;
  while (room - count >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, at + count, sizeof word);
    if ((word & high_bits) != 0) break;
    count += sizeof word;
  }
  return count;
}

/// The least and the greatest second byte after a lead byte, which rule out overlong forms and surrogates.
struct Lead {
  std::size_t length;
  Byte low;
  Byte high;
};

Lead lead_of(Byte byte) {
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// The length of the character that is not ASCII at the start of a text, 0 where there is none. `cut`: the
/// text ends within what may be one.
std::size_t long_character(std::string_view text, bool& cut) {
  const Lead lead = lead_of(static_cast<Byte>(text[0]));
  if (lead.length == 0) return 0;
  for (std::size_t i = 1; i < lead.length; ++i) {
    if (i == text.size()) {
      cut = true;
      return 0;
    }
    const Byte byte = static_cast<Byte>(text[i]);
    const Byte low = i == 1 ? lead.low : 0x80;
    const Byte high = i == 1 ? lead.high : 0xBF;
    if (byte < low || byte > high) return 0;
  }
  return lead.length;
}

/// Below this the vectors would be mostly filling.
constexpr std::size_t short_text = 64;

bool is_utf8_by_characters(std::string_view text) {
  bool cut = false;
  std::size_t i = 0;
  while (true) {
    i += ascii_words(text.data() + i, text.size() - i);
    while (i < text.size() && static_cast<Byte>(text[i]) < 0x80) ++i;
    if (i == text.size()) return true;
    const std::size_t length = long_character(text.substr(i), cut);
    if (length == 0) return false;
    i += length;
  }
}

}  // namespace

bool is_utf8(std::string_view text, InstructionSet set) {
  if (text.size() < short_text) return is_utf8_by_characters(text);
  switch (set) {
    case InstructionSet::scalar:
    case InstructionSet::sse2: break;  // which has no table of sixteen bytes to look into
#ifdef __x86_64__
    case InstructionSet::avx2: return is_utf8_avx2(text.data(), text.size());
    case InstructionSet::avx512: return is_utf8_avx512(text.data(), text.size());
#else
    case InstructionSet::avx2:
    case InstructionSet::avx512: break;
#endif
  }
  return is_utf8_by_characters(text);
}

Utf8Counts count_utf8(std::string_view text, bool whole) {
  Utf8Counts counts;
  std::size_t i = 0;
  while (true) {
    i += ascii_words(text.data() + i, text.size() - i);
    while (i < text.size() && static_cast<Byte>(text[i]) < 0x80) ++i;
    if (i == text.size()) return counts;
    bool cut = false;
    const std::size_t length = long_character(text.substr(i), cut);
    if (cut && !whole) return counts;
    ++(length > 0 ? counts.long_characters : counts.broken);
    i += length > 0 ? length : 1;
  }
}

}  // namespace rung
