// The pages of docs/errors, built into the program.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace rung {

/// The page of a code such as `N001`, as it is written.
std::optional<std::string_view> error_page(std::string_view code);
std::vector<std::string_view> error_page_names();

}  // namespace rung
