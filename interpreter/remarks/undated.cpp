// Lines of a related record that are dated after the review date and count all the same.

#include "diagnostics/kinds.hpp"
#include "remarks/reads.hpp"
#include "remarks/remarks.hpp"

namespace rung {
namespace {

/// The one field of a record that holds a date; nothing where there is none, or where the choice would be a guess.
std::optional<FieldId> only_date(const Record& record) {
  std::optional<FieldId> found;
  for (FieldId id = 0; id < record.fields.size(); ++id) {
    if (record.fields[id].type.kind != TypeKind::date || record.fields[id].computed != none) continue;
    if (found) return std::nullopt;
    found = id;
  }
  return found;
}

/// The first aggregate over the record that does not look at the date at all; none where all do.
NodeId blind_aggregate(const Program& program, RecordId record, FieldId date) {
  const std::vector<bool> dated =
      nodes_that_read(program, [&](const Operation& operation) { return is_field(operation, record, date); });
  const auto reads_date = [&](NodeId id) { return id != none && dated[id]; };
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const auto* aggregate = std::get_if<op::Aggregate>(&program[id].operation);
    if (aggregate == nullptr || aggregate->from != record) continue;
    if (!reads_date(aggregate->condition) && !reads_date(aggregate->value) && !reads_date(aggregate->order) &&
        !reads_date(program.records[record].where))
      return id;
  }
  return none;
}

}  // namespace

void remark_undated(const RemarkedRules& rules, Diagnostics& diagnostics) {
  const Program& program = rules.program;
  for (RecordId id = 0; id < program.records.size(); ++id) {
    const Record& record = program.records[id];
    if (record.parent == none || record.dated != none || record.span.source != rules.tree.source) continue;
    const auto date = only_date(record);
    if (!date) continue;
    const NodeId counted = blind_aggregate(program, id, *date);
    if (counted == none) continue;
    diagnostics.report(Kind::undated_lines, record.fields[*date].span)
        .with("record", record.name)
        .with("field", record.fields[*date].name)
        .see(program[counted].origin.span, Phrase::counted_here);
  }
}

}  // namespace rung
