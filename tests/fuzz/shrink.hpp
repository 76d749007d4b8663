// Cuts a failing trial down to what the failure needs.
#pragma once

#include <functional>

#include "fuzz/trial.hpp"

namespace rung::fuzz {

/// Whether a smaller trial still fails in the way that is looked into.
using StillFails = std::function<bool(const Trial&)>;

/// The smallest trial that could be found in about `seconds`.
Trial shrunk(Trial trial, const StillFails& still_fails, double seconds);

}  // namespace rung::fuzz
