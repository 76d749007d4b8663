// The files that a run writes: results as they come, actions, reports and rejects at the end; all of them or none.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "reasons/reason_writer.hpp"
#include "records/output_file.hpp"
#include "records/writer.hpp"
#include "review/action_list.hpp"
#include "review/reject_log.hpp"
#include "review/review.hpp"

namespace rung {

class ResultFiles : public ResultSink {
 public:
  ResultFiles(const Rules& rules, const ReviewRequest& request, Language words);

  /// The nodes that the files need, in the order in which results are taken.
  Request request() const { return request_nodes_; }
  /// Opens all files before anything is evaluated; reports what can not be written.
  bool open(Diagnostics& diagnostics);
  void take(const ResultBatch& batch) override;
  /// Nothing where rows cannot be printed apart from each other.
  std::unique_ptr<ResultTray> tray() override;
  /// Nobody reads the results, they cannot be written, or the run is to stop.
  bool is_closed() const override;

  const std::vector<Refused>& refused() const { return found_.refused; }
  void write_actions();
  void write_reports(const std::vector<ReportTable>& tables, std::vector<std::string>& for_people);
  /// With the name of the file in each line, where a record has several.
  void write_rejects(const std::vector<Reject>& rejects, bool with_files);
  /// False where a file could not be written; no file has its name then, if nothing went wrong in the last step.
  bool commit();
  /// Says which files could not be written, but for those whose reader has gone away.
  void report_failures(Diagnostics& diagnostics) const;
  bool pipe_closed() const;

  std::uint64_t written() const { return found_.written; }
  std::uint64_t action_count() const { return found_.actions.size(); }
  std::vector<TierCount> tier_counts() const;

 private:
  struct Target {
    std::unique_ptr<OutputFile> file;
    std::unique_ptr<Writer> writer;
  };
  struct Tally {
    const LadderDeclaration* ladder;
    std::size_t result;
    std::vector<std::uint64_t> counts;  ///< by code; unrated last
  };
  /// What some batches give beside the text of their rows.
  struct Found {
    std::vector<std::uint8_t> mask;  ///< rows of the batch at hand that are written
    std::uint64_t written = 0;
    std::vector<Tally> tallies;
    std::vector<Refused> refused;
    ActionList actions;
  };
  class Tray;

  std::size_t want(NodeId node);
  const std::vector<OutputColumn>& columns() const;
  std::unique_ptr<Writer> writer(Format format, std::vector<WrittenColumn> columns, OutputFile& file) const;
  std::vector<WrittenColumn> report_columns(const Report& report) const;
  std::vector<const Target*> targets() const;
  bool open_target(const std::string& path, Target& target, Diagnostics& diagnostics);
  /// Looks at a batch, and finds out which of its rows are written.
  void look_at(const ResultBatch& batch, Found& found) const;
  bool meets_condition(const ResultBatch& batch, std::size_t row) const;
  /// The columns of a batch as they are written; those that say why are made by `reasons`, if there is one.
  std::vector<const Column*> written_columns(const ResultBatch& batch, std::span<const std::uint8_t> mask,
                                             ReasonWriter* reasons) const;
  void add_reason_columns(Format format, std::vector<WrittenColumn>& written) const;
  std::unique_ptr<ReasonWriter> reason_writer() const;
  Found nothing_found() const;
  /// Adds what was found to all that was found before, and empties it.
  void add(Found& found);
  void look_for_failure();

  const Rules& rules_;
  const Program& program_;
  const ReviewRequest& asked_;
  Language words_;
  Request request_nodes_;
  std::vector<std::size_t> column_results_;
  ReasonPlan reason_plan_;
  std::unique_ptr<ReasonWriter> reasons_;  ///< of take()
  std::optional<std::size_t> where_result_;
  Found found_;
  std::vector<std::uint32_t> report_order_;  ///< report of each target
  Target results_;
  Target action_file_;
  Target reject_file_;
  std::vector<Target> report_files_;
  std::atomic<bool> failed_ = false;  // the results, as far as they are written
};

}  // namespace rung
