// One reading of the export for the lines of the subject, one run over all where others matter, and small runs over its own.
#include "explain/subject_study.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// Puts other values into the subject's line on its way to the engine.
class ChangedStream : public RecordStream {
 public:
  ChangedStream(RecordStream& stream, const Program& program, std::uint64_t line, const CellValues& changes)
      : stream_(stream), program_(program), line_(line), changes_(changes) {}

  bool next(Batch& batch) override {
    if (!stream_.next(batch)) return false;
    const auto found = std::find(batch.lines.begin(), batch.lines.end(), line_);
    if (found == batch.lines.end()) return true;
    const auto row = static_cast<std::size_t>(found - batch.lines.begin());
    for (const auto& [field, value] : changes_) {
      Column& column = batch.columns[field];
      if (column.size() > 0)
        column = with_value(column, row, value, program_.records[subject].fields[field].type);
    }
    return true;
  }

 private:
  RecordStream& stream_;
  const Program& program_;
  std::uint64_t line_;
  const CellValues& changes_;
};

std::vector<NodeId> populations_in(const Program& program, const Request& request) {
  std::vector<NodeId> found;
  for (const auto* nodes : {&request.results, &request.beside})
    for (const NodeId node : *nodes)
      if (std::holds_alternative<op::Population>(program[node].operation)) found.push_back(node);
  return found;
}

/// The program with what populations gave in their place, so that it can be run without the others.
Program settled(const Program& program, const std::vector<NodeId>& populations, const SubjectValues& values) {
  Program changed = program;
  for (const NodeId node : populations) {
    const Value* const value = values.has(node) ? std::get_if<Value>(&values[node]) : nullptr;
    changed.nodes[node].operation = op::Constant{value == nullptr ? Value{} : *value};
    changed.nodes[node].space = Space::run();
  }
  return changed;
}

}  // namespace

SubjectStudy::SubjectStudy(const Rules& rules, ExportRequest request, const std::string& id)
    : rules_(rules),
      request_(std::move(request)),
      wanted_(rules.program(), id),
      held_(rules.program(), wanted_),
      asked_(asked_nodes(rules.program())),
      populations_(populations_in(rules.program(), asked_)) {}

bool SubjectStudy::open(Diagnostics& diagnostics) {
  // With a shard, readers tell the keys of rejected lines, too; all lines lie in the one that there is.
  if (program().records[subject].key != none) request_.reading.shard = Shard{1, 1};
  run_ = std::make_unique<ExportRun>(rules_, request_);
  if (!run_->open(asked_, diagnostics)) return false;
  held_.read(run_->streams());
  if (!run_->read_well(diagnostics)) return false;
  if (!held_.line()) return report_absent(diagnostics);
  const auto rated = rate({}, diagnostics);
  if (!rated || !report_fate(rated->row, diagnostics)) return false;
  rated_ = *rated;
  return true;
}

std::optional<RatedSubject> SubjectStudy::rate(const CellValues& changes, Diagnostics& diagnostics) const {
  if (populations_.empty()) return run_alone(changes, nullptr);
  std::optional<SubjectRow> among_all;
  if (!run_all(changes, among_all, diagnostics) || !among_all) return std::nullopt;
  if (among_all->fate != Fate::evaluated) return RatedSubject{std::move(*among_all), {}};
  return run_alone(changes, &among_all->values);
}

RatedSubject SubjectStudy::rate_alone(const CellValues& changes) const {
  return run_alone(changes, populations_.empty() ? nullptr : &rated_.row.values);
}

bool SubjectStudy::run_all(const CellValues& changes, std::optional<SubjectRow>& row,
                           Diagnostics& diagnostics) const {
  Request wanted = asked_;
  wanted.beside = populations_;
  ExportRun all(rules_, request_);
  if (!all.open(wanted, diagnostics)) return false;
  ChangedStream changed(*all.streams()[subject], program(), *held_.line(), changes);
  if (!changes.empty()) all.read_through(subject, changed);
  SubjectSink sink(program(), wanted, wanted_);
  all.evaluate(wanted, sink);
  row = sink.found();
  return all.ended_well(diagnostics);
}

