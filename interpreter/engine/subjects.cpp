// The lines of the subject on their way through a run.
#include "engine/subjects.hpp"

#include <algorithm>
#include <utility>

#include "engine/delivery.hpp"
#include "engine/evaluate.hpp"

namespace rung {
namespace {

/// The fields of the subject that related records are linked by; the key is looked at anyway.
std::vector<FieldId> fields_linked(const Run& run) {
  std::vector<FieldId> fields;
  const FieldId key = run.program.records[subject].key;
  if (key != none) fields.push_back(key);
  for (RecordId id = 0; id < run.program.records.size(); ++id) {
    const Record& record = run.program.records[id];
    if (id == subject || record.parent != subject || !run.plan.record_plans[id].reached) continue;
    if (std::find(fields.begin(), fields.end(), record.parent_link) == fields.end())
      fields.push_back(record.parent_link);
  }
  return fields;
}

Lines& make_lines(Run& run) {
  run.lines[subject] = std::make_unique<Lines>(run.plan, subject);
  return *run.lines[subject];
}

}  // namespace

Subjects::Subjects(Run& run, const Request& request, RecordStream* stream, ResultSink& sink)
    : run_(run),
      request_(request),
      sink_(sink),
      lines_(make_lines(run)),
      intake_(stream, run.settings.batch_rows, none),
      linked_fields_(fields_linked(run)) {
  for (const FieldId field : linked_fields_) lines_.index_nothing(field);
  const NodeId where = run.program.records[subject].where;
  if (where != none) condition_stage_ = run.plan.stages[where];
}

bool Subjects::read(Frame& frame, Standing& standing) {
  if (!intake_.next(frame.batch)) return false;
  frame.rows = frame.batch.rows;
  frame.next_stage = 0;
  std::vector<std::uint8_t> duplicates;
  if (frame.rows > 0) {
    for (const FieldId field : linked_fields_) {
      std::vector<std::uint8_t> taken = lines_.index(field, frame.batch, rows_read_);
      if (field == run_.program.records[subject].key) duplicates = std::move(taken);
    }
  }
  rows_read_ += frame.rows;
  standing.begin(frame.rows, duplicates);
  return true;
}

void Subjects::compute(Frame& frame, Standing& standing, std::uint32_t stage, bool again) {
  evaluate_frame(run_, frame, run_.plan.records[subject], stage, again);
  if (stage == condition_stage_ && judge_condition({run_, frame}, standing)) condition_failed_ = true;
}

void Subjects::read_all() {
  const Section& section = run_.plan.records[subject];
  auto frame = std::make_unique<Frame>(section.slots);
  Standing standing;
  while (read(*frame, standing)) {
    if (frame->rows == 0) continue;
    compute(*frame, standing, 0, false);
    if (run_.plan.last_stage > 0) drop_unused(run_.plan, *frame, section, 0);
    lines_.take(std::move(frame));
    standings_.push_back(std::move(standing));
    frame = std::make_unique<Frame>(section.slots);
  }
}

void Subjects::compute_stage(std::uint32_t stage, bool again, bool deliver_now) {
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    Frame& frame = *lines_.frames()[i];
    compute(frame, standings_[i], stage, again);
    if (stage < run_.plan.last_stage) drop_unused(run_.plan, frame, run_.plan.records[subject], stage);
    if (!deliver_now) continue;
    judge_results({run_, frame}, request_, standings_[i]);
    deliver(frame, standings_[i]);
    frame = Frame(0);
  }
}

bool Subjects::judge_all() {
  // Who is faulty in the condition may have taken part in a population that the condition looks at.
  const NodeId where = run_.program.records[subject].where;
  const bool counted = where != none && run_.plan.recomputed[where] != 0;
  bool found = std::exchange(condition_failed_, false) && counted;
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    found = judge_results({run_, *lines_.frames()[i]}, request_, standings_[i]) || found;
  }
  return found;
}

void Subjects::start_again() {
  lines_.forget();
  // Whom the condition left out may be let in when others, with whom it was compared, are gone.
  for (Standing& standing : standings_)
    for (Fate& fate : standing.fates)
      if (fate == Fate::left_out) fate = Fate::evaluated;
  for (const auto& frame : lines_.frames()) frame->next_stage = 0;
}

void Subjects::deliver_all() {
  for (std::size_t i = 0; i < standings_.size(); ++i) deliver(*lines_.frames()[i], standings_[i]);
}

void Subjects::deliver(Frame& frame, const Standing& standing) {
  count_fates(standing, delivered_);
  sink_.take(Delivery({run_, frame}, request_, standing).batch());
}

std::vector<std::uint8_t> Subjects::taking_part() const {
  std::vector<std::uint8_t> part;
  for (const Standing& standing : standings_) {
    for (const Fate fate : standing.fates) part.push_back(fate == Fate::evaluated);
  }
  return part;
}

std::vector<std::uint32_t> Subjects::faulty_rows() const {
  std::vector<std::uint32_t> rows;
  std::uint32_t row = 0;
  for (const Standing& standing : standings_) {
    for (const Fate fate : standing.fates) {
      if (fate == Fate::faulty) rows.push_back(row);
      ++row;
    }
  }
  return rows;
}

SubjectCounts Subjects::counts() const {
  SubjectCounts counts = delivered_;
  counts.read = intake_.read();
  counts.rejected += intake_.rejected();
  return counts;
}

RecordCounts Subjects::record_counts() const {
  return {.read = intake_.read(), .rejected = intake_.rejected()};
}

}  // namespace rung
