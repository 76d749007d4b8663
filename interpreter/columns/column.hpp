// Values of many rows in one piece: what readers fill, what the engine computes with and what writers print.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "program/functions.hpp"
#include "values/type.hpp"
#include "values/value.hpp"

namespace rung {

/// How the values of a column are held. Which one a type has is told by storage_of; only numbers have two.
enum class Storage : std::uint8_t {
  narrow,   ///< numbers as 64-bit mantissas of one scale
  wide,     ///< numbers as 128-bit mantissas of one scale
  integer,  ///< dates as days, codes, durations packed by pack(): 64-bit integers
  truth,    ///< bytes 0 and 1
  text,     ///< views into memory that the column keeps alive
};

/// What is known of a row's value. The order matters: kernels combine states with `&` where no fault is about.
enum class State : std::uint8_t {
  missing = 0,
  known = 1,
  overflow = 2,
  ambiguous_rows = 3,
  disagreeing_rows = 4
};

State state_of(Fault fault);
Fault fault_of(State state);
inline bool is_fault(State state) {
  return state > State::known;
}

/// The storage of a type; numbers begin narrow.
Storage storage_of(const Type& type);

/// A duration in one integer: its amount times 8 plus its unit. Lengths compare by unpack(x).amount.
std::int64_t pack(Duration duration);
Duration unpack(std::int64_t packed);

/// One vector is in use, as `storage` says; all have `size()` elements then. In a row that is not known stands 0 (or an
/// empty view), so that a truth that is not 0 is always a known one.
struct Column {
  Storage storage = Storage::narrow;
  int scale = 0;            ///< decimals of the mantissas, 0 … 18
  bool has_faults = false;  ///< false: no state is a fault
  /// true: every state is `known`. false tells nothing; who fills a column need not find out, and who changes a state
  /// must take it back.
  bool all_known = false;
  std::vector<State> states;
  std::vector<std::int64_t> integers;  ///< narrow and integer
  std::vector<Int128> wides;
  std::vector<std::uint8_t> truths;
  std::vector<std::string_view> texts;
  /// The memory behind `texts`; shared, so that a column can be copied and cut.
  std::vector<std::shared_ptr<const void>> keeps;

  std::size_t size() const { return states.size(); }
  /// Empty, with room for `rows` rows in the vector of the storage; keeps what memory it has.
  void reset(Storage new_storage, std::size_t rows);
  /// As many rows as asked, of which neither values nor states mean anything until they are written, but that states
  /// stay known where all_known still says so. For columns that are filled again and again: nothing is cleared.
  void prepare(Storage new_storage, std::size_t rows);
  /// Makes every state known. Costs nothing where it is so already.
  void know_all();
};

/// The value of a row; it must not be a fault.
Value value_at(const Column& column, std::size_t row, const Type& type);
/// A column of `rows` equal outcomes.
Column constant_column(const Outcome& outcome, const Type& type, std::size_t rows);
/// Appends one outcome. A narrow column turns wide, or takes a greater scale, where the number asks for it. A text is
/// copied into memory that the column keeps.
void append(Column& column, const Outcome& outcome, const Type& type);

}  // namespace rung
