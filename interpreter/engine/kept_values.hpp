// One value for each of many rows, taken from columns one at a time: the best line so far. No memory is needed but for
// texts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "columns/number_column.hpp"

namespace rung {

class KeptValues {
 public:
  explicit KeptValues(const Type& type) : type_(type) {}

  /// Makes it so many rows, new ones without a value.
  void resize(std::size_t rows);
  bool known(std::size_t row) const { return states_[row] == State::known; }
  /// Takes those of a column's values that are less than what is kept, or greater: row rows[i] for targets[i].
  void take_extremes(const Column& column, std::span<const std::uint32_t> rows,
                     std::span<const std::uint32_t> targets, bool least);
  /// Takes the value of row `from`, which may be missing.
  void take(std::size_t row, const Column& column, std::size_t from);
  /// How the known value of row `from` compares with the known one that is kept.
  std::strong_ordering order(const Column& column, std::size_t from, std::size_t row) const;
  Value value(std::size_t row) const;
  /// Puts all values into a column of as many rows; false where one value after the other is as good.
  bool fill(Column& column);

 private:
  /// Numbers in units of 10^-18, durations packed, everything else as it stands.
  static Int128 integer_of(const Column& column, std::size_t from);

  Int128 kept(std::size_t row) const { return type_.is_number() ? numbers_[row] : integers_[row]; }

  Type type_;
  std::vector<State> states_;
  std::vector<Int128> numbers_;         // of numbers
  std::vector<std::int64_t> integers_;  // of everything else but texts
  std::vector<std::string> texts_;
};

}  // namespace rung
