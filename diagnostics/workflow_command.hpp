// Workflow commands of GitHub: lines such as `::error file=a.rung,line=3::text` that a step prints.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// What stands behind the second pair of colons.
std::string command_text(std::string_view text);

/// The value of a property.
std::string command_property(std::string_view text);

}  // namespace rung
