// How a value is written for people and files: in outputs, in texts with holes, in messages of tests.
#pragma once

#include <string>

#include "diagnostics/language.hpp"
#include "program/program.hpp"
#include "values/type.hpp"
#include "values/value.hpp"

namespace rung {

/// Numbers without trailing zeros and with at most 9 decimals, percents as `15%`, dates as `2025-06-30`, durations in the
/// unit that was written (`15 minutes`, `1 hour`, `30 分钟`), truth as `yes` or `no`, codes by their text; what Rung
/// supplies in the given language. Missing is empty.
std::string print(const Value& value, const Type& type, const Program& program, Language words);

}  // namespace rung
