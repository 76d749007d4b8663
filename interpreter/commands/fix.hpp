// `rung check --fix`: writes back what can be put right without changing what the rules mean.
#pragma once

#include <string>
#include <vector>

#include "commands/check_arguments.hpp"
#include "commands/terminal.hpp"

namespace rung {

struct FixOutcome {
  bool failed = false;   ///< a file could not be written, or would have had new errors
  bool differs = false;  ///< a preview showed something
};

/// With a preview nothing is written, and what would change is printed.
FixOutcome fix_files(const std::vector<std::string>& paths, const CheckArguments& arguments,
                     const Terminal& terminal);

}  // namespace rung
