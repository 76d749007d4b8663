// Runs another program and takes what it says: no shell, no input, everything in memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rung {

struct ProcessAnswer {
  int exit = -1;  ///< 128 and more where a signal ended it
  std::string out;
  std::string err;
};

/// `words` are the program, found along PATH, and its arguments. Nothing where it could not be started, as where there is
/// none of this name.
std::optional<ProcessAnswer> run_process(const std::vector<std::string>& words);

}  // namespace rung
