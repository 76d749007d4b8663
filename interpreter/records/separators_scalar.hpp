// The search for separators that is too plain to be wrong: what the vector scans must agree with, and what
// runs where there are none.
#pragma once

#include <string_view>

#include "records/separators.hpp"

namespace rung {

/// As find_separators; `separators` has been started.
bool find_separators_one_by_one(std::string_view block, char delimiter, Separators& separators);

}  // namespace rung
