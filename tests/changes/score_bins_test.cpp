// Bins say the same whatever the order in which values come.
#include "changes/score_bins.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace rung;

namespace {

std::uint64_t all_of(const ScoreBins& bins) {
  std::uint64_t all = 0;
  for (const auto& [bin, count] : bins.counts()) all += count;
  return all;
}

}  // namespace

TEST_CASE("points from 0 to 100 have a bin each") {
  ScoreBins bins;
  for (int i = 0; i <= 100; ++i) bins.add(i);
  CHECK(bins.width() == 1);
  CHECK(bins.counts().size() == 101);
  CHECK(bins.low() == 0);
  CHECK(bins.high() == 101);
}

TEST_CASE("order and threads do not matter") {
  const std::vector<double> values = {0.1, -3, 5000, 12.5, 12.5, 1e9, 0, 77};
  ScoreBins forward;
  ScoreBins backward;
  ScoreBins first;
  ScoreBins second;
  for (const double value : values) forward.add(value);
  for (std::size_t i = values.size(); i-- > 0;) backward.add(values[i]);
  for (std::size_t i = 0; i < values.size(); ++i) (i % 2 == 0 ? first : second).add(values[i]);
  second.add(first);
  CHECK(forward.width() == backward.width());
  CHECK(forward.counts() == backward.counts());
  CHECK(forward.counts() == second.counts());
  CHECK(all_of(forward) == values.size());
}

TEST_CASE("values of any size find a bin") {
  ScoreBins bins;
  bins.add(1e20);
  bins.add(-1e20);
  bins.add(0);
  CHECK(all_of(bins) == 3);
  CHECK(bins.counts().size() <= 128);
}

TEST_CASE("two sets of bins can be laid over each other") {
  ScoreBins narrow;
  ScoreBins wide;
  narrow.add(1);
  narrow.add(3);
  wide.add(0);
  wide.add(1000);
  narrow.widen_to(wide);
  CHECK(narrow.width() == wide.width());
  CHECK(all_of(narrow) == 2);
}
