// 256-bit products and quotients: what is multiplied and divided again must come out, in the rare corrections
// too.
#include "values/wide_integer.hpp"

#include <doctest/doctest.h>

#include <random>

namespace rung {

namespace {

constexpr UInt128 all_bits = ~UInt128{0};
constexpr UInt128 one = 1'000'000'000'000'000'000;

UInt256 plus(UInt256 a, UInt128 b) {
  const UInt128 low = a.low + b;
  return {a.high + (low < b ? 1 : 0), low};
}

/// quotient · divisor + remainder, divided again.
bool comes_back(UInt128 quotient, UInt128 divisor, UInt128 remainder) {
  const auto parts = divide_wide(plus(multiply_wide(quotient, divisor), remainder), divisor);
  return parts && parts->quotient == quotient && parts->remainder == remainder;
}

bool comes_back_by_one(UInt128 quotient, UInt128 remainder) {
  const auto parts = divide_by_one(plus(multiply_wide(quotient, one), remainder));
  return parts && parts->quotient == quotient && parts->remainder == remainder;
}

/// Numbers with long runs of equal bits, which is where guessed quotient limbs are wrong.
UInt128 sparse(std::mt19937_64& random) {
  const UInt128 value = (static_cast<UInt128>(random()) << 64) | random();
  switch (random() % 4) {
    case 0: return value >> (random() % 128);
    case 1: return all_bits << (random() % 128);
    case 2: return (all_bits >> (random() % 128)) - random() % 3;
    default: return (static_cast<UInt128>(1) << (random() % 128)) + random() % 3;
  }
}

}  // namespace

TEST_CASE("the greatest product") {
  const UInt256 product = multiply_wide(all_bits, all_bits);
  CHECK(bool(product.high == all_bits - 1));
  CHECK(bool(product.low == 1));
}

TEST_CASE("products divided again") {
  std::mt19937_64 random(5);
  int wrong = 0;
  for (int i = 0; i < 200'000; ++i) {
    UInt128 divisor = sparse(random);
    if (divisor == 0) divisor = 1;
    const UInt128 remainder = random() % 2 == 0 ? divisor - 1 : sparse(random) % divisor;
    if (!comes_back(sparse(random), divisor, remainder)) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("products of 10^18 divided again") {
  std::mt19937_64 random(6);
  int wrong = 0;
  for (int i = 0; i < 200'000; ++i) {
    const UInt128 remainder = random() % 2 == 0 ? one - 1 : sparse(random) % one;
    if (!comes_back_by_one(sparse(random), remainder)) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("quotients beyond 128 bits are nothing") {
  CHECK(!divide_wide({1, 0}, 1));
  CHECK(!divide_wide({all_bits, all_bits}, all_bits));
  CHECK(divide_wide({all_bits - 1, all_bits}, all_bits).has_value());
  CHECK(!divide_by_one({one, 0}));
  CHECK(divide_by_one({one - 1, all_bits}).has_value());
}

TEST_CASE("halves are rounded up") {
  CHECK(bool(round_half_up(WideQuotient{4, 5}, 10) == UInt128{5}));
  CHECK(bool(round_half_up(WideQuotient{4, 4}, 10) == UInt128{4}));
  CHECK(bool(round_half_up(WideQuotient{4, 4}, 9) == UInt128{4}));
  CHECK(bool(round_half_up(WideQuotient{4, 5}, 9) == UInt128{5}));
  CHECK(bool(round_half_up(WideQuotient{0, all_bits / 2 + 1}, all_bits) == UInt128{1}));
  CHECK(!round_half_up(WideQuotient{all_bits, 5}, 10));
  CHECK(!round_half_up(std::nullopt, 10));
}

}  // namespace rung
