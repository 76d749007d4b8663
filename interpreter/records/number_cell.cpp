// Two ways to one result: plain digits in a single pass, and everything else part by part.
#include "records/number_cell.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "diagnostics/kinds.hpp"
#include "records/cell_text.hpp"

namespace rung {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Up to 18 digits with a sign and a point: what nearly every cell is. Nothing else is tried here.
bool read_plain(std::string_view cell, ScaledNumber& number) {
  constexpr std::size_t longest = 18;
  const bool negative = cell.front() == '-';
  if (negative) cell.remove_prefix(1);
  if (cell.empty() || cell.size() > longest || !is_digit(cell.front()) || !is_digit(cell.back()))
    return false;
  std::int64_t mantissa = 0;
  std::size_t point = cell.size() - 1;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (is_digit(cell[i])) {
      mantissa = mantissa * 10 + (cell[i] - '0');
    } else if (cell[i] == '.' && point == cell.size() - 1) {
      point = i;
    } else {
      return false;
    }
  }
  number.mantissa = negative ? -mantissa : mantissa;
  number.scale = static_cast<int>(cell.size() - 1 - point);
  return true;
}

/// The parts of a number around its digits.
struct Parts {
  bool negative = false;
  bool percent = false;
  int exponent = 0;  ///< of ten: what 万 and its kin multiply by
  std::string_view digits;
};

struct Multiple {
  std::string_view word;
  int exponent;
};

/// Longer words first, because 千万 ends in 万.
constexpr auto multiples = std::to_array<Multiple>({
    {"万亿", 12}, {"萬億", 12}, {"千亿", 11}, {"千億", 11}, {"百亿", 10}, {"百億", 10}, {"十亿", 9},
    {"十億", 9},  {"千万", 7},  {"千萬", 7},  {"百万", 6},  {"百萬", 6},  {"十万", 5},  {"十萬", 5},
    {"亿", 8},    {"億", 8},    {"万", 4},    {"萬", 4},    {"千", 3},    {"w", 4},     {"W", 4},
});

bool take_currency(std::string_view& text) {
  // U+FFE1 is the pound sign in full width.
  for (const std::string_view sign : {"¥", "￥", "$", "€", "£", "\uFFE1"}) {
    if (take_front(text, sign)) return true;
  }
  return false;
}

/// Sign, currency sign and parentheses in the orders in which people put them: `-¥5`, `¥-5`, `(¥5)`, `¥(5)`.
bool take_beginning(std::string_view& text, Parts& parts, bool& currency) {
  bool sign = false;
  while (!text.empty()) {
    if (!sign && (text.front() == '-' || text.front() == '+')) {
      sign = true;
      parts.negative = text.front() == '-';
      text.remove_prefix(1);
    } else if (!sign && text.front() == '(') {
      if (text.back() != ')') return false;
      sign = true;
      parts.negative = true;
      text = text.substr(1, text.size() - 2);
    } else if (!currency && take_currency(text)) {
      currency = true;
    } else {
      return true;
    }
    text = trim(text);
  }
  return false;
}

void take_end(std::string_view& text, Parts& parts, bool currency) {
  parts.percent = take_back(text, "%");
  text = trim(text);
  if (!parts.percent && !currency && take_back(text, "元")) text = trim(text);
  for (const Multiple& multiple : multiples) {
    if (!take_back(text, multiple.word)) continue;
    parts.exponent = multiple.exponent;
    text = trim(text);
    return;
  }
}

std::optional<Parts> take_apart(std::string_view text) {
  Parts parts;
  bool currency = false;
  if (!take_beginning(text, parts, currency)) return std::nullopt;
  take_end(text, parts, currency);
  parts.digits = text;
  return parts;
}

std::string_view take_digits(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  return digits;
}

/// Digits of the whole part, separators left out; nothing where groups are not of three.
std::optional<std::string> take_whole(std::string_view& text) {
  std::string whole(take_digits(text));
  if (!text.starts_with(',')) return whole;
  if (whole.empty() || whole.size() > 3) return std::nullopt;
  while (take_front(text, ",")) {
    const std::string_view group = take_digits(text);
    if (group.size() != 3) return std::nullopt;
    whole += group;
  }
  return whole;
}

/// `e5`, `E-03`; nothing where that is no exponent. An absent one is 0.
std::optional<int> take_exponent(std::string_view& text) {
  if (!take_front(text, "e") && !take_front(text, "E")) return 0;
  const bool negative = take_front(text, "-");
  if (!negative) take_front(text, "+");
  const std::string_view digits = take_digits(text);
  // Beyond four digits no number fits, whatever stands before.
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int exponent = 0;
  for (const char c : digits) exponent = exponent * 10 + (c - '0');
  return negative ? -exponent : exponent;
}

