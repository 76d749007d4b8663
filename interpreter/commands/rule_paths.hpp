// The rule files behind the paths of a command line: files as they are named, folders with all .rung files below them.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace rung {

/// In the order of the command line, those of a folder by name. A folder without rule files is reported.
std::vector<std::string> rule_paths(const std::vector<std::string>& arguments, Diagnostics& diagnostics);

}  // namespace rung
