// What a test expects of the customers of a sample: reads the sample and counts.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "review/rules.hpp"

namespace rung {

struct SampleOutcome {
  Span span;
  bool passed = false;
  std::string expected;
  std::string got;
  std::vector<std::string> customers;  ///< up to three who made the difference
  std::optional<Phrase> problem;       ///< it could not be told at all
  std::uint64_t rejected = 0;          ///< records of the sample that could not be rated
  Diagnostics diagnostics;             ///< why the sample could not be read
};

/// One for each sample that the test names.
std::vector<SampleOutcome> check_samples(const Rules& rules, const Test& test, Language language);

}  // namespace rung
