// One run: what must be read, the streams, the evaluation, and at the end all files or none.

#include "review/review.hpp"

#include <filesystem>

#include "diagnostics/kinds.hpp"
#include "records/several_files.hpp"
#include "review/inputs.hpp"
#include "review/progress_sum.hpp"
#include "review/reject_log.hpp"
#include "review/result_files.hpp"
#include "review/sharding.hpp"

namespace rung {

std::optional<Format> format_of(const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  if (ending == ".csv") return Format::csv;
  if (ending == ".tsv") return Format::tsv;
  if (ending == ".jsonl" || ending == ".ndjson") return Format::jsonl;
  return std::nullopt;
}

namespace {

/// Takes results and drops them.
class Nowhere : public ResultSink {
 public:
  void take(const ResultBatch&) override {}
  std::unique_ptr<ResultTray> tray() override { return std::make_unique<Tray>(); }

 private:
  class Tray : public ResultTray {
   public:
    void lay(const ResultBatch&) override {}
    void hand_in() override {}
  };
};

class Run {
 public:
  Run(const Rules& rules, const ReviewRequest& request)
      : rules_(rules), program_(rules.program()), request_(request), progress_(request.watcher) {}

  ReviewOutcome go() {
    if (program_.records[subject].name.empty()) return fail(Kind::no_record, {});
    check_dates();
    if (!check_data_names() || !choose_reports()) return end(ReviewEnd::failed);
    files_.emplace(rules_, request_, words());
    const Request wanted = files_->request();
    if (request_.shard && !can_be_sharded(rules_, wanted, settings(), outcome_.diagnostics))
      return end(ReviewEnd::failed);
    if (!open_streams(needed_fields(program_, wanted))) return end(ReviewEnd::failed);
    if (request_.through != Through::results) return rehearse(wanted);
    if (!files_->open(outcome_.diagnostics)) return end(ReviewEnd::failed);
    evaluate_all(wanted, *files_);
    return finish();
  }

 private:
  ReviewOutcome end(ReviewEnd how) {
    outcome_.end = how == ReviewEnd::failed && interrupted() ? ReviewEnd::interrupted : how;
    return std::move(outcome_);
  }

  /// What was to be written cannot be.
  ReviewOutcome give_up() {
    files_->report_failures(outcome_.diagnostics);
    return end(files_->pipe_closed() ? ReviewEnd::pipe_closed : ReviewEnd::failed);
  }

  ReviewOutcome fail(Kind kind, Where where) {
    outcome_.diagnostics.report(kind, std::move(where));
    return end(ReviewEnd::failed);
  }

  Language words() const { return request_.words.value_or(program_.words.value_or(Language::english)); }

  void check_dates() {
    if (!program_.ruleset) return;
    const auto& from = program_.ruleset->effective_from;
    const auto& to = program_.ruleset->effective_to;
    if ((!from || *from <= request_.as_of) && (!to || request_.as_of <= *to)) return;
    outcome_.diagnostics.report(Kind::outside_effective_dates, program_.ruleset->span)
        .with("date", write_date(request_.as_of))
        .with("from", from ? write_date(*from) : "…")
        .with("to", to ? write_date(*to) : "…");
  }

  bool check_data_names() {
    for (const auto& [name, path] : request_.data) {
      bool known = false;
      for (const Record& record : program_.records) known = known || record.name == name;
      if (known) continue;
      std::string names;
      for (const Record& record : program_.records) names += (names.empty() ? "" : ", ") + record.name;
      outcome_.diagnostics.report(Kind::data_of_no_record).with("name", name).with("records", names);
      return false;
    }
    return true;
  }

  bool choose_reports() {
    for (const ReportTarget& target : request_.reports) {
      bool known = false;
      for (const Report& report : program_.reports) known = known || report.name == target.name;
      if (known) continue;
      std::string names;
      for (const Report& report : program_.reports) names += (names.empty() ? "" : ", ") + report.name;
      Diagnostic& fault = outcome_.diagnostics.report(Kind::report_unknown).with("name", target.name);
      if (names.empty())
        fault.with("reports", Phrase::nothing_there);
      else
        fault.with("reports", names);
      return false;
    }
    return true;
  }

  bool open_streams(const std::vector<std::vector<bool>>& needed) {
    streams_.assign(program_.records.size(), nullptr);
    readers_.resize(program_.records.size());
    for (RecordId id = 0; id < program_.records.size(); ++id) {
      bool reached = id == subject;
      for (const bool field : needed[id]) reached = reached || field;
      if (!reached) continue;
      const std::vector<std::string> paths = files_of_record(rules_, request_, id, outcome_.diagnostics);
      if (paths.empty()) continue;
      readers_[id] = open_files(paths, program_, id, needed[id], reading_of(id), outcome_.diagnostics);
      streams_[id] = readers_[id].get();
      progress_.add_files(paths);
    }
    return !outcome_.diagnostics.has_errors();
  }

  ReadOptions reading_of(RecordId id) {
    ReadOptions options = request_.reading;
    if (request_.watcher != nullptr) options.watcher = &progress_;
    if (request_.shard && is_sharded(program_, id)) options.shard = request_.shard;
    return options;
  }

  Settings settings() const {
    Settings made;
    made.today = request_.as_of;
    made.words = words();
    made.batch_rows = request_.reading.batch_rows;
    made.jobs = request_.jobs;
    for (const SetValue& set : rules_.checked.set) made.stand_ins.push_back({set.name, set.value});
    return made;
  }

