// The difference between two texts, line by line, as `diff -u` writes it.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// Empty where the texts are equal. Where very long stretches differ, the difference may be longer than need
/// be.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view path);

}  // namespace rung
