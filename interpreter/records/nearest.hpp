// Which of some texts a mistyped one was meant to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

/// The candidate that differs least from `wanted`, capitals and spaces counting little, where that is near
/// enough that a typing mistake explains it.
std::optional<std::string> nearest(std::string_view wanted, const std::vector<std::string>& candidates);

}  // namespace rung
