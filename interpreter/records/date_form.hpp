// The forms in which a rule file says that an export writes its dates: `as "m/d/yyyy hh:mm"`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/calendar.hpp"

namespace rung {

/// What a cell says of a day, when its form fits. The day may still be none: 30 February.
struct WrittenDay {
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;
};

/// yyyy is four digits, yy the years from 2000 to 2099; m, mm, d, dd, h, hh, s, ss are one or two digits,
/// exactly as many as there are letters where other digits are next to them; m is minutes where an h is the
/// part before it. A space stands for any white space; everything else stands for itself. Capitals do not
/// matter.
class DateForm {
 public:
  explicit DateForm(std::string_view form);
  /// Whether it says year, month and day, each once.
  bool is_complete() const;
  /// The whole of a folded cell, or nothing.
  std::optional<WrittenDay> read(std::string_view cell) const;

 private:
  enum class Part : std::uint8_t { year, short_year, month, day, hour, minute, second, space, literal };
  struct Piece {
    Part part;
    std::string text;  ///< as the form writes it
  };

  std::size_t digits_at(std::size_t piece, std::string_view text) const;

  std::vector<Piece> pieces_;
};

}  // namespace rung
