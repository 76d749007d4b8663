// One source line as a terminal can show it, and where the underline of a span stands below it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rung {

struct Snippet {
  std::string text;  ///< without tabs or anything else that moves the cursor; cropped with … if it is long
  std::size_t indent = 0;  ///< display columns of `text` before the underline
  std::size_t length = 1;  ///< display columns of the underline, at least one
};

/// Lays out a line for the bytes [begin, end) of it, which may lie behind its end. `columns` is the greatest
/// width of the text, at least 20.
Snippet lay_out(std::string_view line, std::size_t begin, std::size_t end, std::size_t columns);

}  // namespace rung