RatedSubject SubjectStudy::run_alone(const CellValues& changes, const SubjectValues* among_all) const {
  std::optional<Program> own;
  if (among_all != nullptr) own = settled(program(), populations_, *among_all);
  const Program& used = own ? *own : program();
  Request wanted = asked_;
  if (own) {
    const auto is_settled = [&](NodeId node) {
      return std::find(populations_.begin(), populations_.end(), node) != populations_.end();
    };
    std::erase_if(wanted.beside, is_settled);
  }
  const auto held = held_.streams(changes);
  std::vector<RecordStream*> streams;
  for (const auto& stream : held) streams.push_back(stream.get());
  Settings settings = run_->settings();
  settings.jobs = 1;
  settings.charts = false;
  GatheredLineSink lines(used);
  settings.line_watcher = &lines;
  SubjectSink sink(used, wanted, wanted_);
  evaluate(used, wanted, settings, streams, sink);
  RatedSubject rated;
  if (sink.found()) rated.row = *sink.found();
  rated.lines = lines.take();
  return rated;
}

DataPlace SubjectStudy::place_of(RecordId record, std::uint64_t line) const {
  const RecordReader* const reader = run_->reader(record);
  return reader == nullptr ? DataPlace{} : reader->place_of(line);
}

std::string SubjectStudy::name() const {
  const FieldId key = program().records[subject].key;
  if (key == none) return wanted_.id();
  return wanted_.key_text(held_.batches(subject)[0].columns[key], 0);
}

bool SubjectStudy::reads(FieldId field) const {
  return held_.cell(field).has_value();
}

bool SubjectStudy::report_absent(Diagnostics& diagnostics) const {
  const Record& record = program().records[subject];
  if (!held_.rejected().empty()) {
    report_rejected(held_.rejected().front(), {}, diagnostics);
    return false;
  }
  Diagnostic& absent =
      diagnostics.report(Kind::subject_unknown, DataPlace{run_->reader(subject)->files()[0].path});
  absent.with("id", wanted_.id()).with("record", record.name);
  if (record.key == none) {
    absent.help(Phrase::subject_by_line);
    return false;
  }
  std::string names;
  for (const std::string& name : held_.near()) names += (names.empty() ? "`" : ", `") + name + "`";
  if (names.empty())
    absent.help(Phrase::subject_by_key, {{"key", record.fields[record.key].name}});
  else
    absent.help(Phrase::subjects_near, {{"names", names}});
  return false;
}

void SubjectStudy::report_rejected(std::uint64_t line, std::span<const Refused> refused,
                                   Diagnostics& diagnostics) const {
  diagnostics.report(Kind::subject_rejected, place_of(subject, line)).with("id", wanted_.id());
  const RejectLog log = run_->rejects(refused);
  for (const Reject& reject : log.lines())
    if (reject.record == subject && reject.line == line)
      diagnostics.report(reject.reason.kind, reject.reason.where) = reject.reason;
}

bool SubjectStudy::report_fate(const SubjectRow& row, Diagnostics& diagnostics) const {
  const DataPlace place = place_of(subject, *held_.line());
  switch (row.fate) {
    case Fate::evaluated:
      for (const std::uint64_t line : held_.duplicates())
        diagnostics.report(Kind::subject_twice, place_of(subject, line))
            .with("id", wanted_.id())
            .with("line", std::to_string(place.line));
      return true;
    case Fate::left_out: {
      const NodeId where = program().records[subject].where;
      diagnostics.report(Kind::subject_left_out, place)
          .with("id", wanted_.id())
          .with("condition", std::string(rules_.sources.text(program()[where].origin.span)));
      return false;
    }
    case Fate::duplicate: return false;
    case Fate::faulty: break;
  }
  const Refused refused{row.line, row.fate, row.fault, wanted_.id()};
  report_rejected(row.line, {&refused, 1}, diagnostics);
  return false;
}

}  // namespace rung
