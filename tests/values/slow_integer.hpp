// Integers as vectors of decimal digits: the slow, obvious arithmetic that decimals are held against in
// tests.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "values/decimal.hpp"

namespace rung::slow {

struct Integer {
  bool negative = false;
  std::vector<int> digits;  // the lowest first; none for zero
};

inline void trim(Integer& value) {
  while (!value.digits.empty() && value.digits.back() == 0) value.digits.pop_back();
  if (value.digits.empty()) value.negative = false;
}

inline Integer from_text(std::string_view text) {
  Integer value;
  value.negative = text.starts_with('-');
  if (value.negative) text.remove_prefix(1);
  for (const char c : text) value.digits.insert(value.digits.begin(), c - '0');
  trim(value);
  return value;
}

inline std::string to_text(const Integer& value) {
  if (value.digits.empty()) return "0";
  std::string text = value.negative ? "-" : "";
  for (std::size_t i = value.digits.size(); i-- > 0;) text += static_cast<char>('0' + value.digits[i]);
  return text;
}

inline Integer from_units(Int128 units) {
  Integer value;
  value.negative = units < 0;
  for (; units != 0; units /= 10) value.digits.push_back(std::abs(static_cast<int>(units % 10)));
  return value;
}

inline Int128 to_units(std::string_view text) {
  Int128 units = 0;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  for (const char c : text) units = units * 10 + (negative ? '0' - c : c - '0');
  return units;
}

/// Below zero, zero or above, of the magnitudes.
inline int compare_magnitudes(const Integer& a, const Integer& b) {
  if (a.digits.size() != b.digits.size()) return a.digits.size() < b.digits.size() ? -1 : 1;
  for (std::size_t i = a.digits.size(); i-- > 0;) {
    if (a.digits[i] != b.digits[i]) return a.digits[i] < b.digits[i] ? -1 : 1;
  }
  return 0;
}

inline Integer negated(Integer value) {
  value.negative = !value.negative && !value.digits.empty();
  return value;
}

/// The sum of the magnitudes, or their difference where `sign` is -1 and a's is not the smaller.
inline Integer combine_magnitudes(const Integer& a, const Integer& b, int sign) {
  Integer result;
  int carry = 0;
  for (std::size_t i = 0; i < std::max(a.digits.size(), b.digits.size()) || carry != 0; ++i) {
    const int left = i < a.digits.size() ? a.digits[i] : 0;
    const int right = i < b.digits.size() ? b.digits[i] : 0;
    const int sum = left + sign * right + carry + 10;
    result.digits.push_back(sum % 10);
    carry = sum / 10 - 1;
  }
  trim(result);
  return result;
}

inline Integer add(const Integer& a, const Integer& b) {
  const bool swapped = compare_magnitudes(a, b) < 0;
  const Integer& greater = swapped ? b : a;
  const Integer& lesser = swapped ? a : b;
  Integer sum = combine_magnitudes(greater, lesser, a.negative == b.negative ? 1 : -1);
  sum.negative = greater.negative && !sum.digits.empty();
  return sum;
}

inline Integer multiply(const Integer& a, const Integer& b) {
  Integer product;
  product.negative = a.negative != b.negative;
  product.digits.assign(a.digits.size() + b.digits.size() + 1, 0);
  for (std::size_t i = 0; i < a.digits.size(); ++i) {
    for (std::size_t j = 0; j < b.digits.size(); ++j) product.digits[i + j] += a.digits[i] * b.digits[j];
  }
  for (std::size_t i = 0; i + 1 < product.digits.size(); ++i) {
    product.digits[i + 1] += product.digits[i] / 10;
    product.digits[i] %= 10;
  }
  trim(product);
  return product;
}

inline Integer ten_to(std::int64_t n) {
  Integer power;
  power.digits.assign(static_cast<std::size_t>(n), 0);
  power.digits.push_back(1);
  return power;
}

/// The quotient of the magnitudes rounded as told, with the sign of the quotient.
inline Integer divide(const Integer& a, const Integer& b, Rounding rounding) {
  Integer quotient;
  Integer rest;
  const Integer divisor{false, b.digits};
  for (std::size_t i = a.digits.size(); i-- > 0;) {
    rest.digits.insert(rest.digits.begin(), a.digits[i]);
    trim(rest);
    int digit = 0;
    for (; compare_magnitudes(rest, divisor) >= 0; ++digit) rest = combine_magnitudes(rest, divisor, -1);
    quotient.digits.insert(quotient.digits.begin(), digit);
  }
  trim(quotient);
  const bool half = compare_magnitudes(combine_magnitudes(rest, rest, 1), divisor) >= 0;
  const bool away = rounding == Rounding::up ? !rest.digits.empty() : rounding == Rounding::half_away && half;
  if (away) quotient = combine_magnitudes(quotient, from_text("1"), 1);
  quotient.negative = a.negative != b.negative && !quotient.digits.empty();
  return quotient;
}

/// a / b to n decimals, in units.
inline Integer quotient_units(Integer a, Integer b, std::int64_t n, Rounding rounding) {
  if (n >= 0) a = multiply(a, ten_to(n));
  if (n < 0) b = multiply(b, ten_to(-n));
  return multiply(divide(a, b, rounding), ten_to(Decimal::places - n));
}

/// What an operation should give: its units, or "nothing" where they have more than 38 digits.
inline std::string expected(const Integer& units) {
  return units.digits.size() > 38 ? "nothing" : to_text(units);
}

inline std::string given(const std::optional<Decimal>& result) {
  return result ? to_text(from_units(result->units())) : "nothing";
}

/// Decimals of all sizes, about as many of one number of digits as of another, and the numbers where 64 and
/// 128 bits and decimals end.
class Samples {
 public:
  explicit Samples(std::uint64_t seed) : random_(seed) {}

  Decimal next() {
    if (random_() % 8 == 0) return pick(edges()[random_() % edges().size()]);
    std::string text = random_() % 2 == 0 ? "-" : "";
    const std::uint64_t length = 1 + random_() % 38;
    // Digits beyond those kept are zeros, so that short decimals come up too.
    const std::uint64_t kept = random_() % 2 == 0 ? length : 1 + random_() % length;
    for (std::uint64_t i = 0; i < length; ++i) {
      text += i < kept ? static_cast<char>('0' + random_() % 10) : '0';
    }
    return pick(text);
  }

  Decimal next_not_zero() {
    Decimal decimal = next();
    while (decimal.is_zero()) decimal = next();
    return decimal;
  }

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  static const std::array<std::string_view, 20>& edges() {
    static constexpr std::array<std::string_view, 20> units = {
        "0",
        "1",
        "5",
        "499999999999999999",
        "500000000000000000",
        "999999999999999999",
        "1000000000000000000",
        "1000000000000000001",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "18446744073709551617",
        "340282366920938463463374607431768211",
        "9223372036854775807000000000000000000",
        "18446744073709551616000000000000000000",
        "49999999999999999999999999999999999999",
        "50000000000000000000000000000000000000",
        "99999999999999999999999999999999999999",
    };
    return units;
  }

  static Decimal pick(std::string_view units) { return *Decimal::from_units(to_units(units)); }

 private:
  std::mt19937_64 random_;
};

}  // namespace rung::slow
