// `rung.toml`: what the people of a project do not want to say at each call. Flags and variables of the environment win over it.
#pragma once

#include "commands/command_line.hpp"

namespace rung {

/// Fills in what the call leaves open: flags, and the paths of commands that take any number of them. The file is the nearest one
/// from the rule file upwards to the root of its repository; outside of one, to the current folder if that lies above. Paths in it
/// are from its own folder. Reports what is wrong with it.
void add_settings(CommandLine& line, Diagnostics& diagnostics);

}  // namespace rung
