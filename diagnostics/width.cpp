// Widths of texts, summed over code points. A sequence that a font draws as one picture counts as its parts.
#include "diagnostics/width.hpp"

#include "diagnostics/code_point.hpp"

namespace rung {

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    width += width_of(point);
    text.remove_prefix(point.length);
  }
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
  std::string padded(text);
  const std::size_t taken = display_width(text);
  if (taken < width) padded.append(width - taken, ' ');
  return padded;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  std::string padded(taken < width ? width - taken : 0, ' ');
  padded += text;
  return padded;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(first_code_point(text).length);
    ++count;
  }
  return count;
}

}  // namespace rung
