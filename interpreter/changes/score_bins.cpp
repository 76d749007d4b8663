// Widths are powers of two, so that two bins become one whenever the range is too long for so many.

#include "changes/score_bins.hpp"

#include <algorithm>
#include <cmath>

namespace rung {
namespace {

constexpr std::int64_t most_bins = 128;

}  // namespace

double ScoreBins::width() const {
  return std::ldexp(1.0, exponent_);
}

double ScoreBins::low() const {
  return counts_.empty() ? 0 : static_cast<double>(counts_.begin()->first) * width();
}

double ScoreBins::high() const {
  return counts_.empty() ? 0 : static_cast<double>(counts_.rbegin()->first + 1) * width();
}

std::int64_t ScoreBins::bin_of(double value) const {
  return static_cast<std::int64_t>(std::floor(std::ldexp(value, -exponent_)));
}

void ScoreBins::widen() {
  std::map<std::int64_t, std::uint64_t> wider;
  for (const auto& [bin, count] : counts_) wider[bin >> 1] += count;
  counts_ = std::move(wider);
  ++exponent_;
}

void ScoreBins::fit() {
  while (counts_.rbegin()->first - counts_.begin()->first >= most_bins) widen();
}

void ScoreBins::add(double value, std::uint64_t count) {
  // No decimal is greater than 10^20; bins of numbers of 64 bits reach so far from this width on.
  while (std::abs(std::ldexp(value, -exponent_)) > 4e18) widen();
  counts_[bin_of(value)] += count;
  fit();
}

void ScoreBins::add(const ScoreBins& other) {
  if (other.counts_.empty()) return;
  while (exponent_ < other.exponent_) widen();
  for (const auto& [bin, count] : other.counts_) counts_[bin >> (exponent_ - other.exponent_)] += count;
  fit();
}

void ScoreBins::widen_to(const ScoreBins& other) {
  while (exponent_ < other.exponent_) widen();
}

}  // namespace rung
