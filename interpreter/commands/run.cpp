// Chooses the command.

#include "commands/run.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "commands/settings.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

namespace commands {

void bad_value(Flag flag, const std::string& value, std::string_view wanted, Diagnostics& diagnostics) {
  diagnostics.report(Kind::bad_flag_value)
      .with("flag", std::string(long_form(flag)))
      .with("value", value)
      .with("wanted", std::string(wanted));
}

}  // namespace commands

namespace {

/// Values that every command's common flags must have.
bool common_values_fit(const CommandLine& line, Diagnostics& diagnostics) {
  if (const auto lang = line.value(Flag::lang); lang && !language_named(*lang)) {
    commands::bad_value(Flag::lang, *lang, "en, zh-Hans, zh-Hant", diagnostics);
    return false;
  }
  const auto color = line.value(Flag::color);
  if (!color || *color == "auto" || *color == "always" || *color == "never") return true;
  commands::bad_value(Flag::color, *color, "auto, always, never", diagnostics);
  return false;
}

Exit dispatch(const CommandLine& line, const Terminal& terminal) {
  switch (*line.command) {
    case Command::eval: return commands::eval(line, terminal);
    case Command::bench: return commands::bench(line, terminal);
    case Command::check: return commands::check(line, terminal);
    case Command::test: return commands::test(line, terminal);
    case Command::fmt: return commands::fmt(line, terminal);
    case Command::plan: return commands::plan(line, terminal);
    case Command::diff: return commands::diff(line, terminal);
    case Command::explain: return commands::explain(line, terminal);
  }
  return Exit::could_not;
}

/// Settings do not concern help, nor a code that is explained.
bool has_settings(const CommandLine& line) {
  if (!line.command || line.help || line.version) return false;
  std::error_code error;
  const bool code = *line.command == Command::explain && line.arguments.size() == 1 &&
                    !std::filesystem::exists(line.arguments.front(), error);
  return !code;
}

}  // namespace

Exit run(const std::vector<std::string>& arguments) {
  Terminal terminal = terminal_for(arguments);
  Diagnostics diagnostics;
  auto line = read_command_line(arguments, diagnostics);
  if (line && has_settings(*line)) {
    add_settings(*line, diagnostics);
    terminal = terminal_for(*line);
  }
  if (diagnostics.has_errors() || !line || !common_values_fit(*line, diagnostics)) {
    terminal.show(diagnostics, {});
    return Exit::could_not;
  }
  if (line->version) {
    terminal.print("rung " RUNG_VERSION "\n");
    return Exit::nothing_to_say;
  }
  if (line->help) {
    terminal.print(help_text(line->command, terminal.language));
    return Exit::nothing_to_say;
  }
  return dispatch(*line, terminal);
}

}  // namespace rung
