// The exports of one run: opens what is asked of them, and evaluates the rules over them into any sink. What it is asked
// for and what becomes of the results is the business of who runs it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "engine/engine.hpp"
#include "records/reader.hpp"
#include "review/progress_sum.hpp"
#include "review/reject_log.hpp"
#include "review/rules.hpp"

namespace rung {

/// Which exports are read, and how.
struct ExportRequest {
  /// Files of records, one after the other; names may have `*` and `?` in them.
  std::map<std::string, std::vector<std::string>> data;
  std::optional<std::string> subject;  ///< the file of the subject where it is named without its record
  Date as_of;
  std::optional<Language> words;  ///< wins over the rule file
  std::size_t jobs = 1;           ///< threads, at least one; the results are the same for any number
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

class ExportRun {
 public:
  /// Both must live as long as the run.
  ExportRun(const Rules& rules, const ExportRequest& request);

  Language words() const;
  Settings settings() const;
  /// Opens the files that `wanted` needs. False, with a report, where that cannot be done.
  bool open(const Request& wanted, Diagnostics& diagnostics);
  /// What the engine reads, by record; null where the record is not needed.
  std::span<RecordStream* const> streams() const { return streams_; }
  /// Lets the engine read a record through another stream, which must outlive the evaluation.
  void read_through(RecordId record, RecordStream& stream) { streams_[record] = &stream; }
  /// Evaluates what was opened for, once. Whether all went well is told by `ended_well`.
  void evaluate(const Request& wanted, ResultSink& sink);
  /// Reads through all files that were opened and evaluates nothing; with cells or only to the ends of lines.
  void read_through(bool with_cells);
  /// Whether the files could be read to their ends, nobody stopped the run, and no total overflowed; says why not.
  bool ended_well(Diagnostics& diagnostics) const;
  /// Whether the files could be read to their ends; says why not.
  bool read_well(Diagnostics& diagnostics) const;
  bool interrupted() const;

  const Outcomes& outcomes() const { return outcomes_; }
  /// All that was rejected: what readers could not read, and `refused` among the subjects, which the sink has seen.
  RejectLog rejects(std::span<const Refused> refused) const;
  /// Null where the record is not needed.
  const RecordReader* reader(RecordId record) const { return readers_[record].get(); }
  std::vector<FileSummary> files() const;
  bool has_several_files() const;

 private:
  ReadOptions reading_of(RecordId id);
  void tell_what_needs_all(Diagnostic& report) const;

  const Rules& rules_;
  const Program& program_;
  const ExportRequest& request_;
  ProgressSum progress_;
  std::vector<std::unique_ptr<RecordReader>> readers_;
  std::vector<RecordStream*> streams_;
  Request wanted_;
  std::uint64_t memory_limit_;  ///< where none is asked for
  Outcomes outcomes_;
};

}  // namespace rung
