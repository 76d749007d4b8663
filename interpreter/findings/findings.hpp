// What checked rules say that is likely not meant: gaps and overlaps of tables, parts that never count, tiers that nobody can
// reach, grants that never happen. Each with a customer who shows it, where there is one. Needs no data.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"

namespace rung {

/// Reports what is found in sound rules. Nothing is said of modules of the library: how they are used decides what of them
/// counts. What is said is certain, or was seen in a customer that the engine rated.
void find(const Program& program, const Sources& sources, Diagnostics& diagnostics);

}  // namespace rung
