// The review date of a command: `--as-of`, else the machine's day.
#pragma once

#include "commands/command_line.hpp"
#include "values/calendar.hpp"

namespace rung {

/// Reports a date that is none; the machine's day then, too.
Date review_date(const CommandLine& line, Diagnostics& diagnostics);

}  // namespace rung
