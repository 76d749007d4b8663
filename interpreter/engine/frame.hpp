// The columns of one batch while it is computed: what was read, and the values of nodes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "columns/batch.hpp"
#include "columns/number_column.hpp"

namespace rung {

/// A column of one row in a frame of several stands for equal rows: a uniform column.
class Frame {
 public:
  explicit Frame(std::uint32_t slots);

  Batch batch;
  std::size_t rows = 0;
  /// Of a related record: the row of the parent among all its lines, no_row where there is none.
  std::vector<std::uint32_t> parents;
  /// The stages below this one have been computed.
  std::uint32_t next_stage = 0;

  const Column& column(std::uint32_t slot) const { return *views_[slot]; }
  bool has(std::uint32_t slot) const { return views_[slot] != nullptr; }
  /// Where a node puts its values.
  Column& fill(std::uint32_t slot);
  void put(std::uint32_t slot, Column column) { fill(slot) = std::move(column); }
  /// Lets a slot show a column of the batch.
  void show(std::uint32_t slot, const Column& column);
  void drop(std::uint32_t slot);
  /// Scanned once for each column.
  const Bounds& bounds(std::uint32_t slot) const;
  void find_bounds() const;
  bool uniform(const Column& column) const { return column.size() == 1 && rows != 1; }

 private:
  std::vector<const Column*> views_;
  std::vector<Column> columns_;
  mutable std::vector<std::optional<Bounds>> bounds_;
};

}  // namespace rung
