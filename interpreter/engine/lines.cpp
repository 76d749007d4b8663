// The lines of one record that are kept in memory.
#include "engine/lines.hpp"

#include "columns/rearrange.hpp"

namespace rung {

Frame& Lines::take(std::unique_ptr<Frame> frame) {
  offsets_.push_back(rows_);
  rows_ += frame->rows;
  parents.insert(parents.end(), frame->parents.begin(), frame->parents.end());
  frames_.push_back(std::move(frame));
  return *frames_.back();
}

std::vector<std::uint8_t> Lines::index(FieldId field, const Batch& batch, std::size_t first) {
  const Program& program = *plan_->program;
  KeyIndex& keys = indices_.try_emplace(field, program).first->second;
  std::vector<std::uint8_t> taken;
  keys.add(batch.columns[field], program.records[record_].fields[field].type,
           static_cast<std::uint32_t>(first), taken);
  return taken;
}

const Column& Lines::whole(NodeId node) const {
  const std::uint32_t slot = plan_->places[node].slot;
  const auto [entry, fresh] = wholes_.try_emplace(slot);
  Column& column = entry->second;
  if (!fresh) return column;
  for (const auto& frame : frames_) {
    const Column& part = frame->column(slot);
    extend(column, frame->uniform(part) ? repeated(part, 0, frame->rows) : part);
  }
  return column;
}

const Column& Lines::field(FieldId field) const {
  const auto [entry, fresh] = fields_.try_emplace(field);
  if (!fresh) return entry->second;
  for (const auto& frame : frames_) extend(entry->second, frame->batch.columns[field]);
  return entry->second;
}

void Lines::spread(NodeId node, const Column& column) {
  const std::uint32_t slot = plan_->places[node].slot;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    frames_[i]->put(slot, slice(column, offsets_[i], frames_[i]->rows));
  }
}

}  // namespace rung
