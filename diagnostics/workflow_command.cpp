// Escapes text for workflow commands, as the toolkit of GitHub's actions does.

#include "diagnostics/workflow_command.hpp"

#include <fmt/format.h>

namespace rung {
namespace {

std::string without(std::string_view forbidden, std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (forbidden.find(c) != std::string_view::npos)
      safe += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      safe += c;
  }
  return safe;
}

}  // namespace

std::string command_text(std::string_view text) {
  return without("%\r\n", text);
}

std::string command_property(std::string_view text) {
  return without("%\r\n:,", text);
}

}  // namespace rung
