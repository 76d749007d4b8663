// Rates one subject of an export with every value on the way, as often as asked and with other cells where asked. What it
// compares with all others (shares, ranks) is computed over all of them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "explain/asked_nodes.hpp"
#include "explain/gathered_lines.hpp"
#include "explain/held_records.hpp"
#include "explain/subject_sink.hpp"
#include "review/export_run.hpp"

namespace rung {

/// One rating of the subject.
struct RatedSubject {
  SubjectRow row;
  GatheredLines lines;  ///< by aggregate
};

class SubjectStudy {
 public:
  /// The rules must outlive it.
  SubjectStudy(const Rules& rules, ExportRequest request, const std::string& id);

  /// Reads the exports. False, with a report, where that cannot be done or where there is no such subject that was rated:
  /// the id is unknown, its line was rejected, or the record's `where` leaves it out.
  bool open(Diagnostics& diagnostics);

  /// As the export has it. After open().
  const RatedSubject& rated() const { return rated_; }
  /// With other values in cells of the subject, of whose fields there is a value in the export. Nothing, with a report, where
  /// the run as a whole fails.
  std::optional<RatedSubject> rate(const CellValues& changes, Diagnostics& diagnostics) const;
  /// The same, but compared with all others as the export has it: cheaper, and right where nothing is compared.
  RatedSubject rate_alone(const CellValues& changes) const;
  /// What the subject is compared with depends on other subjects.
  bool has_populations() const { return !populations_.empty(); }

  const Rules& rules() const { return rules_; }
  const Program& program() const { return rules_.program(); }
  const WantedSubject& wanted() const { return wanted_; }
  const HeldRecords& records() const { return held_; }
  const ExportRequest& request() const { return request_; }
  Settings settings() const { return run_->settings(); }
  Language words() const { return run_->words(); }
  DataPlace place_of(RecordId record, std::uint64_t line) const;
  /// How the subject is called: its key as people write it.
  std::string name() const;
  /// Whether a rating gave a result; says why not.
  bool report_fate(const SubjectRow& row, Diagnostics& diagnostics) const;
  /// Whether the request reads this field of the subject.
  bool reads(FieldId field) const;

 private:
  bool run_all(const CellValues& changes, std::optional<SubjectRow>& row, Diagnostics& diagnostics) const;
  RatedSubject run_alone(const CellValues& changes, const SubjectValues* among_all) const;
  void report_rejected(std::uint64_t line, std::span<const Refused> refused, Diagnostics& diagnostics) const;
  bool report_absent(Diagnostics& diagnostics) const;

  const Rules& rules_;
  ExportRequest request_;
  WantedSubject wanted_;
  HeldRecords held_;
  Request asked_;
  std::vector<NodeId> populations_;
  std::unique_ptr<ExportRun> run_;
  RatedSubject rated_;
};

}  // namespace rung
