// The columns of one batch while it is computed: what was read, and the values of nodes.
#pragma once

#include <algorithm>
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
  /// A single row, as the frame of the run has, is examined at once.
  void put(std::uint32_t slot, Column column);
  /// Lets a slot show a column of the batch.
  void show(std::uint32_t slot, const Column& column);
  void drop(std::uint32_t slot);
  /// Of a number column. Scanned once, where the kernel that filled it has not told them.
  const Bounds& bounds(std::uint32_t slot) const;
  /// Whether every row is known. Looked at once.
  bool all_known(std::uint32_t slot) const;
  /// For a kernel that knows the bounds of the column that it fills without looking at the rows; they may be wider
  /// than need be. Rows that are not known count as 0.
  void tell_bounds(const Column& filled, Bounds bounds);
  /// Finds out all that bounds() and all_known() tell, so that many may ask at once.
  void examine(std::uint32_t slot) const;
  /// Room for the kernel at work, of any content.
  std::vector<std::uint16_t>& room() { return room_; }
  bool uniform(const Column& column) const { return column.size() == 1 && rows != 1; }

 private:
  std::vector<const Column*> views_;
  std::vector<Column> columns_;
  struct Facts {
    std::optional<Bounds> bounds;
    std::optional<bool> all_known;
  };
  mutable std::vector<Facts> facts_;
  std::vector<std::uint16_t> room_;
};

}  // namespace rung
