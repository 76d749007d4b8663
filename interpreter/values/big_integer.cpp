// Arithmetic of integers of any size by the methods of pen and paper, a limb of 64 bits being a digit.
#include "values/big_integer.hpp"

#include <algorithm>
#include <bit>

namespace rung {

namespace {

constexpr std::int64_t limb_bits = 64;

std::uint64_t low_limb(UInt128 value) {
  return static_cast<std::uint64_t>(value);
}
std::uint64_t high_limb(UInt128 value) {
  return static_cast<std::uint64_t>(value >> limb_bits);
}

}  // namespace

BigInteger::BigInteger(UInt128 value) : limbs_{low_limb(value), high_limb(value)} {
  trim();
}

void BigInteger::trim() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
}

std::int64_t BigInteger::bit_length() const {
  if (limbs_.empty()) return 0;
  return static_cast<std::int64_t>(limbs_.size()) * limb_bits - std::countl_zero(limbs_.back());
}

void BigInteger::add_one() {
  for (std::uint64_t& limb : limbs_) {
    ++limb;
    if (limb != 0) return;
  }
  limbs_.push_back(1);
}

void BigInteger::subtract(const BigInteger& other) {
  UInt128 borrow = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    const UInt128 taken = borrow + (i < other.limbs_.size() ? other.limbs_[i] : 0);
    borrow = limbs_[i] < taken ? 1 : 0;
    limbs_[i] = low_limb(limbs_[i] - taken);
  }
  trim();
}

void BigInteger::shift_left(std::int64_t bits) {
  if (limbs_.empty()) return;
  const std::int64_t rest = bits % limb_bits;
  if (rest != 0) {
    std::uint64_t carry = 0;
    for (std::uint64_t& limb : limbs_) {
      const UInt128 shifted = static_cast<UInt128>(limb) << rest;
      limb = low_limb(shifted) | carry;
      carry = high_limb(shifted);
    }
    if (carry != 0) limbs_.push_back(carry);
  }
  limbs_.insert(limbs_.begin(), static_cast<std::size_t>(bits / limb_bits), 0);
}

bool BigInteger::drop_low_limbs(std::size_t count) {
  const auto end = limbs_.begin() + static_cast<std::ptrdiff_t>(std::min(count, limbs_.size()));
  const bool lost = std::any_of(limbs_.begin(), end, [](std::uint64_t limb) { return limb != 0; });
  limbs_.erase(limbs_.begin(), end);
  return lost;
}

BigInteger operator*(const BigInteger& a, const BigInteger& b) {
  BigInteger product(0);
  product.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
  for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.limbs_.size(); ++j) {
      const UInt128 sum = static_cast<UInt128>(a.limbs_[i]) * b.limbs_[j] + product.limbs_[i + j] + carry;
      product.limbs_[i + j] = low_limb(sum);
      carry = high_limb(sum);
    }
    product.limbs_[i + b.limbs_.size()] = carry;
  }
  product.trim();
  return product;
}

std::strong_ordering operator<=>(const BigInteger& a, const BigInteger& b) {
  if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() <=> b.limbs_.size();
  return std::lexicographical_compare_three_way(a.limbs_.rbegin(), a.limbs_.rend(), b.limbs_.rbegin(),
                                                b.limbs_.rend());
}

std::optional<UInt128> rounded_quotient(BigInteger dividend, BigInteger divisor) {
  const std::int64_t shift = dividend.bit_length() - divisor.bit_length();
  if (shift < -1) return 0;
  if (shift > 128) return std::nullopt;
  if (shift < 0) {
    dividend.shift_left(1);
    return dividend >= divisor ? 1 : 0;
  }
  divisor.shift_left(shift);
  UInt128 quotient = 0;
  bool overflow = false;
  for (std::int64_t bit = 0; bit <= shift; ++bit) {
    overflow = overflow || (quotient >> 127) != 0;
    quotient <<= 1;
    if (dividend >= divisor) {
      dividend.subtract(divisor);
      quotient |= 1;
    }
    dividend.shift_left(1);
  }
  // The dividend has been doubled once more than the divisor: what is left is compared with a half.
  if (dividend >= divisor) {
    ++quotient;
    overflow = overflow || quotient == 0;
  }
  if (overflow) return std::nullopt;
  return quotient;
}

}  // namespace rung
