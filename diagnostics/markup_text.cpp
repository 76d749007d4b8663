// Escapes text for XML 1.0, which forbids most controls even as numbers, and so for HTML.

#include "diagnostics/markup_text.hpp"

#include <fmt/format.h>

#include "diagnostics/code_point.hpp"

namespace rung {
namespace {

/// What is written in place of a character; empty where it stands for itself.
std::string substitute(char32_t value) {
  switch (value) {
    case U'&': return "&amp;";
    case U'<': return "&lt;";
    case U'>': return "&gt;";
    case U'"': return "&quot;";
    case U'\n':
    case U'\r':
    case U'\t': return fmt::format("&#{};", static_cast<std::uint32_t>(value));
    default: break;
  }
  const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
  const bool no_character = value == 0xFFFE || value == 0xFFFF;
  return control || no_character ? std::string(replacement) : "";
}

}  // namespace

std::string markup_text(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    const std::string instead = point.valid ? substitute(point.value) : std::string(replacement);
    safe += instead.empty() ? std::string(text.substr(0, point.length)) : instead;
    text.remove_prefix(point.length);
  }
  return safe;
}

}  // namespace rung
