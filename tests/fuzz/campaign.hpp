// Many trials in a row, and the report of those that failed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "fuzz/trial.hpp"

namespace rung::fuzz {

struct Campaign {
  std::uint64_t seed = 1;
  std::size_t pairs = 10'000;     ///< of a rule set and a subject, over all
  std::size_t subjects = 20;      ///< in one set of data
  std::size_t sets = 2;           ///< of data for one rule set
  std::size_t most_failures = 1;  ///< then it ends
  double shrinking = 8;           ///< seconds a failure
  bool apart = false;             ///< each judgement in a process of its own, to survive a crash
  Plant plant;
};

struct Failure {
  std::uint64_t seed = 0;  ///< of the rule set alone
  Trial trial;             ///< cut down
  Verdict verdict;         ///< of the trial that was cut down

  std::string told() const;
};

struct Findings {
  std::size_t programs = 0;
  std::size_t pairs = 0;
  std::size_t evaluated = 0;  ///< pairs that neither side rejected or left out
  std::size_t singly = 0;     ///< pairs that were rated one by one, too
  std::vector<Failure> failures;
};

/// The seed of the n-th rule set.
std::uint64_t seed_of_rules(std::uint64_t seed, std::size_t n);

/// Who wants to know of a campaign while it runs; either may be empty.
struct Watch {
  std::function<void(std::uint64_t)> before;  ///< the seed of each rule set, before it is tried
  std::function<void(const Failure&)> failed;
};

Findings run(const Campaign& campaign, const Watch& watch = {});
/// One rule set, known by its own seed.
Findings run_one(const Campaign& campaign, std::uint64_t seed_of_rules);

}  // namespace rung::fuzz
