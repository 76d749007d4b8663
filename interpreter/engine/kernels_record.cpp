// Values of other lines: of the parent's line, and of the line of a reference record that has a key.
#include <span>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {

namespace {

/// The values of other lines; of a record without any line nothing is known, not even how its columns are stored.
void gather_from(const Column& column, const Type& type, std::span<const std::uint32_t> rows, Column& out) {
  if (column.size() == 0)
    shape(out, storage_of(type), rows.size());
  else
    out = gather(column, rows);
}

}  // namespace

void look_at_parent(const Scope& scope, const op::Parent& operation, Column& out) {
  const RecordId parent = scope.run.plan.places[operation.value].space.id;
  gather_from(scope.run.lines[parent]->whole(operation.value), scope.type(operation.value),
              scope.frame.parents, out);
}

namespace {

/// The value of a computed field that is the same for all lines, at the lines that were found.
void gather_constant(const Column& constant, std::span<const std::uint32_t> rows, Column& out) {
  out = repeated(constant, 0, rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row] == no_row) set_state(out, row, State::missing);
  }
  blank_unknown(out);
}

/// The node of a computed field, none of a field that is read.
NodeId computed(const Scope& scope, const op::Lookup& operation) {
  return scope.run.program.records[operation.record].fields[operation.field].computed;
}

/// Lines that the record's `where` leaves out are not found, and its faults count.
void apply_where(const Lines& lines, std::span<const std::uint32_t> found, Column& out) {
  if (lines.visible.empty()) return;
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (found[row] == no_row) continue;
    const State visible = lines.visible[found[row]];
    if (visible == State::known) continue;
    set_state(out, row, visible);
  }
  blank_unknown(out);
}

}  // namespace

void look_up(const Scope& scope, const op::Lookup& operation, Column& out) {
  const Lines& lines = *scope.run.lines[operation.record];
  const Record& record = scope.run.program.records[operation.record];
  const Column& keys = scope[operation.key];
  std::vector<std::uint32_t> found;
  lines.by(record.key).find(keys, scope.type(operation.key), found);
  const NodeId node = computed(scope, operation);
  if (node != none && scope.run.plan.places[node].space.kind == Space::Kind::run) {
    gather_constant(scope[node], found, out);
  } else {
    const Column& column = node == none ? lines.field(operation.field) : lines.whole(node);
    gather_from(column, record.fields[operation.field].type, found, out);
  }
  apply_where(lines, found, out);
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (is_fault(keys.states[row])) set_state(out, row, keys.states[row]);
  }
}

}  // namespace rung
