// Whether a value is what a test expects.
#pragma once

#include "program/program.hpp"

namespace rung {

/// Equal as written: numbers with the decimals that an output would show.
bool is_as_expected(const Value& expected, const Type& expected_type, const Value& got, const Type& type,
                    const Program& program);

}  // namespace rung
