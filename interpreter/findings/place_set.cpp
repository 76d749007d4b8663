// Sets of places as runs.
#include "findings/place_set.hpp"

#include <algorithm>

namespace rung {

PlaceSet PlaceSet::between(Int128 low, Int128 high) {
  PlaceSet set;
  if (low <= high) set.runs_.push_back({low, high});
  return set;
}

bool PlaceSet::contains(Int128 place) const {
  const auto run = std::lower_bound(runs_.begin(), runs_.end(), place,
                                    [](const PlaceRun& one, Int128 wanted) { return one.high < wanted; });
  return run != runs_.end() && run->low <= place;
}

bool PlaceSet::holds(const PlaceSet& other) const {
  auto run = runs_.begin();
  for (const PlaceRun& wanted : other.runs_) {
    while (run != runs_.end() && run->high < wanted.low) ++run;
    if (run == runs_.end() || run->low > wanted.low || run->high < wanted.high) return false;
  }
  return true;
}

bool PlaceSet::meets(const PlaceSet& other) const {
  auto a = runs_.begin();
  auto b = other.runs_.begin();
  while (a != runs_.end() && b != other.runs_.end()) {
    if (a->high < b->low)
      ++a;
    else if (b->high < a->low)
      ++b;
    else
      return true;
  }
  return false;
}

std::optional<Int128> PlaceSet::only() const {
  if (runs_.size() != 1 || runs_[0].low != runs_[0].high) return std::nullopt;
  return runs_[0].low;
}

PlaceSet operator&(const PlaceSet& a, const PlaceSet& b) {
  PlaceSet both;
  auto one = a.runs_.begin();
  auto other = b.runs_.begin();
  while (one != a.runs_.end() && other != b.runs_.end()) {
    const Int128 low = std::max(one->low, other->low);
    const Int128 high = std::min(one->high, other->high);
    if (low <= high) both.runs_.push_back({low, high});
    if (one->high < other->high)
      ++one;
    else
      ++other;
  }
  return both;
}

PlaceSet operator|(const PlaceSet& a, const PlaceSet& b) {
  std::vector<PlaceRun> all = a.runs_;
  all.insert(all.end(), b.runs_.begin(), b.runs_.end());
  std::sort(all.begin(), all.end(), [](const PlaceRun& x, const PlaceRun& y) { return x.low < y.low; });
  PlaceSet either;
  for (const PlaceRun& run : all) {
    if (!either.runs_.empty() && run.low <= either.runs_.back().high + 1)
      either.runs_.back().high = std::max(either.runs_.back().high, run.high);
    else
      either.runs_.push_back(run);
  }
  return either;
}

PlaceSet operator-(const PlaceSet& a, const PlaceSet& b) {
  PlaceSet rest;
  auto taken = b.runs_.begin();
  for (const PlaceRun& run : a.runs_) {
    Int128 low = run.low;
    while (taken != b.runs_.end() && taken->high < low) ++taken;
    for (auto next = taken; next != b.runs_.end() && next->low <= run.high && low <= run.high; ++next) {
      if (next->low > low) rest.runs_.push_back({low, next->low - 1});
      low = std::max(low, next->high + 1);
    }
    if (low <= run.high) rest.runs_.push_back({low, run.high});
  }
  return rest;
}

}  // namespace rung
