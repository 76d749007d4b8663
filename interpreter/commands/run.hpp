// The commands: each takes its command line and gives an exit code. One file a command, the same name.
#pragma once

#include "commands/command_line.hpp"
#include "commands/terminal.hpp"

namespace rung::commands {

Exit eval(const CommandLine& line, const Terminal& terminal);
Exit bench(const CommandLine& line, const Terminal& terminal);
Exit check(const CommandLine& line, const Terminal& terminal);
Exit test(const CommandLine& line, const Terminal& terminal);
Exit fmt(const CommandLine& line, const Terminal& terminal);
Exit diff(const CommandLine& line, const Terminal& terminal);
Exit plan(const CommandLine& line, const Terminal& terminal);
Exit explain(const CommandLine& line, const Terminal& terminal);

/// Reports a flag whose value is not one of those that it takes.
void bad_value(Flag flag, const std::string& value, std::string_view wanted, Diagnostics& diagnostics);

}  // namespace rung::commands

namespace rung {

/// `rung` with its arguments, the program's name left out.
Exit run(const std::vector<std::string>& arguments);

}  // namespace rung
