// The values of some nodes for all subjects of records that are at hand. Faults are told by the fates alone.
#pragma once

#include <vector>

#include "engine/engine.hpp"
#include "testing/given_lines.hpp"

namespace rung {

/// One element a line of the subject. A value that was not evaluated is missing.
struct Answers {
  std::vector<Fate> fates;
  std::vector<std::vector<Value>> values;  ///< in the order of the request, then what it asks for beside
  bool ended = false;                      ///< the run as a whole could not be finished
};

Answers answers(const Program& program, const Request& request, const Settings& settings,
                const GivenRecords& records);

}  // namespace rung
