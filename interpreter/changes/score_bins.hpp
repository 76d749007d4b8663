// How values are spread, counted in bins of one width that grows with the range: what is counted does not depend on the
// order in which values come.
#pragma once

#include <cstdint>
#include <map>

namespace rung {

class ScoreBins {
 public:
  void add(double value, std::uint64_t count = 1);
  void add(const ScoreBins& other);

  bool empty() const { return counts_.empty(); }
  double width() const;
  double low() const;   ///< where the first bin begins
  double high() const;  ///< where the last one ends
  /// By the number of the bin: it begins at that many widths.
  const std::map<std::int64_t, std::uint64_t>& counts() const { return counts_; }
  /// Makes bins at least as wide as that of another, so that both can be laid over each other.
  void widen_to(const ScoreBins& other);

 private:
  void widen();
  std::int64_t bin_of(double value) const;
  void fit();

  int exponent_ = first_exponent;  // the width is 2 to this power
  std::map<std::int64_t, std::uint64_t> counts_;

  static constexpr int first_exponent = -6;
};

}  // namespace rung
