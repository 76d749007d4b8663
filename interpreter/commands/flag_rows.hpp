// The rows of commands.def and flags.def as data.
#pragma once

#include <vector>

#include "commands/command_line.hpp"

namespace rung {

struct FlagRow {
  Flag flag;
  std::string_view commands;
  std::string_view long_form;
  std::string_view short_form;
  Worded value;
  bool repeats;
  Worded doc;
};

struct CommandRow {
  Command command;
  char letter;
  std::string_view name;
  Worded arguments;
  Worded doc;
  std::string_view example;
};

const std::vector<FlagRow>& flag_rows();
const std::vector<CommandRow>& command_rows();

}  // namespace rung
