// Decimals as plain digits: reading them exactly and writing them. Separators, currency signs and words like
// 万 belong to those who read rules and records.
#include <fmt/format.h>

#include <algorithm>

#include "values/decimal_units.hpp"

namespace rung {

namespace {

/// Values are below 10^20.
constexpr int whole_digits = 20;
/// The digits of a percent stand two places further left than those of its value.
constexpr int percent_shift = 2;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

std::string_view without_leading_zeros(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

std::string_view without_trailing_zeros(std::string_view digits) {
  const std::size_t last = digits.find_last_not_of('0');
  return last == std::string_view::npos ? std::string_view() : digits.substr(0, last + 1);
}

/// At most 38 digits.
UInt128 read_digits(std::string_view digits, UInt128 before) {
  for (const char c : digits) before = before * 10 + static_cast<UInt128>(c - '0');
  return before;
}

/// units / 10^dropped, rounded half away from zero. The result may be 10^38 / 10^dropped, which no decimal
/// holds but which can be written.
UInt128 drop_places(UInt128 units, int dropped) {
  const UInt128 step = static_cast<UInt128>(power_of_ten(dropped));
  const UInt128 kept = units / step;
  const UInt128 rest = units - kept * step;
  return rest >= step - rest ? kept + 1 : kept;
}

/// digits × 10^-places, places 0 … 18.
std::string write_scaled(UInt128 digits, int places, bool negative) {
  const UInt128 step = static_cast<UInt128>(power_of_ten(places));
  const UInt128 whole = digits / step;
  const std::uint64_t decimals = static_cast<std::uint64_t>(digits - whole * step);
  const std::string_view sign = negative && digits != 0 ? "-" : "";
  if (decimals == 0) return fmt::format("{}{}", sign, whole);
  std::string text = fmt::format("{}{}.{:0{}}", sign, whole, decimals, places);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string_view whole = take_digits(text);
  if (whole.empty()) return std::nullopt;
  std::string_view decimals;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    decimals = take_digits(text);
    if (decimals.empty()) return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  whole = without_leading_zeros(whole);
  decimals = without_trailing_zeros(decimals);
  if (whole.size() > whole_digits || decimals.size() > Decimal::places) return std::nullopt;
  const int scale = static_cast<int>(decimals.size());
  const UInt128 digits = read_digits(decimals, read_digits(whole, 0));
  return with_sign(digits * static_cast<UInt128>(power_of_ten(Decimal::places - scale)), negative);
}

std::string write_decimal(Decimal value, int places) {
  const int kept = std::clamp(places, 0, Decimal::places);
  const UInt128 digits = drop_places(magnitude(value.units()), Decimal::places - kept);
  return write_scaled(digits, kept, value.is_negative());
}

Decimal as_written(Decimal value) {
  return round(value, Decimal::written_places, Rounding::half_away).value_or(value);
}

std::string write_percent(Decimal value) {
  constexpr int kept = Decimal::written_places;
  const UInt128 digits = drop_places(magnitude(value.units()), Decimal::places - kept - percent_shift);
  return write_scaled(digits, kept, value.is_negative()) + '%';
}

}  // namespace rung
