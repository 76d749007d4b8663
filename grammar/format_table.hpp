// Tables: the bars of their rows stand below each other.
#pragma once

#include "grammar/format_sheet.hpp"

namespace rung {

void align_tables(LaidSheet& sheet);

}  // namespace rung
