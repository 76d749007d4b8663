// Which characters make names, and which full-width ones mean the same as a half-width one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rung {

/// One code point and how many bytes of UTF-8 it takes; bytes that are no UTF-8 give U+FFFD of one byte.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t bytes = 1;
};
CodePoint decode(std::string_view text, std::size_t at);

bool starts_name(char32_t c);
bool continues_name(char32_t c);

/// How many bytes at the start of the text are a name; 0 for none.
std::size_t name_length(std::string_view text);

/// What a character outside a text in quotes is read as: `（` as `(`, `≥` as `>=`, a full-width digit as a digit, any
/// blank as a space. Empty where it stands for itself.
std::string_view folded(char32_t c);

}  // namespace rung
