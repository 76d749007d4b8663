// What a run says of itself at its end: for people on standard error, as JSON with --stats.
#pragma once

#include <string>

#include "review/review.hpp"

namespace rung {

struct RunFacts {
  const Rules& rules;
  const ReviewRequest& request;
  const ReviewSummary& summary;
  double seconds;
  std::uint64_t peak_memory;  ///< in bytes
};

std::string summary_text(const RunFacts& facts, Language language);
std::string summary_json(const RunFacts& facts);

}  // namespace rung
