// What the command line asks of a run: for every command that rates subjects.
#pragma once

#include "commands/command_line.hpp"
#include "commands/terminal.hpp"
#include "review/review.hpp"

namespace rung {

struct EvalRequest {
  RulesRequest rules;
  ReviewRequest review;
};

/// Each bad value is reported.
EvalRequest eval_request(const CommandLine& line, const Terminal& terminal, Diagnostics& diagnostics);

/// A whole number that is all of the text, within bounds.
std::optional<std::size_t> number_within(std::string_view text, std::size_t least, std::size_t most);

/// The pieces between commas, as they stand.
std::vector<std::string> comma_list(const std::string& text);

}  // namespace rung
