// Which character separates the cells of a CSV text: a comma, a semicolon, a tab or a vertical bar.
#pragma once

#include <cstddef>
#include <string_view>

namespace rung {

/// How much text is looked at.
constexpr std::size_t delimiter_sample = std::size_t{64} << 10;

/// Tries each on the first lines: the one under which most of them have as many cells as the header wins,
/// then the one under which the header has most. A comma where none divides the header.
char detect_delimiter(std::string_view sample);

}  // namespace rung
