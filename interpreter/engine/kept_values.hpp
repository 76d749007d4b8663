// One value for each of many rows, taken from columns one at a time: the best line so far. No memory is needed but for
// texts.
#pragma once

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

  Type type_;
  std::vector<State> states_;
  std::vector<Int128> integers_;
  std::vector<std::string> texts_;
};

}  // namespace rung
