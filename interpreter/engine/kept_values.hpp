// One value for each of many rows, taken from columns one at a time: the best line so far. No memory is needed but for
// texts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "columns/number_column.hpp"
#include "engine/large_pages.hpp"

namespace rung {

class KeptValues {
 public:
  /// For values that are only kept where they are less, or greater, than all before.
  enum class Keeps : std::uint8_t { any, least, greatest };
  explicit KeptValues(const Type& type, Keeps keeps = Keeps::any);

  /// Makes it so many rows, new ones without a value.
  void resize(std::size_t rows);
  bool known(std::size_t row) const {
    return by_bound_ ? integers_[row] != bound_ : states_[row] == State::known;
  }
  /// Takes those of a column's values that are less than what is kept, or greater: row rows[i] for targets[i].
  void take_extremes(const Column& column, std::span<const std::uint32_t> rows,
                     std::span<const std::uint32_t> targets);
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
  Keeps keeps_;
  /// No value has this integer, which stands where none is known: states need no memory of their own then.
  std::int64_t bound_ = 0;
  bool by_bound_ = false;
  std::vector<State> states_;
  std::vector<Int128> numbers_;         // of numbers
  LargeVector<std::int64_t> integers_;  // of everything else but texts
  std::vector<std::string> texts_;
};

}  // namespace rung
