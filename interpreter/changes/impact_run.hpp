// Evaluates all versions over an export in as few passes as there can be, and counts what differs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "changes/impact_pass.hpp"
#include "review/export_run.hpp"

namespace rung {

struct ImpactRequest {
  ExportRequest exports;
  Language language = Language::english;  ///< of the values that are shown
  std::size_t sample = 10;
  std::size_t nearest = 5;
};

/// Records that only the later version rejects, by what is wrong with them.
struct NewRejects {
  std::string column;
  std::string reason;
  std::uint64_t count = 0;
  std::uint64_t line = 0;  ///< of the first
  std::string value;       ///< that stands there
};

struct Impact {
  ImpactTally tally;
  SubjectCounts before;
  SubjectCounts after;
  std::vector<NewRejects> rejects;
  std::vector<FileSummary> files;
  std::vector<TierOrder> orders;                                       ///< by outcome, of ladders
  std::vector<std::vector<std::optional<Decimal>>> thresholds_before;  ///< likewise, by place in the order
  std::vector<std::vector<std::optional<Decimal>>> thresholds_after;
  std::size_t passes = 0;  ///< how often the export was read
};

struct ImpactFailure {
  Diagnostics diagnostics;
  const Rules* rules = nullptr;  ///< whose files the diagnostics speak of
  bool interrupted = false;
};

/// Nothing, with a failure, where the export cannot be read or rated under one of the versions.
std::optional<Impact> measure_impact(const Versions& versions, const ImpactRequest& request,
                                     ImpactFailure& failure);

}  // namespace rung
