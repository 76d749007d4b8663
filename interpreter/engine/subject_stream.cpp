// Each thread takes a piece, reads, computes and lays out its results. Taking, the look at the keys and handing in are done
// in the order of the pieces; handing in by whichever thread is at it.
#include "engine/subject_stream.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "engine/batch_pieces.hpp"
#include "engine/delivery.hpp"
#include "engine/evaluate.hpp"
#include "engine/piece_work.hpp"
#include "engine/sift.hpp"
#include "engine/standing.hpp"
#include "engine/taken_keys.hpp"
#include "engine/turns.hpp"

namespace rung {
namespace {

/// A batch of a piece on its way through one thread.
struct Sheet {
  explicit Sheet(std::uint32_t slots) : frame(slots) {}
  Frame frame;
  std::vector<std::uint8_t> taken;
  KeyedTotals::Found totals;
  Standing standing;
};

/// Where a piece lies until it is finished.
struct Desk {
  std::unique_ptr<ResultTray> tray;
  std::vector<std::unique_ptr<Sheet>> sheets;
  std::size_t filled = 0;  ///< sheets of the piece at hand
};

/// What all threads share.
class Street {
 public:
  Street(Run& run, const Request& request, PieceStream& pieces, ResultSink& sink, std::vector<Desk>& desks,
         const KeyedTotals* totals)
      : run_(run), request_(request), sink_(sink), desks_(desks), totals_(totals) {
    const FieldId key = run.program.records[subject].key;
    if (key != none) keys_.emplace(run.program, key, &pieces);
  }

  void work(const TakenPiece& piece);
  void hand_in(Desk& desk);
  StreamedSubjects finish();

 private:
  void look_at_keys(Sheet& sheet);
  void compute(Sheet& sheet, ResultTray* tray);

  Run& run_;
  const Request& request_;
  ResultSink& sink_;
  std::vector<Desk>& desks_;
  const KeyedTotals* totals_;
  Turns keys_turn_;
  std::optional<TakenKeys> keys_;
  StreamedSubjects outcome_;
  std::vector<std::uint64_t> related_lines_;
};

void Street::look_at_keys(Sheet& sheet) {
  Batch& batch = sheet.frame.batch;
  outcome_.record.read += batch.rows;
  const std::vector<std::uint32_t> rejected = rejected_rows(batch);
  if (!rejected.empty()) {
    outcome_.record.rejected += rejected.size();
    if (keys_) keys_->note_rejected(batch);
    take_out(batch, rejected);
  }
  sheet.taken.clear();
  if (keys_) keys_->add(batch, sheet.taken);
}

void Street::compute(Sheet& sheet, ResultTray* tray) {
  Frame& frame = sheet.frame;
  frame.rows = frame.batch.rows;
  frame.next_stage = 0;
  sheet.standing.begin(frame.rows, sheet.taken);
  if (frame.rows == 0) return;
  const Scope scope{run_, frame};
  if (totals_ != nullptr) {
    totals_->find(frame.batch, sheet.totals);
    totals_->fill(frame, sheet.totals);
  }
  evaluate_frame(run_, frame, run_.plan.records[subject], run_.plan.last_stage, false);
  judge_condition(scope, sheet.standing);
  judge_results(scope, request_, sheet.standing);
  if (tray != nullptr) tray->lay(Delivery(scope, request_, sheet.standing).batch());
}

void Street::work(const TakenPiece& piece) {
  Desk& desk = desks_[piece.place];
  for (desk.filled = 0;; ++desk.filled) {
    if (desk.filled == desk.sheets.size())
      desk.sheets.push_back(std::make_unique<Sheet>(run_.plan.records[subject].slots));
    if (!piece.reader.next(desk.sheets[desk.filled]->frame.batch)) break;
  }
  const std::span sheets(desk.sheets.data(), desk.filled);
  keys_turn_.wait(piece.number);
  for (const auto& sheet : sheets) look_at_keys(*sheet);
  keys_turn_.done();
  for (const auto& sheet : sheets) compute(*sheet, desk.tray.get());
}

void Street::hand_in(Desk& desk) {
  for (const auto& sheet : std::span(desk.sheets.data(), desk.filled)) {
    count_fates(sheet->standing, outcome_.subjects);
    if (totals_ != nullptr && sheet->frame.rows > 0)
      totals_->count_lines(sheet->totals, sheet->standing, related_lines_);
    if (desk.tray == nullptr && sheet->frame.rows > 0)
      sink_.take(Delivery({run_, sheet->frame}, request_, sheet->standing).batch());
  }
  if (desk.tray != nullptr) desk.tray->hand_in();
}

StreamedSubjects Street::finish() {
  outcome_.subjects.read = outcome_.record.read;
  outcome_.subjects.rejected += outcome_.record.rejected;
  if (totals_ != nullptr) totals_->count_orphans(related_lines_);
  return outcome_;
}

}  // namespace

StreamedSubjects stream_subjects(Run& run, const Request& request, RecordStream* stream, ResultSink& sink,
                                 const KeyedTotals* totals) {
  BatchPieces batches(stream, run.settings.batch_rows);
  PieceStream* const own = stream == nullptr ? nullptr : stream->pieces();
  PieceStream& pieces = own == nullptr ? batches : *own;
  std::vector<Desk> desks(1);
  desks[0].tray = sink.tray();
  PieceWork work;
  work.workers = desks[0].tray ? std::max<std::size_t>(run.settings.jobs, 1) : 1;
  while (desks.size() < work.places()) desks.emplace_back().tray = sink.tray();
  if (work.workers > 1) run.share();
  Street street(run, request, pieces, sink, desks, totals);
  work.work = [&](const TakenPiece& piece) { street.work(piece); };
  work.finish = [&](std::size_t place) { street.hand_in(desks[place]); };
  work.wants_more = [&] { return !sink.is_closed(); };
  work_in_pieces(pieces, work);
  return street.finish();
}

}  // namespace rung
