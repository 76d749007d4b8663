// Which files are opened, how they are read, and how their reading ended.

#include "review/export_run.hpp"

#include "diagnostics/kinds.hpp"
#include "records/memory_in_use.hpp"
#include "records/several_files.hpp"
#include "review/inputs.hpp"
#include "review/sharding.hpp"

namespace rung {
namespace {

/// Whether each record that is given a file is one of the rules; says which is not.
bool are_records(const Program& program, const ExportRequest& request, Diagnostics& diagnostics) {
  for (const auto& [name, paths] : request.data) {
    bool known = false;
    for (const Record& record : program.records) known = known || record.name == name;
    if (known) continue;
    std::string names;
    for (const Record& record : program.records) names += (names.empty() ? "" : ", ") + record.name;
    diagnostics.report(Kind::data_of_no_record).with("name", name).with("records", names);
    return false;
  }
  return true;
}

bool is_reached(RecordId id, const std::vector<bool>& needed) {
  if (id == subject) return true;
  for (const bool field : needed)
    if (field) return true;
  return false;
}

Kind kind_of(RunFault::Kind fault) {
  switch (fault) {
    case RunFault::Kind::total_overflow: return Kind::total_overflow;
    case RunFault::Kind::apportion_negative: return Kind::apportion_negative;
    case RunFault::Kind::apportion_fraction: return Kind::apportion_fraction;
  }
  return Kind::total_overflow;
}

}  // namespace

ExportRun::ExportRun(const Rules& rules, const ExportRequest& request)
    : rules_(rules),
      program_(rules.program()),
      request_(request),
      progress_(request.watcher),
      readers_(program_.records.size()),
      streams_(program_.records.size(), nullptr),
      memory_limit_(memory_within_reach() / 10 * 9) {}

Language ExportRun::words() const {
  return request_.words.value_or(program_.words.value_or(Language::english));
}

Settings ExportRun::settings() const {
  Settings made;
  made.today = request_.as_of;
  made.words = words();
  made.batch_rows = request_.reading.batch_rows;
  made.jobs = request_.jobs;
  for (const SetValue& set : rules_.checked.set) made.stand_ins.push_back({set.name, set.value});
  return made;
}

bool ExportRun::open(const Request& wanted, Diagnostics& diagnostics) {
  if (!are_records(program_, request_, diagnostics)) return false;
  wanted_ = wanted;
  if (request_.shard && !can_be_sharded(rules_, wanted, settings(), diagnostics)) return false;
  const std::vector<std::vector<bool>> needed = needed_fields(program_, wanted);
  for (RecordId id = 0; id < program_.records.size(); ++id) {
    if (!is_reached(id, needed[id])) continue;
    const std::vector<std::string> paths = files_of_record(rules_, request_, id, diagnostics);
    if (paths.empty()) continue;
    readers_[id] = open_files(paths, program_, id, needed[id], reading_of(id), diagnostics);
    streams_[id] = readers_[id].get();
    progress_.add_files(paths);
  }
  return !diagnostics.has_errors();
}

ReadOptions ExportRun::reading_of(RecordId id) {
  ReadOptions options = request_.reading;
  if (!options.memory_limit) options.memory_limit = memory_limit_;
  if (request_.watcher != nullptr) options.watcher = &progress_;
  if (request_.shard && is_sharded(program_, id)) options.shard = request_.shard;
  return options;
}

void ExportRun::evaluate(const Request& wanted, ResultSink& sink) {
  outcomes_ = rung::evaluate(program_, wanted, settings(), streams_, sink);
  if (request_.watcher != nullptr) request_.watcher->read_all();
}

void ExportRun::read_through(bool with_cells) {
  Batch batch;
  for (const auto& reader : readers_) {
    if (!reader) continue;
    PieceStream& pieces = *reader->pieces();
    const std::unique_ptr<PieceReader> cells = pieces.reader();
    for (auto piece = pieces.take(); piece; piece = pieces.take()) {
      if (with_cells) {
        cells->begin(*piece);
        while (cells->next(batch)) {
        }
      }
      pieces.give_back(std::move(piece));
    }
  }
}

bool ExportRun::interrupted() const {
  return request_.reading.stop != nullptr && request_.reading.stop->load();
}

bool ExportRun::ended_well(Diagnostics& diagnostics) const {
  if (interrupted()) {
    diagnostics.report(Kind::interrupted);
    return false;
  }
  if (!read_well(diagnostics)) return false;
  if (!outcomes_.fault) return true;
  diagnostics.report(kind_of(outcomes_.fault->kind), outcomes_.fault->origin.span);
  return false;
}

bool ExportRun::read_well(Diagnostics& diagnostics) const {
  for (const auto& reader : readers_) {
    if (!reader || !reader->failure()) continue;
    Diagnostic& report = diagnostics.report(reader->failure()->kind, reader->failure()->where);
    report = *reader->failure();
    if (report.kind == Kind::memory_exceeded) tell_what_needs_all(report);
    return false;
  }
  return true;
}

void ExportRun::tell_what_needs_all(Diagnostic& report) const {
  const std::optional<NeedOfAll> need = need_of_all(rules_, wanted_, settings());
  if (need) report.see(need->span, Phrase::needs_all_records, {{"name", need->name}});
}

RejectLog ExportRun::rejects(std::span<const Refused> refused) const {
  RejectLog log(program_);
  for (const auto& reader : readers_)
    if (reader) log.take(reader->rejects());
  log.take_subjects(refused, *readers_[subject]);
  return log;
}

std::vector<FileSummary> ExportRun::files() const {
  std::vector<FileSummary> files;
  for (RecordId id = 0; id < readers_.size(); ++id) {
    if (!readers_[id]) continue;
    files.push_back({readers_[id]->files(), program_.records[id].name, outcomes_.records[id],
                     readers_[id]->passed_over()});
    // Nobody knows the subjects of the other shards.
    if (request_.shard && !is_sharded(program_, id)) files.back().counts.orphans = 0;
  }
  return files;
}

bool ExportRun::has_several_files() const {
  for (const auto& reader : readers_)
    if (reader && reader->files().size() > 1) return true;
  return false;
}

}  // namespace rung
