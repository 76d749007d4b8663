// Subjects rated one by one beside what the reference says.
#pragma once

#include <optional>
#include <string>

#include "reference/evaluator.hpp"

namespace rung::agreement {

/// What is left of a request without reports and without values that ask for more than one subject.
Request single_request(const Program& program, const Request& request);

/// Whether the engine rates subjects by themselves for this request.
bool rates_singly(const Program& program, const Request& request, const Settings& settings);

/// The first difference, told in one line; nothing where fates, results, and the values of all nodes are equal. Each subject
/// is rated as a row of a batch and field by field, for its results alone and for every node. Duplicates are
/// rated like others.
std::optional<std::string> single_difference(const Program& program, const Request& request,
                                             const Settings& settings, const reference::Input& input,
                                             const reference::Answer& reference);

}  // namespace rung::agreement
