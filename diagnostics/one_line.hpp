// A piece of the rules as a message quotes it.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// The text with each run of blanks and line ends as one space, and none at its ends.
std::string on_one_line(std::string_view text);

}  // namespace rung
