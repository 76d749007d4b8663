// Aggregates of related records, gathered by the key that their lines name, before any subject is read: a subject then finds
// what belongs to its key. So neither lines nor subjects are kept, only an accumulator for each key and aggregate.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/engine.hpp"
#include "engine/run.hpp"
#include "engine/standing.hpp"

namespace rung {

class KeyedRecord;

class KeyedTotals {
 public:
  /// Whether a run can go this way: all that it gathers are aggregates of subjects, over records that hang on the
  /// subject's key and look at nothing of the subject.
  static bool serve(const Plan& plan, const Request& request);

  /// Reads all related records of the plan.
  KeyedTotals(Run& run, std::span<RecordStream* const> streams, std::vector<RecordCounts>& counts);
  ~KeyedTotals();

  /// Which totals the subjects of a batch have: for each record, by row.
  using Found = std::vector<std::vector<std::uint32_t>>;
  void find(const Batch& subjects, Found& found) const;
  /// Puts the aggregates of the subjects into their frame.
  void fill(Frame& frame, const Found& found) const;
  /// Adds up how many lines have found their subject, for each record.
  void count_lines(const Found& found, const Standing& standing, std::vector<std::uint64_t>& lines) const;
  /// Once all subjects are through: the lines without a subject.
  void count_orphans(std::span<const std::uint64_t> lines) const;

 private:
  Run& run_;
  std::vector<RecordCounts>& counts_;
  std::vector<std::unique_ptr<KeyedRecord>> records_;
};

}  // namespace rung
