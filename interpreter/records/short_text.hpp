// Texts of a cell's size, looked at and copied in a few wide pieces instead of byte by byte.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace rung {

/// Sixteen bytes that are compared at once.
using ByteBlock __attribute__((vector_size(16))) = unsigned char;

inline ByteBlock load_block(const char* from) {
  ByteBlock block;
  std::memcpy(&block, from, sizeof block);
  return block;
}

/// The same bytes as two words, which registers hold without a way through memory.
using WordPair __attribute__((vector_size(16))) = std::uint64_t;

inline bool any(ByteBlock marks) {
  const auto words = reinterpret_cast<WordPair>(marks);
  return (words[0] | words[1]) != 0;
}

template <class Word>
Word load_word(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

inline ByteBlock make_block(std::uint64_t low, std::uint64_t high) {
  return reinterpret_cast<ByteBlock>(WordPair{low, high});
}

/// Copies a text of at most 32 bytes of which `is_special`, which marks bytes of a block, marks none; returns its end.
/// Gives null for any other text. The bytes of a short text are looked at more than once rather than in a loop.
template <class IsSpecial>
char* put_plain(char* to, std::string_view text, IsSpecial is_special) {
  const char* const begin = text.data();
  const std::size_t size = text.size();
  const auto put_ends = [&](auto first, auto last) {
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + size - sizeof last, &last, sizeof last);
    return to + size;
  };
  if (size > 2 * sizeof(ByteBlock)) return nullptr;
  if (size >= 16) {
    const ByteBlock first = load_block(begin);
    const ByteBlock last = load_block(begin + size - 16);
    return any(is_special(first) | is_special(last)) ? nullptr : put_ends(first, last);
  }
  if (size >= 8) {
    const auto first = load_word<std::uint64_t>(begin);
    const auto last = load_word<std::uint64_t>(begin + size - 8);
    return any(is_special(make_block(first, last))) ? nullptr : put_ends(first, last);
  }
  if (size >= 4) {
    const auto first = load_word<std::uint32_t>(begin);
    const auto last = load_word<std::uint32_t>(begin + size - 4);
    const std::uint64_t both = first | std::uint64_t{last} << 32;
    return any(is_special(make_block(both, both))) ? nullptr : put_ends(first, last);
  }
  if (size == 0) return to;
  const auto first = static_cast<unsigned char>(begin[0]);
  const auto middle = static_cast<unsigned char>(begin[size / 2]);
  const auto last = static_cast<unsigned char>(begin[size - 1]);
  const ByteBlock marks =
      is_special(ByteBlock{} + first) | is_special(ByteBlock{} + middle) | is_special(ByteBlock{} + last);
  to[0] = begin[0];
  to[size / 2] = begin[size / 2];
  return any(marks) ? nullptr : put_ends(begin[0], begin[size - 1]);
}

/// Whether `is_special` marks any byte of the text.
template <class IsSpecial>
bool has_special(std::string_view text, IsSpecial is_special) {
  ByteBlock marks = {};
  std::size_t at = 0;
  for (; text.size() - at >= sizeof(ByteBlock); at += sizeof(ByteBlock))
    marks |= is_special(load_block(text.data() + at));
  for (; at < text.size(); ++at) marks |= is_special(ByteBlock{} + static_cast<unsigned char>(text[at]));
  return any(marks);
}

}  // namespace rung
