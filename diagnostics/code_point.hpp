// One code point at a time of a text that may not be UTF-8: what it is, how long and wide, whether to show
// it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rung {

/// What stands in place of bytes that are no UTF-8 and of characters that must not reach a terminal.
inline constexpr std::string_view replacement = "\uFFFD";

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;  ///< in bytes
  bool valid = true;       ///< false for a byte that begins no UTF-8 sequence; `length` is 1 then
};

/// The code point at the start of a text, which must not be empty.
CodePoint first_code_point(std::string_view text);

/// Columns on a terminal, East Asian ambiguous characters counted as one.
std::size_t width_of(CodePoint point);

/// False for what moves the cursor, turns the direction of writing or cannot be seen: controls, direction
/// marks, line and paragraph separators, zero width spaces. Joiners are harmless and count as showable.
bool is_showable(CodePoint point);

/// The text with line ends and tabs as \n, \r, \t and everything else that is not showable as U+FFFD.
std::string showable(std::string_view text);

}  // namespace rung