/// digits × 10^exponent, exactly.
std::optional<Kind> scale_digits(std::string_view digits, int exponent, bool negative, ScaledNumber& number) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  while (digits.ends_with('0')) {
    digits.remove_suffix(1);
    ++exponent;
  }
  number = {};
  if (digits.empty()) return std::nullopt;
  constexpr int whole_places = 20;
  if (static_cast<int>(digits.size()) + exponent > whole_places) return Kind::number_too_large;
  if (exponent < -Decimal::places) return Kind::number_too_fine;
  Int128 mantissa = 0;
  for (const char c : digits) mantissa = mantissa * 10 + (c - '0');
  if (exponent > 0) mantissa *= power_of_ten(exponent);
  number.mantissa = negative ? -mantissa : mantissa;
  number.scale = exponent < 0 ? -exponent : 0;
  return std::nullopt;
}

std::optional<Kind> read_parts(std::string_view cell, bool percents_fit, ScaledNumber& number,
                               bool& percent) {
  const std::string folded = fold_width(cell);
  const std::optional<Parts> parts = take_apart(folded);
  if (!parts) return Kind::number_unreadable;
  std::string_view text = parts->digits;
  std::optional<std::string> whole = take_whole(text);
  if (!whole) return Kind::number_unreadable;
  std::string digits = std::move(*whole);
  std::size_t decimals = 0;
  if (take_front(text, ".")) {
    const std::string_view fraction = take_digits(text);
    if (fraction.empty()) return Kind::number_unreadable;
    digits += fraction;
    decimals = fraction.size();
  }
  const std::optional<int> exponent = take_exponent(text);
  if (!exponent || !text.empty() || digits.empty()) return Kind::number_unreadable;
  if (parts->percent && !percents_fit) return Kind::percent_sign_unfit;
  percent = parts->percent;
  const int power = *exponent + parts->exponent - static_cast<int>(decimals) - (percent ? 2 : 0);
  return scale_digits(digits, power, parts->negative, number);
}

void drop_trailing_zeros(ScaledNumber& number, int wanted_scale) {
  while (number.scale > wanted_scale && number.mantissa % 10 == 0) {
    number.mantissa /= 10;
    --number.scale;
  }
}

std::optional<Kind> multiply_by_unit(const Decimal& unit, ScaledNumber& number) {
  ScaledNumber factor = {unit.units(), Decimal::places};
  drop_trailing_zeros(factor, 0);
  drop_trailing_zeros(number, 0);
  if (__builtin_mul_overflow(number.mantissa, factor.mantissa, &number.mantissa))
    return Kind::number_unit_misfit;
  number.scale += factor.scale;
  drop_trailing_zeros(number, Decimal::places);
  if (number.scale > Decimal::places) return Kind::number_unit_misfit;
  return Decimal::from_scaled(number.mantissa, number.scale) ? std::nullopt
                                                             : std::optional(Kind::number_unit_misfit);
}

std::optional<Kind> read_plain_percent(const NumberForm& form, ScaledNumber& number) {
  if (form.unit_percent) {
    number.scale += 2;
    drop_trailing_zeros(number, Decimal::places);
    return number.scale > Decimal::places ? std::optional(Kind::number_too_fine) : std::nullopt;
  }
  const Int128 one = power_of_ten(number.scale);
  const bool above = number.mantissa > one || number.mantissa < -one;
  return above && !form.unit ? std::optional(Kind::percent_above_one) : std::nullopt;
}

std::optional<Kind> fit(const NumberForm& form, ScaledNumber& number) {
  switch (form.numeric) {
    case Numeric::literal:
    case Numeric::number:
    case Numeric::money:
    case Numeric::percent: return std::nullopt;
    case Numeric::integer:
    case Numeric::count: break;
  }
  drop_trailing_zeros(number, 0);
  if (form.numeric == Numeric::count && number.mantissa < 0) return Kind::count_negative;
  return number.scale > 0 ? std::optional(Kind::number_not_whole) : std::nullopt;
}

}  // namespace

std::optional<Kind> read_number(std::string_view cell, const NumberForm& form, ScaledNumber& number) {
  const bool percents_fit = form.numeric == Numeric::percent;
  bool percent = false;
  if (!read_plain(cell, number)) {
    if (const auto fault = read_parts(cell, percents_fit, number, percent)) return fault;
  }
  if (percents_fit && !percent) {
    if (const auto fault = read_plain_percent(form, number)) return fault;
  }
  if (form.unit) {
    if (const auto fault = multiply_by_unit(*form.unit, number)) return fault;
  }
  return fit(form, number);
}

}  // namespace rung
