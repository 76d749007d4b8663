// One run from files to files: reads the exports, evaluates the rules, writes results, actions, reports and rejects, and
// counts what it did. What commands, tests and other front ends call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reasons/reason_plan.hpp"
#include "review/export_run.hpp"

namespace rung {

enum class Format : std::uint8_t { csv, tsv, jsonl, table };

/// By the ending of a path: .csv .tsv .jsonl .ndjson; nothing for any other.
std::optional<Format> format_of(const std::string& path);

/// At most so many rejects, or such a share of the lines read.
struct RejectLimit {
  std::optional<std::uint64_t> count;
  std::optional<Decimal> share;
};

struct ReportTarget {
  std::string name;
  std::string path;  ///< empty: a table on standard error
};

/// How far a run goes. Before `results` it is only for measuring: nothing is written.
enum class Through : std::uint8_t {
  bytes,     ///< files are read, and the ends of their lines found
  cells,     ///< and their cells
  outcomes,  ///< and subjects rated
  results,   ///< and all is written
};

struct ReviewRequest : ExportRequest {
  std::string output = "-";
  std::optional<Format> format;
  Format terminal_format = Format::csv;  ///< of `-` where no format is asked for
  ReasonDetail reasons = ReasonDetail::nothing;
  std::optional<std::string> rejects;
  std::optional<std::string> actions;
  std::vector<ReportTarget> reports;
  std::optional<RejectLimit> reject_limit;
  bool strict = false;
  Through through = Through::results;
};

struct TierCount {
  std::string ladder;
  std::vector<std::pair<std::string, std::uint64_t>>
      tiers;  ///< from the highest; unrated last, under the empty name
};

struct ReviewSummary {
  std::vector<FileSummary> files;
  SubjectCounts subjects;
  std::uint64_t written = 0;
  std::uint64_t actions = 0;
  std::vector<TierCount> tiers;
};

enum class ReviewEnd : std::uint8_t {
  done,
  rejected,     ///< done, but records were rejected
  gate,         ///< more rejects than allowed: nothing was written
  failed,       ///< it could not be done: nothing was written
  pipe_closed,  ///< nobody reads on: ends quietly
  interrupted,  ///< by reading.stop: nothing was written
};

struct ReviewOutcome {
  ReviewEnd end = ReviewEnd::done;
  ReviewSummary summary;
  Diagnostics diagnostics;          ///< of the run; those of the rules are in the rules
  std::vector<std::string> tables;  ///< reports that go to standard error, ready to print
};

ReviewOutcome review(const Rules& rules, const ReviewRequest& request);

}  // namespace rung
