// The lines of related records: read, linked to their parents, gathered for their aggregates.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "engine/engine.hpp"
#include "engine/gatherer.hpp"
#include "engine/intake.hpp"
#include "engine/run.hpp"

namespace rung {

class RelatedRecords {
 public:
  RelatedRecords(Run& run, std::span<RecordStream* const> streams, std::vector<RecordCounts>& counts);

  /// Computes all aggregates of a stage into the spaces of records. `again`: only those that depend on a population.
  void gather_stage(std::uint32_t stage, bool again);
  /// Computes an aggregate for the groups of a report; `group_of` tells the group of each subject, no_row for none.
  Column gather_groups(NodeId aggregate, std::span<const std::uint32_t> group_of, std::size_t groups);
  /// Computes what the groups of reports will ask for, once all stages are through.
  void complete(bool again);
  /// Lets all kept lines be computed again.
  void start_again();
  /// Lines of a faulty subject are without a subject, since it is rejected.
  void reject_subject(std::size_t row);

 private:
  /// What is found out about a record's lines while they are read.
  struct Linked {
    std::vector<std::uint32_t> rejected_parents;  ///< parents' rows of lines that the reader rejected
    std::vector<std::uint32_t> lines_of_subject;  ///< how many lines each subject has
  };
  /// An aggregate on its way.
  struct Work {
    NodeId node;
    std::unique_ptr<Gatherer> gatherer;
  };
  using Visit = std::function<void(Frame&)>;

  void gather_record(RecordId record, std::uint32_t stage, std::vector<Work>& works,
                     std::span<const std::uint32_t> group_of, bool again);
  void add_frame(const Scope& scope, RecordId record, std::vector<Work>& works,
                 std::span<const std::uint32_t> group_of);
  void for_each_frame(RecordId record, std::uint32_t stage, bool again, const Visit& visit);
  /// Whether it is known which lines of a record are hidden, when a stage is gathered.
  bool gates_known(RecordId record, std::uint32_t stage) const;
  void prepare_parents(RecordId record, std::uint32_t stage, bool again);
  void read_kept(RecordId record);
  bool read_frame(Intake& intake, RecordId record, Frame& frame);
  void link(RecordId record, const Column& links, std::vector<std::uint32_t>& parents) const;
  std::uint32_t subject_of(RecordId parent, std::uint32_t row) const;
  void spoil(NodeId aggregate, std::span<const std::uint32_t> group_of, Column& column) const;

  Run& run_;
  std::span<RecordStream* const> streams_;
  std::vector<RecordCounts>& counts_;
  std::vector<Linked> linked_;
};

}  // namespace rung
