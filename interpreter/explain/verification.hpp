// Recomputes an account from its own lines, without a look at the values that the engine found on the way.
#pragma once

#include "explain/account.hpp"

namespace rung {

/// Scores from their parts, caps and factors, tables from their rows, tiers from the steps of their ladders, gatherings from
/// their lines. Reports what differs from what was rated, and gives how much was recomputed.
std::size_t verified(const Account& account, const Program& program, Diagnostics& diagnostics);

}  // namespace rung
