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

void ExactSums::resize(std::size_t sums) {
  if (wide_) {
    wide_sums_.resize(sums);
  } else {
    sums_.resize(sums, 0);
  }
}

void ExactSums::add(const Numbers& numbers, std::span<const std::uint32_t> rows,
                    std::span<const std::uint32_t> targets) {
  if (!wide_ && !fits(numbers, rows.size())) turn_wide();
  if (wide_) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (numbers.known(rows[i])) wide_sums_[targets[i]].add(numbers.decimal(rows[i]));
    }
    return;
  }
  // What stands in rows that are not known is 0.
  const Int128 factor = power_of_ten(scale_ - numbers.scale());
  if (numbers.narrow() && !numbers.uniform && factor == 1) {
    const std::int64_t* const mantissas = numbers.column->integers.data();
    for (std::size_t i = 0; i < rows.size(); ++i) sums_[targets[i]] += mantissas[rows[i]];
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (numbers.known(rows[i])) sums_[targets[i]] += numbers.mantissa(rows[i]) * factor;
  }
}

bool ExactSums::fill(Column& column) {
  if (wide_ || greatest_ >= mantissa_limit(scale_)) return false;
  column.scale = scale_;
  std::fill(column.states.begin(), column.states.end(), State::known);
  if (greatest_ > narrow_limit) {
    column.storage = Storage::wide;
    column.integers = {};
    column.wides.assign(sums_.begin(), sums_.end());
    settle(column);
    return true;
  }
  for (std::size_t i = 0; i < sums_.size(); ++i) column.integers[i] = static_cast<std::int64_t>(sums_[i]);
  return true;
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
