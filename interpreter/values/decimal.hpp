// Exact decimals with 38 digits, 18 of them after the point: the numbers of the language. Never binary
// floats.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rung {

using Int128 = __int128;
using UInt128 = unsigned __int128;

/// Ten to the power n, for n in 0 … 38.
Int128 power_of_ten(int n);

enum class Rounding : std::uint8_t {
  half_away,  ///< to the nearest, halves away from zero
  up,         ///< away from zero
  down,       ///< towards zero
};

/// A decimal is a whole number of units of 10^-18, its absolute value below 10^38 units (10^20 in value).
/// Operations give nothing where the result does not fit: an overflow, never a wrap.
class Decimal {
 public:
  static constexpr int places = 18;
  /// How many decimals are written at most, in outputs and in tests.
  static constexpr int written_places = 9;
  /// 10^38: the least number of units that does not fit.
  static constexpr Int128 unit_limit =
      static_cast<Int128>(10'000'000'000'000'000'000u) * 10'000'000'000'000'000'000u;

  constexpr Decimal() = default;
  /// A whole number; every 64-bit integer fits.
  constexpr Decimal(std::int64_t whole) : units_(static_cast<Int128>(whole) * 1'000'000'000'000'000'000) {}
  /// Binary floats are no decimals.
  template <std::floating_point Float>
  Decimal(Float) = delete;

  static constexpr std::optional<Decimal> from_units(Int128 units) {
    if (units >= unit_limit || units <= -unit_limit) return std::nullopt;
    Decimal decimal;
    decimal.units_ = units;
    return decimal;
  }
  /// `mantissa` × 10^-scale, scale 0 … 18.
  static std::optional<Decimal> from_scaled(Int128 mantissa, int scale);
  constexpr Int128 units() const { return units_; }

  bool is_whole() const;
  /// The whole number, where it is one and fits 64 bits.
  std::optional<std::int64_t> whole() const;
  bool is_negative() const { return units_ < 0; }
  bool is_zero() const { return units_ == 0; }

  friend bool operator==(Decimal, Decimal) = default;
  friend std::strong_ordering operator<=>(Decimal a, Decimal b) { return a.units_ <=> b.units_; }
  constexpr Decimal operator-() const {
    Decimal negated;
    negated.units_ = -units_;
    return negated;
  }

 private:
  Int128 units_ = 0;
};

inline std::optional<Decimal> add(Decimal a, Decimal b) {
  Int128 units = 0;
  if (__builtin_add_overflow(a.units(), b.units(), &units)) return std::nullopt;
  return Decimal::from_units(units);
}

inline std::optional<Decimal> subtract(Decimal a, Decimal b) {
  return add(a, -b);
}

/// Rounded to 18 decimals, half away from zero, where the exact product has more.
std::optional<Decimal> multiply(Decimal a, Decimal b);
/// Rounded to 18 decimals, half away from zero. `b` must not be zero.
std::optional<Decimal> divide(Decimal a, Decimal b);
/// To n decimals; n may be negative (-2: to hundreds). n above 18 changes nothing.
std::optional<Decimal> round(Decimal a, std::int64_t n, Rounding rounding);
/// The exact quotient rounded once to n decimals, half away from zero. `b` must not be zero.
std::optional<Decimal> ratio(Decimal a, Decimal b, std::int64_t n);
/// x to the power of a whole number: exact, rounded once to 18 decimals. power(0, 0) is 1. Nothing also for 0
/// to a negative power; the caller tells that case apart (it is missing, as a division by zero is).
std::optional<Decimal> power(Decimal x, std::int64_t n);
/// The sum of many: exact in any order, because partial sums are kept beyond 128 bits.
class DecimalSum {
 public:
  void add(Decimal value);
  void add(const DecimalSum& other);
  std::optional<Decimal> total() const;
  /// The sum divided by a count above zero, rounded once to 18 decimals; exact even where the total itself
  /// overflows.
  std::optional<Decimal> average(std::int64_t count) const;

 private:
  UInt128 low_ = 0;
  std::int64_t high_ = 0;  // the sum is high_ · 2^128 + low_, in two's complement
};

/// Digits with an optional sign, point and decimals; nothing else. Gives nothing where it is not that, has
/// more than 18 decimals that are not zero, or does not fit.
std::optional<Decimal> parse_decimal(std::string_view text);

/// Without trailing zeros, rounded half away from zero to at most `places` decimals; -0 is written 0.
std::string write_decimal(Decimal value, int places = Decimal::written_places);
/// What is written of a number: the value rounded to 9 decimals. A value that would round up to 10^20, which
/// no decimal holds, stays as it is.
Decimal as_written(Decimal value);
/// What is written of a percent, the sign included (`15%`): its digits (the value times 100) have at most 9
/// decimals.
std::string write_percent(Decimal value);

}  // namespace rung
