// Finds out about the terminal and the environment.

#include "commands/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "diagnostics/render.hpp"

namespace rung {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// The value of an option wherever it stands: messages about the command line itself need it before that was read.
std::string early_value(const std::vector<std::string>& arguments, const std::string& flag) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == flag && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with(flag + "=")) return arguments[i].substr(flag.size() + 1);
  }
  return "";
}

Language from_environment() {
  std::string name;
  for (const char* each : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (name.empty()) name = variable(each);
  if (!name.starts_with("zh")) return Language::english;
  const bool traditional = name.starts_with("zh_TW") || name.starts_with("zh_HK") ||
                           name.starts_with("zh_MO") || name.starts_with("zh_Hant");
  return traditional ? Language::traditional : Language::simplified;
}

Terminal terminal_with(const std::string& lang, const std::string& color) {
  Terminal terminal;
  terminal.language = language_named(lang).value_or(from_environment());
  const bool forced = !variable("FORCE_COLOR").empty();
  const bool refused = !variable("NO_COLOR").empty();
  terminal.color =
      color == "always" || (color != "never" && (forced || (!refused && ::isatty(STDERR_FILENO) != 0)));
  terminal.output_terminal = ::isatty(STDOUT_FILENO) != 0;
  terminal.progress =
      ::isatty(STDERR_FILENO) != 0 && !refused && color != "never" && variable("TERM") != "dumb";
  return terminal;
}

}  // namespace

Terminal terminal_for(const std::vector<std::string>& arguments) {
  std::string lang = early_value(arguments, "--lang");
  if (lang.empty()) lang = variable("RUNG_LANG");
  std::string color = early_value(arguments, "--color");
  if (color.empty()) color = variable("RUNG_COLOR");
  return terminal_with(lang, color);
}

Terminal terminal_for(const CommandLine& line) {
  return terminal_with(line.value(Flag::lang).value_or(""), line.value(Flag::color).value_or(""));
}

std::size_t Terminal::columns() const {
  constexpr std::size_t usual = 80;
  winsize size = {};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : usual;
}

void Terminal::say(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Terminal::print(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void Terminal::show(const Diagnostics& diagnostics, const Sources& sources) const {
  say(render_text(diagnostics.all(), sources, language, color));
}

}  // namespace rung
