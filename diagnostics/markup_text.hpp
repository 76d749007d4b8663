// Text inside XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// For an attribute in double quotes or the inside of an element. Characters that XML has no way to write become U+FFFD;
/// line ends and tabs are written as numbers, since a reader would make blanks of them in an attribute.
std::string markup_text(std::string_view text);

}  // namespace rung
