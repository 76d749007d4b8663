// One run: what must be read, the streams, the evaluation, and at the end all files or none.

#include "review/review.hpp"

#include <filesystem>

#include "diagnostics/kinds.hpp"
#include "review/result_files.hpp"

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
      : rules_(rules), program_(rules.program()), request_(request), exports_(rules, request) {}

  ReviewOutcome go() {
    if (program_.records[subject].name.empty()) return fail(Kind::no_record, {});
    check_dates();
    if (!choose_reports()) return end(ReviewEnd::failed);
    files_.emplace(rules_, request_, exports_.words());
    const Request wanted = files_->request();
    if (!exports_.open(wanted, outcome_.diagnostics)) return end(ReviewEnd::failed);
    if (request_.through != Through::results) return rehearse(wanted);
    if (!files_->open(outcome_.diagnostics)) return end(ReviewEnd::failed);
    exports_.evaluate(wanted, *files_);
    return finish();
  }

 private:
  ReviewOutcome end(ReviewEnd how) {
    outcome_.end = how == ReviewEnd::failed && exports_.interrupted() ? ReviewEnd::interrupted : how;
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

  /// Goes a part of the way, and writes nothing.
  ReviewOutcome rehearse(const Request& wanted) {
    if (request_.through == Through::outcomes) {
      Nowhere nowhere;
      exports_.evaluate(wanted, nowhere);
    } else {
      exports_.read_through(request_.through == Through::cells);
    }
    return end(exports_.read_well(outcome_.diagnostics) ? ReviewEnd::done : ReviewEnd::failed);
  }

  ReviewOutcome finish() {
    if (files_->is_closed() && !exports_.interrupted()) return give_up();
    if (!exports_.ended_well(outcome_.diagnostics)) return end(ReviewEnd::failed);
    const RejectLog rejects = exports_.rejects(files_->refused());
    outcome_.summary.subjects = exports_.outcomes().subjects;
    outcome_.summary.tiers = files_->tier_counts();
    outcome_.summary.files = exports_.files();
    if (gate(rejects)) return end(ReviewEnd::gate);
    files_->write_actions();
    files_->write_reports(exports_.outcomes().reports, outcome_.tables);
    if (request_.rejects) files_->write_rejects(rejects.lines(), exports_.has_several_files());
    if (exports_.interrupted()) return fail(Kind::interrupted, {});
    if (!files_->commit()) return give_up();
    outcome_.summary.written = files_->written();
    outcome_.summary.actions = files_->action_count();
    return end(rejects.lines().empty() ? ReviewEnd::done : ReviewEnd::rejected);
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
    for (const RecordCounts& counts : exports_.outcomes().records) read += counts.read;
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
  ExportRun exports_;
  std::optional<ResultFiles> files_;
};

}  // namespace

ReviewOutcome review(const Rules& rules, const ReviewRequest& request) {
  return Run(rules, request).go();
}

}  // namespace rung
