// Which lines of a frame count for an aggregate.
#include "engine/listing.hpp"

#include "engine/operands.hpp"
#include "engine/visibility.hpp"

namespace rung {

void apply_condition(const Scope& scope, NodeId condition, std::vector<State>& counts) {
  if (condition == none) return;
  const Column& column = scope[condition];
  const bool uniform = scope.uniform(condition);
  with_rows(column.states, uniform, column.truths, uniform, [&](auto states, auto truths) {
    for (std::size_t row = 0; row < counts.size(); ++row) {
      if (counts[row] == State::known) counts[row] = met_state(states[row], truths[row]);
    }
  });
}

void Listing::list(std::span<const State> counts, std::span<const std::uint32_t> targets) {
  rows_.resize(counts.size());
  targets_.resize(counts.size());
  faulty_.clear();
  std::size_t listed = 0;
  // Every row is written, and the place moves on only behind those that count: no branch depends on the data.
  for (std::size_t row = 0; row < counts.size(); ++row) {
    rows_[listed] = static_cast<std::uint32_t>(row);
    targets_[listed] = targets[row];
    listed += counts[row] == State::known ? 1 : 0;
  }
  rows_.resize(listed);
  targets_.resize(listed);
  for (std::size_t row = 0; row < counts.size(); ++row) {
    if (is_fault(counts[row]))
      faulty_.push_back({static_cast<std::uint32_t>(row), targets[row], counts[row]});
  }
}

}  // namespace rung
