// What a command knows of the person in front of it: language, colours, and where its words go.
#pragma once

#include <cstddef>
#include <string_view>

#include "commands/command_line.hpp"
#include "diagnostics/diagnostic.hpp"

namespace rung {

/// The exit codes of all commands. A run that is interrupted ends with 128 and the number of the signal.
enum class Exit : int { nothing_to_say = 0, found = 1, could_not = 2, rejected = 3, signals = 128 };

struct Terminal {
  Language language = Language::english;
  bool color = false;            ///< on standard error
  bool output_terminal = false;  ///< standard output is a terminal
  bool progress = false;         ///< standard error is a terminal on which a line can be drawn anew

  /// Of standard error.
  std::size_t columns() const;
  void say(std::string_view text) const;    ///< to standard error
  void print(std::string_view text) const;  ///< to standard output
  void show(const Diagnostics& diagnostics, const Sources& sources) const;
};

/// From --lang and --color, then LANG and NO_COLOR.
Terminal terminal_for(const std::vector<std::string>& arguments);
/// From the same once they were read, settings among them.
Terminal terminal_for(const CommandLine& line);

}  // namespace rung
