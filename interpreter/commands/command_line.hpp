// The command line: which command, its arguments and its options; and the help about them. Both come from commands.def and
// flags.def.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace rung {

enum class Command : std::uint8_t {
#define RUNG_COMMAND(id, letter, name, a_en, a_hans, a_hant, d_en, d_hans, d_hant, example) id,
#include "commands/commands.def"
#undef RUNG_COMMAND
};

enum class Flag : std::uint8_t {
#define RUNG_FLAG(id, commands, long_form, short_form, v_en, v_hans, v_hant, repeats, d_en, d_hans, d_hant) \
  id,
#include "commands/flags.def"
#undef RUNG_FLAG
};

struct CommandLine {
  std::optional<Command> command;
  bool help = false;
  bool version = false;
  std::vector<std::string> arguments;
  std::map<Flag, std::vector<std::string>> flags;

  bool has(Flag flag) const { return flags.contains(flag); }
  /// The value of a flag that is given once, the last one where it is given again.
  std::optional<std::string> value(Flag flag) const;
  const std::vector<std::string>& values(Flag flag) const;
};

/// Options win over variables such as RUNG_AS_OF. What is wrong is reported; the result is nothing then.
std::optional<CommandLine> read_command_line(const std::vector<std::string>& arguments,
                                             Diagnostics& diagnostics);

/// Help about all commands, or about one: options in columns of their display width, and an example that works.
std::string help_text(std::optional<Command> command, Language language);

/// A flag as it is written, for messages.
std::string_view long_form(Flag flag);

std::optional<Language> language_named(const std::string& name);

}  // namespace rung
