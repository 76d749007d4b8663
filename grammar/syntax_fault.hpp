// Says what was expected where a clause could not be read, and what the writer probably meant.
#pragma once

#include "grammar/parse_line.hpp"

namespace rung {

void report_syntax_fault(Diagnostics& diagnostics, Entry entry, const Folded& folded, std::size_t begin,
                         std::size_t end, const Furthest& furthest);

/// Reports a date that is not written as one, and gives it as it is written, empty where no day can be meant.
std::string report_bad_date(Diagnostics& diagnostics, Span span, std::string_view text);

}  // namespace rung
