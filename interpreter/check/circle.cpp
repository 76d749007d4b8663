// Circles that no single declaration shows: which lines of a record are seen must not depend on a value that is gathered
// from the lines that are seen.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// What the value of a node waits for: its inputs, and what decides which lines it is gathered or looked up from.
class Waiting {
 public:
  explicit Waiting(const Program& program) : program_(program) {}

  std::vector<NodeId> of(NodeId id) const {
    std::vector<NodeId> needed;
    const Operation& operation = program_[id].operation;
    for_each_input(operation, [&](NodeId input) { needed.push_back(input); });
    if (const auto* aggregate = std::get_if<op::Aggregate>(&operation))
      for (RecordId up = aggregate->from; up != none && program_.records[up].parent != none;
           up = program_.records[up].parent)
        add_gate(up, needed);
    if (const auto* lookup = std::get_if<op::Lookup>(&operation)) {
      add_gate(lookup->record, needed);
      add(program_.records[lookup->record].fields[lookup->field].computed, needed);
    }
    if (const auto* calculation = std::get_if<op::Calculate>(&operation)) {
      const bool holidays = program_.ruleset && program_.ruleset->holidays != none;
      if (holidays && (counts_working_days(calculation->left) || counts_working_days(calculation->right)))
        add_gate(program_.ruleset->holidays, needed);
    }
    return needed;
  }

 private:
  static void add(NodeId id, std::vector<NodeId>& needed) {
    if (id != none) needed.push_back(id);
  }

  void add_gate(RecordId id, std::vector<NodeId>& needed) const {
    const Record& record = program_.records[id];
    add(record.where, needed);
    if (record.dated != none) add(record.fields[record.dated].computed, needed);
  }

  bool counts_working_days(NodeId id) const {
    const Type& type = program_[id].type;
    return type.kind == TypeKind::duration && type.duration == DurationKind::working_days;
  }

  const Program& program_;
};

/// Whether what a node waits for leads back to it. No node is visited twice.
bool leads_back(const Waiting& waiting, NodeId start, std::size_t nodes) {
  std::vector<bool> visited(nodes);
  std::vector<NodeId> open = {start};
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    for (const NodeId next : waiting.of(id)) {
      if (next == start) return true;
      if (!visited[next]) open.push_back(next);
      visited[next] = true;
    }
  }
  return false;
}

}  // namespace

void Checker::find_circles() {
  const Waiting waiting(program_);
  for (const Record& record : program_.records) {
    if (record.where == none) continue;
    if (leads_back(waiting, record.where, program_.nodes.size()))
      diagnostics_.report(Kind::cycle, record.span).with("name", record.name);
  }
}

}  // namespace rung
