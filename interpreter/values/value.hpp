// One value of the language, missing included. What its code or its digits stand for is told by its type.
#pragma once

#include <string>
#include <variant>

#include "values/calendar.hpp"
#include "values/decimal.hpp"
#include "values/duration.hpp"

namespace rung {

struct Missing {
  friend bool operator==(Missing, Missing) = default;
};

/// A value of an enumeration or a tier of a ladder, by its place in the type's list.
struct Code {
  std::int32_t code = 0;
  friend auto operator<=>(const Code&, const Code&) = default;
};

using Value = std::variant<Missing, Decimal, bool, Date, Duration, Code, std::string>;

inline bool is_missing(const Value& value) {
  return std::holds_alternative<Missing>(value);
}

}  // namespace rung
