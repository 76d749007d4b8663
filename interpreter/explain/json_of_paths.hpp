// What would change the tiers of a subject, as JSON: a list with an object for each ladder.
#pragma once

#include <string>

#include "explain/paths.hpp"
#include "explain/telling.hpp"

namespace rung {

std::string json_of(const SubjectPaths& paths, const Telling& telling);

}  // namespace rung
