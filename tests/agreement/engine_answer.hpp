// Asks the engine what the reference is asked, in the reference's terms.
#pragma once

#include <cstddef>

#include "reference/evaluator.hpp"

namespace rung::agreement {

/// `stream_rows`: how many lines a reader would hand over at a time.
reference::Answer engine_answer(const Program& program, const Request& request, const Settings& settings,
                                const reference::Input& input, std::size_t stream_rows);

}  // namespace rung::agreement
