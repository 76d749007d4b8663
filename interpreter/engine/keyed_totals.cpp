// Which runs can go by totals, and how subjects find theirs.
#include "engine/keyed_totals.hpp"

#include "columns/rearrange.hpp"
#include "engine/keyed_record.hpp"

namespace rung {
namespace {

bool looks_at_subject(const Plan& plan, RecordId record) {
  for (const NodeId id : plan.records[record].nodes) {
    if (plan.stand_in[id] != none) continue;
    if (std::holds_alternative<op::Parent>((*plan.program)[id].operation)) return true;
  }
  return false;
}

bool serves_record(const Plan& plan, RecordId id) {
  const Record& record = plan.program->records[id];
  const RecordPlan& planned = plan.record_plans[id];
  if (record.parent != subject || record.parent_link != plan.program->records[subject].key) return false;
  if (planned.kept || looks_at_subject(plan, id)) return false;
  for (const NodeId aggregate : planned.aggregates) {
    if ((*plan.program)[aggregate].space != Space::of_record(subject)) return false;
  }
  return true;
}

}  // namespace

bool KeyedTotals::serve(const Plan& plan, const Request& request) {
  if (plan.last_stage != 1 || plan.has_populations() || !request.reports.empty()) return false;
  for (RecordId id = 0; id < plan.program->records.size(); ++id) {
    const bool related = id != subject && plan.program->records[id].parent != none;
    if (related && plan.record_plans[id].reached && !serves_record(plan, id)) return false;
  }
  return plan.program->records[subject].key != none;
}

KeyedTotals::KeyedTotals(Run& run, std::span<RecordStream* const> streams, std::vector<RecordCounts>& counts)
    : run_(run), counts_(counts) {
  for (RecordId id = 0; id < run.program.records.size(); ++id) {
    if (run.plan.record_plans[id].aggregates.empty()) continue;
    records_.push_back(std::make_unique<KeyedRecord>(run, id));
    records_.back()->read(streams[id]);
    counts_[id].read = records_.back()->lines_read();
    counts_[id].rejected = records_.back()->lines_rejected();
  }
}

KeyedTotals::~KeyedTotals() = default;

void KeyedTotals::find(const Batch& subjects, Found& found) const {
  const Record& record = run_.program.records[subject];
  found.resize(records_.size());
  for (std::size_t i = 0; i < records_.size(); ++i) {
    records_[i]->find(subjects.columns[record.key], record.fields[record.key].type, found[i]);
  }
}

void KeyedTotals::fill(Frame& frame, const Found& found) const {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    for (std::size_t aggregate = 0; aggregate < records_[i]->aggregates().size(); ++aggregate) {
      const NodeId id = records_[i]->aggregates()[aggregate];
      frame.put(run_.plan.places[id].slot, gather(records_[i]->totals(aggregate), found[i]));
    }
  }
}

void KeyedTotals::count_lines(const Found& found, const Standing& standing,
                              std::vector<std::uint64_t>& lines) const {
  lines.resize(records_.size(), 0);
  for (std::size_t i = 0; i < records_.size(); ++i) {
    for (std::size_t row = 0; row < standing.fates.size(); ++row) {
      const Fate fate = standing.fates[row];
      if (fate == Fate::evaluated || fate == Fate::left_out) lines[i] += records_[i]->lines_of(found[i][row]);
    }
  }
}

void KeyedTotals::count_orphans(std::span<const std::uint64_t> lines) const {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    counts_[records_[i]->record()].orphans = records_[i]->lines_read() - (lines.empty() ? 0 : lines[i]);
  }
}

}  // namespace rung
