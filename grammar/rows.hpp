// The rows of tables: a line cut into cells at its bars.
#pragma once

#include <optional>
#include <vector>

#include "grammar/layout.hpp"

namespace rung {

struct Cell {
  std::size_t begin;  ///< in the folded text, blanks at both ends left out
  std::size_t end;
  bool empty() const { return begin == end; }
};

struct Row {
  std::vector<Cell> cells;
  std::vector<std::size_t> parted;  ///< numbers of the cells that stand behind a `||`
};

/// `parted`: a `||` parts two groups of cells; otherwise it is an empty cell. Nothing, and a report, where the row does
/// not end with a bar.
std::optional<Row> split_row(const Line& line, bool parted, Diagnostics& diagnostics);

}  // namespace rung
