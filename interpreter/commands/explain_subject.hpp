// The account of one subject, as `rung explain` shows it.
#pragma once

#include "commands/command_line.hpp"
#include "commands/terminal.hpp"

namespace rung::commands {

Exit explain_subject(const CommandLine& line, const Terminal& terminal);

}  // namespace rung::commands
