// A checked program as text: two programs that compute the same in the same way have equal texts. Where their files
// write what does not matter.
#pragma once

#include <string>

#include "program/program.hpp"

namespace rung::agreement {

/// One line a node, a name, a record and so on. Spans, origins, the titles of tests and the spelling of paths are left
/// out.
std::string text_of(const Program& program);

}  // namespace rung::agreement
