// Builds a column of which each row is the same row of one of several candidates. Only the chosen one matters.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/run.hpp"

namespace rung {

/// What is chosen in each row. A row without a choice has a state of its own, missing or a fault.
struct Choice {
  std::vector<std::uint32_t> candidates;
  std::vector<State> states;

  explicit Choice(std::size_t rows) : candidates(rows, 0), states(rows, State::missing) {}
  std::size_t rows() const { return states.size(); }
  void set(std::size_t row, std::uint32_t candidate) {
    candidates[row] = candidate;
    states[row] = State::known;
  }
};

/// The same for two candidates of which a condition, a byte 0 or 1 in each row, chooses the first or the second. False
/// where they do not have one simple form and no faults; then nothing is done.
bool choose_by(const Scope& scope, std::span<const std::uint8_t> condition, NodeId yes, NodeId no,
               const Type& type, Column& out);

void choose(const Scope& scope, std::span<const NodeId> candidates, const Choice& choice, const Type& type,
            Column& out);

}  // namespace rung
