// Which characters make names, and which full-width ones mean the same as a half-width one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "diagnostics/code_point.hpp"

namespace rung {

/// The code point at a place of the text.
inline CodePoint decode(std::string_view text, std::size_t at) {
  return first_code_point(text.substr(at));
}

bool starts_name(char32_t c);
bool continues_name(char32_t c);

/// How many bytes at the start of the text are a name; 0 for none.
std::size_t name_length(std::string_view text);

/// What a character outside a text in quotes is read as: `（` as `(`, `≥` as `>=`, a full-width digit as a digit, any
/// blank as a space. Empty where it stands for itself.
std::string_view folded(char32_t c);

}  // namespace rung
