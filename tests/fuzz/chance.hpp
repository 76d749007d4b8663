// The one source of randomness of a trial: the same seed gives the same choices everywhere, which the distributions of
// the standard library do not promise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rung::fuzz {

/// Steps of splitmix64: good enough to choose with, and small.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
  }

  /// 0 … n - 1; n is above 0.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  /// Both ends included.
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  bool percent(std::size_t chances) { return below(100) < chances; }

  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace rung::fuzz
