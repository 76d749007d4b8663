// Why a line was rejected, in facts that a message can be made of.
#pragma once

#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"

namespace rung {

/// `value` is the cell as it stands; `column` the header in the file.
Diagnostic reject_reason(Kind kind, const Field& field, const Program& program, std::string_view column,
                         std::string_view value, const DataPlace& place);

}  // namespace rung
