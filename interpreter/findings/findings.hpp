// What checked rules say that is likely not meant: gaps and overlaps of tables, parts that never count, tiers that nobody can
// reach, grants that never happen. Each with a customer who shows it, where there is one. Needs no data.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"

namespace rung {

/// So many of some conditions are met; a missing one is not.
struct MetCount {
  std::vector<NodeId> conditions;
  std::int64_t met = 0;
};

/// Which subjects fall into a finding: those for whom all counts are as told.
struct FindingCase {
  std::size_t finding;  ///< its place among the diagnostics
  std::vector<MetCount> counts;
};

/// Reports what is found in sound rules. Nothing is said of modules of the library: how they are used decides what of them
/// counts. What is said is certain, or was seen in a customer that the engine rated. `cases` takes the findings into which
/// subjects can fall.
void find(const Program& program, const Sources& sources, Diagnostics& diagnostics,
          std::vector<FindingCase>* cases = nullptr);

/// Adds a condition for each case to the program, to be asked of an export.
std::vector<NodeId> add_conditions(Program& program, const std::vector<FindingCase>& cases);

}  // namespace rung
