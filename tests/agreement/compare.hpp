// What the engine and the reference are both asked, and where their answers part.
#pragma once

#include <optional>
#include <string>

#include "reference/evaluator.hpp"

namespace rung::agreement {

/// Every value that has a name, everything that scores, ladders, entitlements, actions and outputs hold, what tests
/// expect, and all reports.
Request everything_of(const Program& program);

/// The first difference, told in one line; nothing where the answers are equal to the last digit.
std::optional<std::string> difference(const Program& program, const Request& request,
                                      const reference::Answer& engine, const reference::Answer& reference);

/// Runs both and compares. The engine reads `stream_rows` lines at a time.
std::optional<std::string> disagreement(const Program& program, const Request& request,
                                        const Settings& settings, const reference::Input& input,
                                        std::size_t stream_rows);

/// Equal in type and in every digit, durations also in their unit.
bool identical(const Value& a, const Value& b);

/// A value with all its decimals, for messages.
std::string shown(const Program& program, const Value& value, const Type& type);

}  // namespace rung::agreement
