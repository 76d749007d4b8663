// What becomes of each subject of a batch: duplicates first, then those that are left out, then the faulty.
#pragma once

#include <span>
#include <vector>

#include "engine/engine.hpp"
#include "engine/run.hpp"

namespace rung {

struct Standing {
  std::vector<Fate> fates;
  std::vector<Fault> faults;

  /// That of lines which were just read, of which some have a key that was taken.
  void begin(std::size_t rows, std::span<const std::uint8_t> duplicates = {});

  void set_faulty(std::size_t row, State state) {
    fates[row] = Fate::faulty;
    faults[row] = fault_of(state);
  }
};

/// Leaves out the subjects that do not meet the record's `where`. Of those found faulty before, none comes back. Tells
/// whether a fault of the condition makes more of them faulty.
bool judge_condition(const Scope& scope, Standing& standing);

/// Marks as faulty whose results, or what the reports need of them, are faults; tells whether there are new ones.
bool judge_results(const Scope& scope, const Request& request, Standing& standing);

}  // namespace rung
