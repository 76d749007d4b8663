// The order of a run: links, the subject's `where`, rounds without the subjects that proved faulty, reports,
// counts.
#include "reference/evaluator.hpp"

#include <algorithm>
#include <utility>

#include "reference/needs.hpp"
#include "reference/run.hpp"

namespace rung::reference {

namespace {

void compute_all(Run& run, NodeId id) {
  const Node& node = run.program[id];
  run.standings[id].clear();
  if (const op::Population* const population = std::get_if<op::Population>(&node.operation)) {
    run.values[id] = over_population(run, id, *population);
    return;
  }
  std::vector<Outcome>& values = run.values[id];
  values.clear();
  for (std::size_t row = 0; row < row_count(run, node.space); ++row) values.push_back(compute(run, id, row));
}

bool is_of_group(const Run& run, NodeId node) {
  return run.program[node].space.kind == Space::Kind::group;
}

std::vector<NodeId> roots_of(const Report& report) {
  std::vector<NodeId> roots = report.keys;
  roots.push_back(report.where);
  for (const ReportColumn& column : report.columns) roots.push_back(column.value);
  for (const SortKey& key : report.sort) roots.push_back(key.value);
  return roots;
}

/// What must be known of each subject: the results, and what the reports gather.
struct Needs {
  std::vector<NodeId> order;
  /// By requested report: the aggregates over its groups.
  std::vector<std::vector<const op::Aggregate*>> gathered;
};

Needs needs_of(const Run& run) {
  Needs needs;
  std::vector<NodeId> roots = run.request.results;
  for (const std::uint32_t id : run.request.reports) {
    const std::vector<NodeId> of_report = roots_of(run.program.reports[id]);
    roots.insert(roots.end(), of_report.begin(), of_report.end());
    std::vector<const op::Aggregate*>& gathered = needs.gathered.emplace_back();
    std::vector<NodeId> nodes = in_order(run.program, run.settings, of_report);
    // Of several faults the one that is written first counts.
    std::sort(nodes.begin(), nodes.end());
    for (const NodeId node : nodes) {
      const op::Aggregate* const aggregate = std::get_if<op::Aggregate>(&run.program[node].operation);
      if (aggregate != nullptr && is_of_group(run, node)) gathered.push_back(aggregate);
    }
  }
  needs.order = in_order(run.program, run.settings, roots);
  return needs;
}

std::optional<Fault> fault_in_report(const Run& run, const Report& report,
                                     const std::vector<const op::Aggregate*>& gathered, std::size_t row) {
  const Space space = Space::of_record(subject);
  const Outcome condition = seen_from(run, report.where, space, row);
  if (is_fault(condition)) return std::get<Fault>(condition);
  if (!is_met_or_none(report.where, condition)) return std::nullopt;
  for (const NodeId key : report.keys) {
    const Outcome outcome = seen_from(run, key, space, row);
    if (is_fault(outcome)) return std::get<Fault>(outcome);
  }
  for (const op::Aggregate* const aggregate : gathered)
    if (const std::optional<Fault> fault = fault_in_aggregate(run, *aggregate, row)) return fault;
  return std::nullopt;
}

std::optional<Fault> fault_of_subject(const Run& run, const Needs& needs, std::size_t row) {
  for (const NodeId result : run.request.results) {
    const Outcome outcome = seen_from(run, result, Space::of_record(subject), row);
    if (is_fault(outcome)) return std::get<Fault>(outcome);
  }
  for (std::size_t index = 0; index < run.request.reports.size(); ++index) {
    const Report& report = run.program.reports[run.request.reports[index]];
    const std::optional<Fault> fault = fault_in_report(run, report, needs.gathered[index], row);
    if (fault) return fault;
  }
  return std::nullopt;
}

struct SubjectState {
  Fate fate = Fate::evaluated;
  std::optional<Fault> fault;
};

void drop(Run& run, std::vector<SubjectState>& states, std::size_t row, Fate fate,
          std::optional<Fault> fault = std::nullopt) {
  run.alive[row] = false;
  states[row] = {fate, fault};
}

/// Lines that the reader rejected, and doubles, are not alive.
void choose_lines(Run& run, std::vector<SubjectState>& states) {
  for (std::size_t row = 0; row < run.alive.size(); ++row) {
    if (run.input.records[subject][row].rejected) run.alive[row] = false;
    if (run.links.duplicate[subject][row]) drop(run, states, row, Fate::duplicate);
  }
}

/// The record's `where`, whose populations are all that are alive. Tells whether it is a fault for any of them.
bool choose_subjects(Run& run, const std::vector<NodeId>& condition_nodes,
                     std::vector<SubjectState>& states) {
  const NodeId where = run.program.records[subject].where;
  if (where == none) return false;
  for (const NodeId node : condition_nodes) compute_all(run, node);
  bool dropped = false;
  for (std::size_t row = 0; row < run.alive.size(); ++row) {
    if (!run.alive[row]) continue;
    const Outcome condition = seen_from(run, where, Space::of_record(subject), row);
    if (is_fault(condition)) {
      drop(run, states, row, Fate::faulty, std::get<Fault>(condition));
      dropped = true;
    } else if (!is_met(condition)) {
      drop(run, states, row, Fate::left_out);
    }
  }
  return dropped;
}

bool drop_faulty(Run& run, const Needs& needs, std::vector<SubjectState>& states) {
  bool dropped = false;
  for (std::size_t row = 0; row < run.alive.size(); ++row) {
    if (!run.alive[row]) continue;
    const std::optional<Fault> fault = fault_of_subject(run, needs, row);
    if (!fault) continue;
    drop(run, states, row, Fate::faulty, fault);
    dropped = true;
  }
  return dropped;
}

/// Whom `where` left out may be let in when others, with whom it was compared, proved faulty.
void bring_back(Run& run, std::vector<SubjectState>& states) {
  for (std::size_t row = 0; row < states.size(); ++row) {
    if (states[row].fate != Fate::left_out) continue;
    run.alive[row] = true;
    states[row] = {};
  }
}

/// Rounds until no further subject is faulty. Only a fault of the last round ends the run: a total that a
/// faulty subject made overflow is no total of the population.
void evaluate_subjects(Run& run, const Needs& needs, std::vector<SubjectState>& states) {
  std::vector<NodeId> condition_nodes;
  if (const NodeId where = run.program.records[subject].where; where != none)
    condition_nodes = in_order(run.program, run.settings, {where});
  const auto is_of_condition = [&condition_nodes](NodeId node) {
    return std::find(condition_nodes.begin(), condition_nodes.end(), node) != condition_nodes.end();
  };
  bool dropped = true;
  while (dropped) {
    run.fault.reset();
    bring_back(run, states);
    dropped = choose_subjects(run, condition_nodes, states);
    for (const NodeId node : needs.order)
      if (!is_of_group(run, node) && !is_of_condition(node)) compute_all(run, node);
    if (drop_faulty(run, needs, states)) dropped = true;
  }
}

void evaluate_reports(Run& run, const Needs& needs, Answer& answer) {
  for (const std::uint32_t id : run.request.reports)
    run.groups[id] = group_subjects(run, run.program.reports[id]);
  for (const NodeId node : needs.order)
    if (is_of_group(run, node)) compute_all(run, node);
  for (const std::uint32_t id : run.request.reports) answer.reports.push_back(table_of(run, id));
}

std::vector<SubjectAnswer> answers(const Run& run, const std::vector<SubjectState>& states) {
  std::vector<SubjectAnswer> subjects;
  for (std::size_t row = 0; row < states.size(); ++row) {
    const Line& line = run.input.records[subject][row];
    if (line.rejected) continue;
    SubjectAnswer& answer = subjects.emplace_back();
    answer.line = line.line;
    answer.fate = states[row].fate;
    answer.fault = states[row].fault;
    if (answer.fate != Fate::evaluated) continue;
    for (const NodeId result : run.request.results)
      answer.results.push_back(value_of(seen_from(run, result, Space::of_record(subject), row)));
  }
  return subjects;
}

/// Whether the line leads to a subject that was rejected because of a fault.
bool is_of_faulty(const Run& run, const std::vector<SubjectState>& states, RecordId record, std::size_t at) {
  for (; record != subject; record = run.program.records[record].parent) {
    const std::optional<std::size_t> parent = run.links.parent[record][at];
    if (!parent) return false;
    at = *parent;
  }
  return states[at].fate == Fate::faulty;
}

RecordCounts counts_of(const Run& run, const std::vector<SubjectState>& states, RecordId record) {
  RecordCounts counts;
  const std::vector<Line>& lines = run.input.records[record];
  const bool is_related = run.program.records[record].parent != none;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    ++counts.read;
    if (lines[at].rejected) ++counts.rejected;
    // Lines of a rejected subject have no subject.
    if (run.links.orphan[record][at] || (is_related && is_of_faulty(run, states, record, at)))
      ++counts.orphans;
  }
  return counts;
}

SubjectCounts count_subjects(const std::vector<SubjectAnswer>& subjects, std::size_t lines) {
  SubjectCounts counts;
  counts.read = lines;
  counts.rejected = lines - subjects.size();
  for (const SubjectAnswer& answer : subjects) {
    switch (answer.fate) {
      case Fate::evaluated: ++counts.evaluated; break;
      case Fate::left_out: ++counts.left_out; break;
      case Fate::duplicate:
      case Fate::faulty: ++counts.rejected; break;
    }
  }
  return counts;
}

}  // namespace

Answer evaluate(const Program& program, const Request& request, const Settings& settings,
                const Input& input) {
  const std::size_t lines = input.records[subject].size();
  Run run{.program = program,
          .request = request,
          .settings = settings,
          .input = input,
          .links = link(program, input),
          .alive = std::vector<bool>(lines, true),
          .groups = std::vector<Groups>(program.reports.size()),
          .values = std::vector<std::vector<Outcome>>(program.nodes.size()),
          .standings = std::vector<std::vector<std::variant<Standing, Fault>>>(program.nodes.size()),
          .fault = std::nullopt};
  std::vector<SubjectState> states(lines);
  choose_lines(run, states);
  const Needs needs = needs_of(run);
  evaluate_subjects(run, needs, states);
  Answer answer;
  if (!run.fault) evaluate_reports(run, needs, answer);
  if (run.fault) {
    answer.reports.clear();
    answer.fault = run.fault;
    return answer;
  }
  answer.subjects = answers(run, states);
  answer.counts = count_subjects(answer.subjects, lines);
  for (RecordId record = 0; record < program.records.size(); ++record)
    answer.records.push_back(counts_of(run, states, record));
  answer.nodes = std::move(run.values);
  return answer;
}

}  // namespace rung::reference
