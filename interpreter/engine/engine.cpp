// One run: references, subjects, then stage by stage what is gathered from other lines, then reports.
#include "engine/engine.hpp"

#include <algorithm>
#include <cassert>

#include "engine/evaluate.hpp"
#include "engine/population.hpp"
#include "engine/references.hpp"
#include "engine/related.hpp"
#include "engine/reports.hpp"
#include "engine/subject_stream.hpp"
#include "engine/subjects.hpp"

namespace rung {
namespace {

class Evaluation {
 public:
  Evaluation(Run& run, const Request& request, std::span<RecordStream* const> streams, ResultSink& sink)
      : run_(run), plan_(run.plan), request_(request), streams_(streams) {
    outcomes_.records.resize(run.program.records.size());
    load_references(run, streams, outcomes_.records);
    if (any_failed()) return;
    if (plan_.last_stage == 0 && request_.reports.empty()) {
      stream(streams[subject], sink, nullptr);
      return;
    }
    if (run.settings.line_watcher == nullptr && KeyedTotals::serve(plan_, request)) {
      const KeyedTotals totals(run, streams, outcomes_.records);
      if (!any_failed()) stream(streams[subject], sink, &totals);
      return;
    }
    subjects_.emplace(run, request, streams[subject], sink);
    related_.emplace(run, streams, outcomes_.records);
  }

  Outcomes run() {
    if (!subjects_) return std::move(outcomes_);
    subjects_->read_all();
    if (!any_failed()) compute_kept();
    if (any_failed()) return std::move(outcomes_);
    outcomes_.subjects = subjects_->counts();
    outcomes_.records[subject] = subjects_->record_counts();
    for (const std::uint32_t row : subjects_->faulty_rows()) related_->reject_subject(row);
    assert(outcomes_.fault || outcomes_.subjects.read == outcomes_.subjects.evaluated +
                                                             outcomes_.subjects.rejected +
                                                             outcomes_.subjects.left_out);
    return std::move(outcomes_);
  }

 private:
  void stream(RecordStream* subjects, ResultSink& sink, const KeyedTotals* totals) {
    const StreamedSubjects streamed = stream_subjects(run_, request_, subjects, sink, totals);
    outcomes_.subjects = streamed.subjects;
    outcomes_.records[subject] = streamed.record;
  }

  void compute_kept() {
    const bool together = plan_.has_populations() || !request_.reports.empty();
    compute_stages(false, !together);
    if (!together || any_failed()) return;
    // Faulty subjects take no part in populations. Each turn finds at least one more of them, so that there is an end.
    while (subjects_->judge_all() && plan_.has_populations()) {
      subjects_->start_again();
      related_->start_again();
      run_.constants.next_stage = 0;
      compute_stages(true, false);
    }
    compute_reports();
    if (!outcomes_.fault) subjects_->deliver_all();
  }

  void compute_stages(bool again, bool deliver_last) {
    outcomes_.fault.reset();
    if (again) subjects_->compute_stage(0, true, false);
    for (std::uint32_t stage = 1; stage <= plan_.last_stage; ++stage) {
      related_->gather_stage(stage, again);
      if (any_failed()) return;
      for (const NodeId id : plan_.populations) {
        if (plan_.stages[id] == stage)
          compute_population(run_, id, subjects_->taking_part(), outcomes_.fault);
      }
      evaluate_frame(run_, run_.constants, plan_.run, stage, again);
      subjects_->compute_stage(stage, again, deliver_last && stage == plan_.last_stage);
    }
    related_->complete(again);
  }

  /// Who asked finds out which, and why.
  bool any_failed() const {
    return std::any_of(streams_.begin(), streams_.end(),
                       [](const RecordStream* stream) { return stream != nullptr && stream->has_failed(); });
  }

  void compute_reports() {
    for (const std::uint32_t report : request_.reports) {
      if (outcomes_.fault) return;
      outcomes_.reports.push_back(
          compute_report(run_, *related_, report, subjects_->taking_part(), outcomes_.fault));
    }
  }

  Run& run_;
  const Plan& plan_;
  const Request& request_;
  std::span<RecordStream* const> streams_;
  Outcomes outcomes_;
  std::optional<Subjects> subjects_;
  std::optional<RelatedRecords> related_;
};

}  // namespace

Outcomes evaluate(const Program& program, const Request& request, const Settings& settings,
                  std::span<RecordStream* const> streams, ResultSink& sink) {
  if (program.records.empty()) return {};
  const Plan plan = make_plan(program, request, settings);
  Run run(program, plan, settings);
  return Evaluation(run, request, streams, sink).run();
}

}  // namespace rung
