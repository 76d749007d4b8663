// One related record on its way into totals by key.
#include "engine/keyed_record.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/batch_pieces.hpp"
#include "engine/evaluate.hpp"
#include "engine/key_value.hpp"
#include "engine/listing.hpp"
#include "engine/sift.hpp"
#include "engine/visibility.hpp"

namespace rung {

void KeyPrints::find(const Program& program, const Column& keys, const Type& type) {
  clear();
  const bool text_like = is_text_like(type);
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    rows.push_back(static_cast<std::uint32_t>(row));
    prints.push_back(text_like ? fingerprint(key_text(program, keys, row, type))
                               : fingerprint(key_number(keys, row, type)));
  }
}

KeyedRecord::KeyedRecord(Run& run, RecordId record) : run_(run), record_(record) {
  for (const NodeId id : run.plan.record_plans[record].aggregates) aggregates_.push_back(id);
  const std::size_t jobs = std::max<std::size_t>(run.settings.jobs, 1);
  for (std::size_t i = 0; i < (jobs == 1 ? 1 : 4 * jobs); ++i) {
    parts_.push_back(std::make_unique<Part>());
    for (const NodeId id : aggregates_) parts_.back()->gatherers.push_back(make_gatherer(run.program, id, 0));
    parts_.back()->make_room();
  }
}

KeyedRecord::~KeyedRecord() = default;

void KeyedRecord::read(RecordStream* stream) {
  BatchPieces batches(stream, run_.settings.batch_rows);
  PieceStream* const own = stream == nullptr ? nullptr : stream->pieces();
  PieceWork work;
  work.workers = std::max<std::size_t>(run_.settings.jobs, 1);
  if (work.workers > 1) run_.share();
  std::vector<Desk> desks(work.places());
  work.work = [&](const TakenPiece& piece) { read_piece(piece, desks[piece.place]); };
  work.finish = [&](std::size_t place) { count_lines(desks[place]); };
  work_in_pieces(own == nullptr ? batches : *own, work);
  make_totals();
}

void KeyedRecord::read_piece(const TakenPiece& piece, Desk& desk) {
  for (desk.filled = 0;; ++desk.filled) {
    if (desk.filled == desk.sheets.size())
      desk.sheets.push_back(std::make_unique<Sheet>(run_.plan.records[record_].slots));
    if (!piece.reader.next(desk.sheets[desk.filled]->frame.batch)) break;
    read_batch(*desk.sheets[desk.filled]);
  }
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    parts_[part]->turn.wait(piece.number);
    for (std::size_t i = 0; i < desk.filled; ++i) gather(*desk.sheets[i], part);
    parts_[part]->turn.done();
  }
}

void KeyedRecord::count_lines(const Desk& desk) {
  for (std::size_t i = 0; i < desk.filled; ++i) {
    read_ += desk.sheets[i]->read;
    rejected_ += desk.sheets[i]->rejected;
  }
}

void KeyedRecord::read_batch(Sheet& sheet) {
  Frame& frame = sheet.frame;
  const FieldId link = run_.program.records[record_].link;
  const Type& type = run_.program.records[record_].fields[link].type;
  const std::vector<std::uint32_t> rejected = rejected_rows(frame.batch);
  sheet.read = frame.batch.rows;
  sheet.rejected = rejected.size();
  sheet.rejected_links.clear();
  if (!rejected.empty())
    sheet.rejected_links.find(run_.program, rung::gather(frame.batch.columns[link], rejected), type);
  take_out(frame.batch, rejected);
  frame.rows = frame.batch.rows;
  frame.next_stage = 0;
  sheet.counts.resize(aggregates_.size());
  for (auto& counts : sheet.counts) counts.clear();
  sheet.links.find(run_.program, frame.batch.columns[link], type);
  if (frame.rows == 0) return;
  evaluate_frame(run_, frame, run_.plan.records[record_], 0, false);
  const Scope scope{run_, frame};
  const std::vector<State> visible = visible_lines(scope, record_);
  for (std::size_t i = 0; i < aggregates_.size(); ++i) {
    sheet.counts[i] = visible;
    apply_condition(scope, std::get<op::Aggregate>(scope.node(aggregates_[i]).operation).condition,
                    sheet.counts[i]);
  }
}

}  // namespace rung
