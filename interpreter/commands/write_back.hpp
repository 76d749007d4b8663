// Puts a new text in the place of a rule file.
#pragma once

#include <string>

#include "commands/terminal.hpp"

namespace rung {

/// The old text stays where the new one cannot be written whole; says why then.
bool write_back(const std::string& path, const std::string& text, const Terminal& terminal);

}  // namespace rung
