// Numbers as people write them in exports: signs, currency, separators, 万 and 亿, percents.
#pragma once

#include <optional>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "values/decimal.hpp"
#include "values/type.hpp"

namespace rung {

/// mantissa × 10^-scale, scale 0 … 18, always within a decimal.
struct ScaledNumber {
  Int128 mantissa = 0;
  int scale = 0;
};

/// What a field wants of its numbers.
struct NumberForm {
  Numeric numeric = Numeric::number;
  std::optional<Decimal> unit;  ///< what is read is multiplied by it
  bool unit_percent = false;    ///< plain numbers are percents too
};

/// Reads a trimmed cell that is not empty; gives why it cannot be read, or nothing. Accepted are a sign (+ -
/// −) or accountant's parentheses; a currency sign in front (¥ ￥ $ € £) or 元 behind; separators between
/// groups of three digits; a decimal point; an exponent; 千 万 百万 千万 亿 … or w behind; a percent sign in
/// percent fields; all in full width too, with white space between these parts but not among digits.
std::optional<Kind> read_number(std::string_view cell, const NumberForm& form, ScaledNumber& number);

}  // namespace rung
