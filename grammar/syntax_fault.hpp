// Says what was expected where a clause could not be read, and what the writer probably meant.
#pragma once

#include "grammar/parse_line.hpp"

namespace rung {

void report_syntax_fault(Diagnostics& diagnostics, Entry entry, const Folded& folded, std::size_t begin,
                         std::size_t end, const Furthest& furthest);

}  // namespace rung
