// A first look at a text: how many lines end in it, and whether anything in it makes that hard to tell.
#pragma once

#include <cstdint>
#include <string_view>

#include "columns/instruction_set.hpp"

namespace rung {

struct LineScan {
  std::uint64_t line_feeds = 0;
  bool quotes = false;
  bool lone_returns = false;  ///< a CR without LF behind it, but for one at the very end
};

LineScan scan_lines(std::string_view text, InstructionSet set = used_instruction_set());

}  // namespace rung
