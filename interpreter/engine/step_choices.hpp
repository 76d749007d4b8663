// Steps over lists of cells: logic, rows of tables, and choices among values.
#pragma once

#include <span>

#include "engine/value_cell.hpp"
#include "program/node.hpp"

namespace rung {

/// Cells by their places among all.
struct ManyCells {
  const ValueCell* cells;
  std::span<const std::uint32_t> places;

  std::size_t size() const { return places.size(); }
  const ValueCell& operator[](std::size_t i) const { return cells[places[i]]; }
  /// The first fault, else missing where one is not known.
  State strict() const;
};

void all_met(ManyCells conditions, ValueCell& out);
void any_met(ManyCells conditions, ValueCell& out);
void count_conditions(ManyCells conditions, ValueCell& out);
void find_first_row(ManyCells conditions, ValueCell& out);
void find_only_row(ManyCells conditions, ValueCell& out);
void pick_cell(ManyCells choices, const ValueCell& row, ValueCell& out);
void fold_cells(FoldKind kind, Ordering ordering, ManyCells rows, ManyCells values, ValueCell& out);

/// Of equal values the first stays: two durations may be equal and yet be written in different units.
void choose_least(ManyCells values, Ordering ordering, ValueCell& out);
void choose_greatest(ManyCells values, Ordering ordering, ValueCell& out);
/// Of a value and its lower and upper bound; the lower bound wins where they cross.
void clamp_value(ManyCells values, Ordering ordering, ValueCell& out);

}  // namespace rung
