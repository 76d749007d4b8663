// Sums of numbers for many rows at once.
#include "engine/exact_sums.hpp"

#include <algorithm>

namespace rung {
namespace {

/// A mantissa that may be greater than a decimal's, in pieces that are none.
void add_mantissa(DecimalSum& sum, Int128 mantissa, int scale) {
  const Int128 piece = static_cast<Int128>(mantissa_limit(scale)) - 1;
  while (mantissa > piece || mantissa < -piece) {
    const Int128 part = mantissa < 0 ? -piece : piece;
    sum.add(*Decimal::from_scaled(part, scale));
    mantissa -= part;
  }
  sum.add(*Decimal::from_scaled(mantissa, scale));
}

}  // namespace

bool ExactSums::fits(const Numbers& numbers, std::size_t rows) {
  const int scale = std::max(scale_, numbers.scale());
  const UInt128 before = product(greatest_, ten(scale - scale_));
  const UInt128 added = product(product(numbers.magnitude, ten(scale - numbers.scale())), rows);
  // The sums stay below what a few pieces of add_mantissa hold.
  const UInt128 limit = std::min(wide_limit, product(mantissa_limit(scale), 1000));
  if (sum(before, added) >= limit) return false;
  if (scale != scale_) {
    const Int128 factor = power_of_ten(scale - scale_);
    for (Int128& partial : sums_) partial *= factor;
  }
  scale_ = scale;
  greatest_ = before + added;
  return true;
}

void ExactSums::turn_wide() {
  wide_ = true;
  wide_sums_.resize(sums_.size());
  for (std::size_t i = 0; i < sums_.size(); ++i) add_mantissa(wide_sums_[i], sums_[i], scale_);
  sums_.clear();
}

void ExactSums::add(const Numbers& numbers, std::span<const std::uint32_t> targets,
                    std::span<const State> counts) {
  const std::size_t rows = targets.size();
  if (!wide_ && !fits(numbers, rows)) turn_wide();
  const auto known = [&](std::size_t row) { return counts[row] == State::known && numbers.known(row); };
  if (wide_) {
    for (std::size_t row = 0; row < rows; ++row) {
      if (known(row)) wide_sums_[targets[row]].add(numbers.decimal(row));
    }
    return;
  }
  const Int128 factor = power_of_ten(scale_ - numbers.scale());
  for (std::size_t row = 0; row < rows; ++row) {
    if (known(row)) sums_[targets[row]] += numbers.mantissa(row) * factor;
  }
}

std::optional<Decimal> ExactSums::total(std::size_t sum) const {
  return wide_ ? wide_sums_[sum].total() : Decimal::from_scaled(sums_[sum], scale_);
}

std::optional<Decimal> ExactSums::average(std::size_t sum, std::int64_t count) const {
  if (wide_) return wide_sums_[sum].average(count);
  DecimalSum exact;
  add_mantissa(exact, sums_[sum], scale_);
  return exact.average(count);
}

}  // namespace rung
