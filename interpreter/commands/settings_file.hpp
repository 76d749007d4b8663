// The contents of a `rung.toml` for one command. Knows TOML and the table of flags; looks for no files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command_line.hpp"

namespace rung {

struct SettingsFile {
  std::vector<std::string> paths;                  ///< as written
  std::map<Flag, std::vector<std::string>> flags;  ///< of the command; a switch that is on has no values
};

/// The whole file is checked, whatever the command, so that a slip does not wait for the day on which its table is used. `name` is
/// how messages call the file. Nothing where something was reported.
std::optional<SettingsFile> settings_in(std::string_view text, const std::string& name, Command command,
                                        Diagnostics& diagnostics);

}  // namespace rung
