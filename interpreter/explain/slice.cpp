// Finds what depends on some fields, and carries bounds from the fields to a value.
#include "explain/slice.hpp"

#include <algorithm>

#include "extents/extent_of_operation.hpp"

namespace rung {
namespace {

class Dependence {
 public:
  Dependence(const Program& program, const Freedom& freedom)
      : program_(program),
        time_(freedom.time),
        free_(program.records[subject].fields.size(), 0),
        free_nodes_(program.nodes.size(), 0),
        marks_(program.nodes.size(), 0) {
    for (const FieldId field : freedom.fields) free_[field] = 1;
    for (const NodeId node : freedom.nodes) free_nodes_[node] = 1;
    // Conditions of records may stand behind the aggregates that look through them; a second look finds what they change.
    for (int look = 0; look < 2; ++look)
      for (NodeId id = 0; id < program.nodes.size(); ++id) marks_[id] = depends(id) ? 1 : 0;
  }

  std::vector<std::uint8_t> take() { return std::move(marks_); }

 private:
  bool depends(NodeId id) const {
    if (free_nodes_[id] != 0) return true;
    const Operation& operation = program_[id].operation;
    if (const auto* field = std::get_if<op::Field>(&operation))
      return field->record == subject && free_[field->field] != 0;
    if (std::holds_alternative<op::Today>(operation)) return time_;
    if (std::holds_alternative<op::Population>(operation)) return false;
    bool found = false;
    for_each_input(operation, [&](NodeId input) { found = found || marks_[input] != 0; });
    if (const auto* aggregate = std::get_if<op::Aggregate>(&operation))
      for (RecordId record = aggregate->from; record != subject && record != none;
           record = program_.records[record].parent)
        found = found || is_sight_dependent(record);
    if (const auto* lookup = std::get_if<op::Lookup>(&operation))
      found = found || is_sight_dependent(lookup->record);
    return found;
  }

  /// Whether it depends which lines of a record are seen.
  bool is_sight_dependent(RecordId id) const {
    const Record& record = program_.records[id];
    return (record.where != none && marks_[record.where] != 0) || (time_ && record.dated != none);
  }

  const Program& program_;
  bool time_;
  std::vector<std::uint8_t> free_;
  std::vector<std::uint8_t> free_nodes_;
  std::vector<std::uint8_t> marks_;
};

}  // namespace

std::vector<std::uint8_t> dependent_nodes(const Program& program, const Freedom& freedom) {
  return Dependence(program, freedom).take();
}

Slice::Slice(const Program& program, const NodeOutcomes& values, std::vector<FieldId> fields, NodeId root)
    : program_(program), root_(root), extents_(program.nodes.size()), varies_(program.nodes.size(), 0) {
  const std::vector<std::uint8_t> dependent = dependent_nodes(program, {std::move(fields), false, {}});
  std::vector<std::uint8_t> wanted(program.nodes.size(), 0);
  wanted[root] = 1;
  for (NodeId id = root + 1; id-- > 0;) {
    if (wanted[id] == 0) continue;
    if (dependent[id] == 0) {
      const std::optional<Outcome> known = id < values.size() ? values[id] : std::nullopt;
      extents_[id] = extent_of(known, program[id].type, program);
      continue;
    }
    nodes_.push_back(id);
    for_each_input(program[id].operation, [&](NodeId input) { wanted[input] = 1; });
  }
  std::reverse(nodes_.begin(), nodes_.end());
}

Extent Slice::compute(NodeId id, std::span<const FieldRange> ranges) const {
  const auto* field = std::get_if<op::Field>(&program_[id].operation);
  if (field == nullptr) return extent_of_operation({program_, extents_}, id);
  for (const FieldRange& range : ranges)
    if (range.field == field->field) return Extent::between(range.low, range.high);
  return everything(program_[id].type, program_);
}

namespace {

/// Operations that can be a fault while what they give otherwise is one value.
bool can_turn_faulty(const Operation& operation) {
  if (const auto* match = std::get_if<op::MatchRow>(&operation)) return match->kind == MatchKind::unique;
  if (const auto* fold = std::get_if<op::Fold>(&operation)) return fold->kind == FoldKind::any;
  return false;
}

bool is_settled(const Extent& extent) {
  return !extent.known || extent.is_single();
}

}  // namespace

std::uint32_t Slice::variation(NodeId id, std::span<const FieldRange> ranges) const {
  std::uint32_t varies = 0;
  const Operation& operation = program_[id].operation;
  if (const auto* field = std::get_if<op::Field>(&operation)) {
    for (std::size_t i = 0; i < ranges.size(); ++i)
      if (ranges[i].field == field->field && ranges[i].low != ranges[i].high) varies |= 1U << i;
    return varies;
  }
  for_each_input(operation, [&](NodeId input) { varies |= varies_[input]; });
  const bool comparable = program_[id].type.kind != TypeKind::text && !can_turn_faulty(operation);
  return comparable && is_settled(extents_[id]) ? 0 : varies;
}

Extent Slice::root_within(std::span<const FieldRange> ranges) {
  for (const NodeId id : nodes_) {
    extents_[id] = compute(id, ranges);
    varies_[id] = variation(id, ranges);
  }
  return extents_[root_];
}

}  // namespace rung
