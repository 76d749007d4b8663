// The modules of the library: the rule files of stdlib/, built into the program.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace rung {

/// The text of module `std.name`.
std::optional<std::string_view> library_module(std::string_view name);
std::vector<std::string_view> library_module_names();

}  // namespace rung
