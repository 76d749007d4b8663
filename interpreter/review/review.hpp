// One run from files to files: reads the exports, evaluates the rules, writes results, actions, reports and rejects, and
// counts what it did. What commands, tests and other front ends call.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "engine/engine.hpp"
#include "records/reader.hpp"
#include "review/rules.hpp"

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

/// What is read so far, of all files together.
struct ReadProgress {
  std::uint64_t bytes = 0;             ///< as they lie on the disk
  std::optional<std::uint64_t> total;  ///< nothing where a pipe is among the files
  std::uint64_t lines = 0;
};

/// Is told how a run gets on, by one thread at a time. It may look at a clock, the run does not.
class ReviewWatcher {
 public:
  virtual ~ReviewWatcher() = default;
  virtual void reading(const ReadProgress& progress) = 0;
  /// Results are about to be written.
  virtual void read_all() = 0;
};

/// How far a run goes. Before `results` it is only for measuring: nothing is written.
enum class Through : std::uint8_t {
  bytes,     ///< files are read, and the ends of their lines found
  cells,     ///< and their cells
  outcomes,  ///< and subjects rated
  results,   ///< and all is written
};

struct ReviewRequest {
  /// Files of records, one after the other; names may have `*` and `?` in them.
  std::map<std::string, std::vector<std::string>> data;
  std::optional<std::string> subject;  ///< the file of the subject where it is named without its record
  Date as_of;
  std::optional<Language> words;  ///< wins over the rule file
  std::string output = "-";
  std::optional<Format> format;
  Format terminal_format = Format::csv;  ///< of `-` where no format is asked for
  std::optional<std::string> rejects;
  std::optional<std::string> actions;
  std::vector<ReportTarget> reports;
  std::optional<RejectLimit> reject_limit;
  bool strict = false;
  Through through = Through::results;
  std::size_t jobs = 1;  ///< threads, at least one; the outputs are the same for any number
  ReadOptions reading;
  std::optional<Shard> shard;  ///< rates only subjects whose key lies in it
  ReviewWatcher* watcher = nullptr;
};

/// The files of one record.
struct FileSummary {
  std::vector<FileFacts> files;
  std::string record;
  RecordCounts counts;
  std::uint64_t passed_over = 0;  ///< lines of other shards, which count nowhere else
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
