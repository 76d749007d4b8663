// What is asked of `rung check` beside its paths.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/command_line.hpp"
#include "values/calendar.hpp"

namespace rung {

enum class CheckFormat : std::uint8_t { pretty, concise, json, jsonl, github, gitlab, junit, sarif };

/// Which warnings and hints are told, by codes or how they begin; errors always are.
struct FindingChoice {
  std::vector<std::string> select;  ///< none: all
  std::vector<std::string> ignore;

  bool tells(const Diagnostic& finding) const;
};

struct CheckArguments {
  CheckFormat format = CheckFormat::pretty;
  Severity fails = Severity::error;  ///< from which level on the exit code is 1
  FindingChoice choice;
  Date today;
  std::optional<std::string> output;
  bool fix = false;
  bool preview = false;  ///< show what --fix would change
};

CheckArguments check_arguments(const CommandLine& line, Diagnostics& diagnostics);

}  // namespace rung
