// Quotients that are rounded or compared at once, without a column of 18 decimals between.
//
// The definition has two steps: the quotient is rounded to 18 decimals, and that is rounded or compared. The two differ
// from one exact step only in the last half unit of the 18th decimal below a tie. Both kernels look for that case and
// decide it as the two steps do.
#pragma once

#include "engine/run.hpp"

namespace rung {

/// How often a quotient is rounded before it is seen: `one`, as ratio() does, or `two`, to 18 decimals first.
enum class Roundings : std::uint8_t { one, two };

/// a / b to `places` decimals, 0 … 18 (0 … 17 for two roundings); missing where b is 0.
void rounded_quotient(const Scope& scope, NodeId a, NodeId b, int places, Roundings roundings, Column& out);

/// a / b against another number, the quotient on the left side or on the right.
void compare_quotient(const Scope& scope, const op::Compare& operation, NodeId quotient, Column& out);

}  // namespace rung
