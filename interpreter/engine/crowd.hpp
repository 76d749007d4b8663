// What a population function works on: the subjects of one partition, and the column that it fills. Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "columns/row_order.hpp"
#include "engine/engine.hpp"
#include "engine/grouping.hpp"

namespace rung {

/// Subjects that share a partition, in the order of the file.
struct Crowd {
  std::vector<std::uint32_t> members;  ///< take part: they meet `where`, and no input of theirs is a fault
  std::vector<std::uint32_t> guests;   ///< do not meet `where`; totals are shown to them too
};

class PopulationColumn {
 public:
  PopulationColumn(const op::Population& operation, std::vector<WholeColumn> values, Column& out)
      : operation_(operation), values_(std::move(values)), out_(out) {}

  void fill(const Crowd& crowd);
  const std::optional<RunFault::Kind>& fault() const { return fault_; }

 private:
  using Rows = std::vector<std::uint32_t>;

  Decimal number(std::size_t value, std::uint32_t row) const;
  /// Members whose value is known.
  Rows known(const Rows& members, std::size_t value) const;
  /// By the first value, from the greatest down; ties keep the order of the file.
  Rows descending(Rows rows) const;
  std::strong_ordering order(std::size_t value, std::uint32_t a, std::uint32_t b) const;
  /// A missing value is the least.
  std::strong_ordering order_or_missing(std::size_t value, std::uint32_t a, std::uint32_t b) const;
  std::optional<Decimal> total(const Rows& rows);

  void set(std::uint32_t row, const std::optional<Decimal>& result);
  void set_all(const Crowd& crowd, const std::optional<Decimal>& result);

  void percentiles(const Rows& rows);
  void ranks(const Rows& rows);
  void shares(const Rows& rows);
  void cumulative_shares(const Rows& rows);
  void top_shares(const Rows& rows);
  void averages(const Crowd& crowd, const Rows& rows);
  void portions(const Rows& rows);
  void apportion(Decimal times, const Rows& rows);

  const op::Population& operation_;
  std::vector<WholeColumn> values_;
  Column& out_;
  std::optional<RunFault::Kind> fault_;
};

}  // namespace rung
