// The types of the language. What may be added to, compared with or used as what is decided in check, not here.
#pragma once

#include <cstdint>

#include "values/duration.hpp"

namespace rung {

enum class TypeKind : std::uint8_t {
  nothing,  ///< of the word `missing` alone: fits every type
  text,
  number,
  date,
  truth,
  duration,
  enumeration,  ///< values in the order of their declaration, codes from 0
  ladder,       ///< tiers from the lowest (code 0) to the highest: ordered
};

/// What kind of number: it decides what may be combined and how it is written, not how it is stored.
enum class Numeric : std::uint8_t {
  literal,  ///< written in the rules: fits a number and money alike
  number,
  money,
  percent,
  integer,
  count,  ///< an integer that is never negative
};

struct Type {
  TypeKind kind = TypeKind::nothing;
  Numeric numeric = Numeric::number;           ///< where kind is number
  DurationKind duration = DurationKind::days;  ///< where kind is duration
  std::uint32_t set = 0;                       ///< which enumeration or ladder of the program

  friend bool operator==(const Type&, const Type&) = default;

  static constexpr Type nothing() { return {}; }
  static constexpr Type text() { return {.kind = TypeKind::text}; }
  static constexpr Type number(Numeric numeric = Numeric::number) {
    return {.kind = TypeKind::number, .numeric = numeric};
  }
  static constexpr Type date() { return {.kind = TypeKind::date}; }
  static constexpr Type truth() { return {.kind = TypeKind::truth}; }
  static constexpr Type of_duration(DurationKind kind) {
    return {.kind = TypeKind::duration, .duration = kind};
  }
  static constexpr Type enumeration(std::uint32_t set) { return {.kind = TypeKind::enumeration, .set = set}; }
  static constexpr Type ladder(std::uint32_t set) { return {.kind = TypeKind::ladder, .set = set}; }

  bool is_number() const { return kind == TypeKind::number; }
  bool is_percent() const { return is_number() && numeric == Numeric::percent; }
};

}  // namespace rung
