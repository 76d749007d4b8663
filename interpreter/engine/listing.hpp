// Which lines of a frame count for an aggregate, as a list of rows.
#pragma once

#include <span>
#include <vector>

#include "engine/gatherer.hpp"

namespace rung {

/// Takes lines out that do not meet the aggregate's condition, which may be none. The first fault of a line stays.
void apply_condition(const Scope& scope, NodeId condition, std::vector<State>& counts);

class Listing {
 public:
  /// Lists the rows whose state is known, and those with a fault beside them; targets are by row.
  void list(std::span<const State> counts, std::span<const std::uint32_t> targets);
  /// Shows the lists, until the next call of list().
  Lot lot(const Scope& scope) const { return {scope, rows_, targets_, faulty_}; }

 private:
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> targets_;
  std::vector<FaultyLine> faulty_;
};

}  // namespace rung
