// Evaluates a program over streams of records: columns in, columns out. Knows no files, no clock and no syntax.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "columns/batch.hpp"
#include "columns/column.hpp"
#include "diagnostics/language.hpp"
#include "program/program.hpp"

namespace rung {

/// A value in place of a name's own: a parameter that was set, a computed value that a test gives.
struct StandIn {
  NameId name;
  Value value;
};

/// The same for some lines of the subject, as the rows of a test give it; the value of the others is computed. The name is
/// of the subject's space.
struct LineStandIns {
  NameId name;
  std::map<std::uint64_t, Value> by_line;
};

/// Is told which lines of related records count for which aggregate, while they are gathered. Only for few subjects: a run
/// that is watched keeps all its lines.
class LineWatcher {
 public:
  virtual ~LineWatcher() = default;
  /// Of some lines of the record: `seen` tells which are not hidden and belong to a row of the aggregate's space, `counted`
  /// which of these count. `values` is null for an aggregate that has none, of one row where all lines have the same.
  virtual void gathered(NodeId aggregate, std::span<const std::uint64_t> lines, std::span<const State> seen,
                        std::span<const State> counted, const Column* values) = 0;
};

struct Settings {
  std::optional<Date> today;  ///< nothing: today is missing
  Language words = Language::english;
  std::vector<StandIn> stand_ins;
  std::vector<LineStandIns> line_stand_ins;
  std::size_t batch_rows = 1024;
  std::size_t jobs = 1;  ///< threads, at least one
  bool charts = true;    ///< nodes may be read off charts; without, all are computed, with the same results
  LineWatcher* line_watcher = nullptr;
};

/// What to compute: nodes of the subject's space (or of the run), and reports.
struct Request {
  std::vector<NodeId> results;
  std::vector<std::uint32_t> reports;
  /// Given behind the results and only looked at: a fault of theirs rejects nobody.
  std::vector<NodeId> beside = {};
};

/// Which fields of which records must be read for a request: [record][field]. Records that are not reached have none set.
/// Keys, links, `where` and `dated` of reached records are among them; of the subject the key always.
std::vector<std::vector<bool>> needed_fields(const Program& program, const Request& request);

/// What became of a line of the subject that its reader did not reject.
enum class Fate : std::uint8_t { evaluated, left_out, duplicate, faulty };

/// Lines of the subject in the order of the file. Results stand in the order of the request, then what it asked for beside
/// them; in rows that were not evaluated they mean nothing.
struct ResultBatch {
  std::span<const std::uint64_t> lines;
  std::span<const Fate> fates;
  std::span<const Fault> faults;  ///< for rows whose fate is faulty
  std::vector<const Column*> results;
  const Column* keys = nullptr;  ///< of the subject's key field; null where it has none
};

/// Where one thread lays results out, beside other threads with trays of their own.
class ResultTray {
 public:
  virtual ~ResultTray() = default;
  /// Batches of one piece of the file in their order.
  virtual void lay(const ResultBatch& batch) = 0;
  /// Passes on what was laid, and empties the tray. Trays are handed in one at a time, in the order of the file.
  virtual void hand_in() = 0;
};

class ResultSink {
 public:
  virtual ~ResultSink() = default;
  virtual void take(const ResultBatch& batch) = 0;
  /// Nothing for a sink that can only take batches one after the other.
  virtual std::unique_ptr<ResultTray> tray() { return nullptr; }
  /// Nobody wants any more, so that the run may end where it is.
  virtual bool is_closed() const { return false; }
};

/// The lines of a report, sorted and cut: keys, then columns, in their order.
struct ReportTable {
  std::uint32_t report;
  std::vector<std::vector<Value>> lines;
};

struct RecordCounts {
  std::uint64_t read = 0;      ///< lines, rejected ones among them
  std::uint64_t rejected = 0;  ///< by the reader
  std::uint64_t orphans =
      0;  ///< lines of a related record without a subject (or parent), or with an unreadable link
};

/// read = evaluated + rejected + left_out, always.
struct SubjectCounts {
  std::uint64_t read = 0;
  std::uint64_t evaluated = 0;
  std::uint64_t rejected = 0;  ///< by the reader, as duplicates and as faulty, together
  std::uint64_t left_out = 0;
};

/// Why a run as a whole ended: a total over the population or in a report that does not fit, and such.
struct RunFault {
  enum class Kind : std::uint8_t { total_overflow, apportion_negative, apportion_fraction };
  Kind kind;
  Origin origin;
};

struct Outcomes {
  SubjectCounts subjects;
  std::vector<RecordCounts> records;  ///< for each record of the program
  std::vector<ReportTable> reports;
  std::optional<RunFault> fault;  ///< nothing else counts then
};

/// `streams` has one stream for each record of the program; null for those that are not needed, which have no lines.
/// The order of reading is the engine's business. The sink sees every line of the subject once, in the order of the
/// file, but for those that the reader rejected. Where a stream fails, the run ends, and its outcomes mean nothing.
Outcomes evaluate(const Program& program, const Request& request, const Settings& settings,
                  std::span<RecordStream* const> streams, ResultSink& sink);

}  // namespace rung
