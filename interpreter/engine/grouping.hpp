// Puts rows with equal keys into groups, in the order of their first appearance. Missing is a key.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/run.hpp"

namespace rung {

/// A column over all rows, or of one row that stands for all.
struct WholeColumn {
  const Column* column;
  Type type;
  bool uniform;

  std::size_t at(std::size_t row) const { return uniform ? 0 : row; }
  State state(std::size_t row) const { return column->states[at(row)]; }
  bool known(std::size_t row) const { return state(row) == State::known; }
};

/// Of a node of the subject's space or of the run.
WholeColumn whole_column(const Run& run, NodeId id);

struct Grouping {
  std::vector<std::uint32_t> group_of;    ///< by row; no_row for rows that take no part
  std::vector<std::uint32_t> first_rows;  ///< by group
};

/// Without keys all rows that take part are one group.
Grouping group_rows(std::span<const WholeColumn> keys, const std::vector<std::uint8_t>& takes_part);

}  // namespace rung
