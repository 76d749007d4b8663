// One value for each of many rows, taken from columns one at a time: the best line so far. No memory is needed but for
// texts.
#pragma once

#include <string>
#include <vector>

#include "columns/number_column.hpp"

namespace rung {

class KeptValues {
 public:
  KeptValues(const Type& type, std::size_t rows)
      : type_(type), states_(rows, State::missing), integers_(rows, 0) {
    if (type.kind == TypeKind::text) texts_.resize(rows);
  }

  bool known(std::size_t row) const { return states_[row] == State::known; }
  /// Takes the value of row `from`, which may be missing.
  void take(std::size_t row, const Column& column, std::size_t from);
  /// How the known value of row `from` compares with the known one that is kept.
  std::strong_ordering order(const Column& column, std::size_t from, std::size_t row) const;
  Value value(std::size_t row) const;

 private:
  /// Numbers in units of 10^-18, durations packed, everything else as it stands.
  static Int128 integer_of(const Column& column, std::size_t from);

  Type type_;
  std::vector<State> states_;
  std::vector<Int128> integers_;
  std::vector<std::string> texts_;
};

}  // namespace rung
