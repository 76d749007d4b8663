// Looks through the batches of a run for one key.
#include "explain/subject_sink.hpp"

namespace rung {

SubjectValues constants_of(const Program& program) {
  SubjectValues values;
  values.by_node.resize(program.nodes.size());
  for (NodeId node = 0; node < program.nodes.size(); ++node)
    if (const auto* constant = std::get_if<op::Constant>(&program[node].operation))
      values.by_node[node] = Outcome(constant->value);
  return values;
}

SubjectSink::SubjectSink(const Program& program, const Request& request, const WantedSubject& wanted)
    : program_(program), request_(request), wanted_(wanted) {}

void SubjectSink::take(const ResultBatch& batch) {
  for (std::size_t row = 0; row < batch.lines.size(); ++row) {
    if (!wanted_.is(batch.keys, row, batch.lines[row])) continue;
    if (batch.fates[row] == Fate::duplicate) {
      duplicates_.push_back(batch.lines[row]);
      continue;
    }
    SubjectRow one{batch.lines[row], batch.fates[row], batch.faults[row], {}};
    if (one.fate == Fate::evaluated) one.values = values_of(batch, row);
    found_ = std::move(one);
  }
}

SubjectValues SubjectSink::values_of(const ResultBatch& batch, std::size_t row) const {
  SubjectValues values = constants_of(program_);
  const auto take = [&](NodeId node, const Column& column) {
    const State state = column.states[row];
    values.by_node[node] =
        is_fault(state) ? Outcome(fault_of(state)) : Outcome(value_at(column, row, program_[node].type));
  };
  std::size_t at = 0;
  for (const NodeId node : request_.results) take(node, *batch.results[at++]);
  for (const NodeId node : request_.beside) take(node, *batch.results[at++]);
  return values;
}

}  // namespace rung
