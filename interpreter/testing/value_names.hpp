// What the rules call values: names, and paths to members such as `score.referral` and `tier.qualified`.
#pragma once

#include <map>
#include <string>

#include "diagnostics/language.hpp"
#include "program/program.hpp"

namespace rung {

/// By node without its names. Members that Rung supplies are in the language of the `words`.
std::map<NodeId, std::string> value_names(const Program& program, Language words);

}  // namespace rung
