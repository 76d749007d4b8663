// The wish of a person or of the machine to end the program: Ctrl-C and SIGTERM.
#pragma once

#include <atomic>
#include <optional>

namespace rung {

/// From now on the first such signal sets what is given back, so that a run can end in order; one that comes seconds later
/// ends the program where it is. Signals that are ignored (as with nohup) stay so.
const std::atomic<bool>& heed_signals();

/// The number of the signal that came.
std::optional<int> signal_that_came();

}  // namespace rung