  void evaluate_all(const Request& wanted, ResultSink& sink) {
    const Settings used = settings();
    outcomes_ = evaluate(program_, wanted, used, streams_, sink);
    if (request_.watcher != nullptr) request_.watcher->read_all();
  }

  /// Goes a part of the way, and writes nothing.
  ReviewOutcome rehearse(const Request& wanted) {
    if (request_.through == Through::outcomes) {
      Nowhere nowhere;
      evaluate_all(wanted, nowhere);
    } else {
      for (const auto& reader : readers_)
        if (reader) read_through(*reader->pieces());
    }
    if (!report_reading()) return end(ReviewEnd::failed);
    return end(ReviewEnd::done);
  }

  void read_through(PieceStream& pieces) const {
    const std::unique_ptr<PieceReader> reader = pieces.reader();
    Batch batch;
    for (auto piece = pieces.take(); piece; piece = pieces.take()) {
      if (request_.through == Through::cells) {
        reader->begin(*piece);
        while (reader->next(batch)) {
        }
      }
      pieces.give_back(std::move(piece));
    }
  }

  /// Whether all files could be read to their ends; says why not.
  bool report_reading() {
    for (const auto& reader : readers_) {
      if (!reader || !reader->failure()) continue;
      outcome_.diagnostics.report(reader->failure()->kind, reader->failure()->where) = *reader->failure();
      return false;
    }
    return true;
  }

  bool interrupted() const { return request_.reading.stop != nullptr && request_.reading.stop->load(); }

  ReviewOutcome finish() {
    if (interrupted()) return fail(Kind::interrupted, {});
    if (files_->is_closed()) return give_up();
    if (!report_reading()) return end(ReviewEnd::failed);
    if (outcomes_.fault) return run_fault();
    RejectLog rejects(program_);
    for (const auto& reader : readers_)
      if (reader) rejects.take(reader->rejects());
    rejects.take_subjects(files_->refused(), *readers_[subject]);
    count();
    if (gate(rejects)) return end(ReviewEnd::gate);
    files_->write_actions();
    files_->write_reports(outcomes_.reports, outcome_.tables);
    if (request_.rejects) files_->write_rejects(rejects.lines(), has_several_files());
    if (interrupted()) return fail(Kind::interrupted, {});
    if (!files_->commit()) return give_up();
    outcome_.summary.written = files_->written();
    outcome_.summary.actions = files_->action_count();
    return end(rejects.lines().empty() ? ReviewEnd::done : ReviewEnd::rejected);
  }

  ReviewOutcome run_fault() {
    const auto kind = [&] {
      switch (outcomes_.fault->kind) {
        case RunFault::Kind::total_overflow: return Kind::total_overflow;
        case RunFault::Kind::apportion_negative: return Kind::apportion_negative;
        case RunFault::Kind::apportion_fraction: return Kind::apportion_fraction;
      }
      return Kind::total_overflow;
    }();
    return fail(kind, outcomes_.fault->origin.span);
  }

  void count() {
    ReviewSummary& summary = outcome_.summary;
    summary.subjects = outcomes_.subjects;
    summary.tiers = files_->tier_counts();
    for (RecordId id = 0; id < readers_.size(); ++id) {
      if (!readers_[id]) continue;
      summary.files.push_back({readers_[id]->files(), program_.records[id].name, outcomes_.records[id],
                               readers_[id]->passed_over()});
      // Nobody knows the subjects of the other shards.
      if (request_.shard && !is_sharded(program_, id)) summary.files.back().counts.orphans = 0;
    }
  }

  bool has_several_files() const {
    for (const auto& reader : readers_)
      if (reader && reader->files().size() > 1) return true;
    return false;
  }

  /// Whether there are more rejects than the run may have; says so.
  bool gate(const RejectLog& rejects) {
    const std::uint64_t count = rejects.lines().size();
    if (request_.strict && count > 0) {
      outcome_.diagnostics.report(rejects.lines()[0].reason.kind, rejects.lines()[0].reason.where) =
          rejects.lines()[0].reason;
      outcome_.diagnostics.report(Kind::strict_rejects);
      return true;
    }
    if (request_.strict)
      for (const Diagnostic& diagnostic : outcome_.diagnostics.all())
        if (diagnostic.kind == Kind::outside_effective_dates) return true;
    if (!request_.reject_limit) return false;
    std::uint64_t read = 0;
    for (const RecordCounts& counts : outcomes_.records) read += counts.read;
    bool over = request_.reject_limit->count && count > *request_.reject_limit->count;
    if (request_.reject_limit->share) {
      const auto most = multiply(*request_.reject_limit->share, Decimal(static_cast<std::int64_t>(read)));
      over = over || (most && Decimal(static_cast<std::int64_t>(count)) > *most);
    }
    if (over)
      outcome_.diagnostics.report(Kind::too_many_rejects)
          .with("count", std::to_string(count))
          .with("read", std::to_string(read));
    return over;
  }

  const Rules& rules_;
  const Program& program_;
  const ReviewRequest& request_;
  ReviewOutcome outcome_;
  std::optional<ResultFiles> files_;
  ProgressSum progress_;
  std::vector<std::unique_ptr<RecordReader>> readers_;
  std::vector<RecordStream*> streams_;
  Outcomes outcomes_;
};

}  // namespace

ReviewOutcome review(const Rules& rules, const ReviewRequest& request) {
  return Run(rules, request).go();
}

}  // namespace rung
