// How wide a text stands on a terminal and in a table that people align: a Chinese character is two columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rung {

/// Columns that the UTF-8 text takes; combining marks take none, a byte that is no UTF-8 takes one.
std::size_t display_width(std::string_view text);

/// The text with spaces behind it up to the width; a text that is wider stays as it is.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// How many code points the text has.
std::size_t code_points(std::string_view text);

}  // namespace rung
