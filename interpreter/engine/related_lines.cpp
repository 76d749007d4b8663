// Reads the lines of related records and finds whose they are.
#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/evaluate.hpp"
#include "engine/related.hpp"
#include "engine/visibility.hpp"

namespace rung {

void RelatedRecords::link(RecordId id, const Column& links, std::vector<std::uint32_t>& parents) const {
  const Record& record = run_.program.records[id];
  run_.lines[record.parent]->by(record.parent_link).find(links, record.fields[record.link].type, parents);
}

std::uint32_t RelatedRecords::subject_of(RecordId parent, std::uint32_t row) const {
  while (parent != subject && row != no_row) {
    row = run_.lines[parent]->parents[row];
    parent = run_.program.records[parent].parent;
  }
  return row;
}

bool RelatedRecords::read_frame(Intake& intake, RecordId id, Frame& frame) {
  if (!intake.next(frame.batch)) return false;
  const Record& record = run_.program.records[id];
  Linked& linked = linked_[id];
  if (linked.lines_of_subject.empty()) linked.lines_of_subject.resize(run_.lines[subject]->rows(), 0);
  frame.rows = frame.batch.rows;
  frame.next_stage = 0;
  frame.parents.clear();
  if (frame.rows > 0) link(id, frame.batch.columns[record.link], frame.parents);
  std::vector<std::uint32_t> rejected;
  link(id, intake.rejected_links(), rejected);
  const auto count = [&](std::uint32_t parent) {
    const std::uint32_t row = subject_of(record.parent, parent);
    if (row == no_row) {
      ++counts_[id].orphans;
    } else {
      ++linked.lines_of_subject[row];
    }
  };
  for (const std::uint32_t parent : frame.parents) count(parent);
  for (const std::uint32_t parent : rejected) {
    count(parent);
    if (parent != no_row) linked.rejected_parents.push_back(parent);
  }
  counts_[id].read = intake.read();
  counts_[id].rejected = intake.rejected();
  return true;
}

void RelatedRecords::read_kept(RecordId id) {
  if (run_.lines[id]) return;
  run_.lines[id] = std::make_unique<Lines>(run_.plan, id);
  Lines& lines = *run_.lines[id];
  const std::uint32_t slots = run_.plan.records[id].slots;
  std::vector<FieldId> indexed;
  for (RecordId below = 0; below < run_.program.records.size(); ++below) {
    const Record& record = run_.program.records[below];
    if (record.parent != id || !run_.plan.record_plans[below].reached) continue;
    if (std::find(indexed.begin(), indexed.end(), record.parent_link) != indexed.end()) continue;
    indexed.push_back(record.parent_link);
    lines.index_nothing(record.parent_link);
  }
  Intake intake(streams_[id], run_.settings.batch_rows, run_.program.records[id].link);
  auto frame = std::make_unique<Frame>(slots);
  while (read_frame(intake, id, *frame)) {
    if (frame->rows == 0) continue;
    for (const FieldId field : indexed) lines.index(field, frame->batch, lines.rows());
    lines.take(std::move(frame));
    frame = std::make_unique<Frame>(slots);
  }
}

bool RelatedRecords::gates_known(RecordId id, std::uint32_t stage) const {
  const Record& record = run_.program.records[id];
  const NodeId date = record.dated == none ? none : record.fields[record.dated].computed;
  const auto known = [&](NodeId node) { return node == none || run_.plan.stages[node] < stage; };
  return known(record.where) && known(date);
}

void RelatedRecords::prepare_parents(RecordId id, std::uint32_t stage, bool again) {
  std::vector<RecordId> above;
  for (RecordId up = run_.program.records[id].parent; up != subject && up != none;
       up = run_.program.records[up].parent) {
    above.push_back(up);
  }
  while (!above.empty()) {
    const RecordId up = above.back();
    above.pop_back();
    // Where it is not known yet, no aggregate of this stage asks for it.
    const bool known = gates_known(up, stage);
    std::vector<State> visible;
    for_each_frame(up, stage, again, [&](Frame& frame) {
      if (!known) return;
      const std::vector<State> part = visible_lines({run_, frame}, up);
      visible.insert(visible.end(), part.begin(), part.end());
    });
    run_.lines[up]->visible = std::move(visible);
  }
}

void RelatedRecords::for_each_frame(RecordId id, std::uint32_t stage, bool again, const Visit& visit) {
  const Section& section = run_.plan.records[id];
  // What is gathered at a stage is made of what the stages before have computed.
  const std::uint32_t before = stage - 1;
  if (run_.plan.record_plans[id].kept) {
    read_kept(id);
    for (const auto& frame : run_.lines[id]->frames()) {
      evaluate_frame(run_, *frame, section, before, again);
      visit(*frame);
      drop_unused(run_.plan, *frame, section, before);
    }
    return;
  }
  Intake intake(streams_[id], run_.settings.batch_rows, run_.program.records[id].link);
  Frame frame(section.slots);
  while (read_frame(intake, id, frame)) {
    if (frame.rows == 0) continue;
    evaluate_frame(run_, frame, section, before, false);
    visit(frame);
  }
}

void RelatedRecords::complete(bool again) {
  const std::uint32_t stage = run_.plan.last_stage + 1;
  for (const std::vector<NodeId>& aggregates : run_.plan.group_aggregates) {
    for (const NodeId id : aggregates) {
      const RecordId from = std::get<op::Aggregate>(run_.program[id].operation).from;
      if (from == subject) continue;
      prepare_parents(from, stage, again);
      for_each_frame(from, stage, again, [](Frame&) {});
    }
  }
}

void RelatedRecords::start_again() {
  for (RecordId id = 0; id < run_.program.records.size(); ++id) {
    if (id == subject || run_.program.records[id].parent == none || !run_.lines[id]) continue;
    run_.lines[id]->forget();
    for (const auto& frame : run_.lines[id]->frames()) frame->next_stage = 0;
  }
}

void RelatedRecords::reject_subject(std::size_t row) {
  for (RecordId id = 0; id < linked_.size(); ++id) {
    if (!linked_[id].lines_of_subject.empty()) counts_[id].orphans += linked_[id].lines_of_subject[row];
  }
}

}  // namespace rung
