// Groups of a report, and its lines in their order.
#include <algorithm>

#include "reference/run.hpp"

namespace rung::reference {

namespace {

/// Less than zero where `a` comes first. Missing comes last in both directions.
int order_of(const Value& a, const Value& b, bool descending) {
  if (is_missing(a) || is_missing(b))
    return static_cast<int>(is_missing(a)) - static_cast<int>(is_missing(b));
  const std::strong_ordering order = compare(a, b);
  if (order == 0) return 0;
  return (order < 0) != descending ? -1 : 1;
}

bool same_keys(const std::vector<Value>& a, const std::vector<Value>& b) {
  for (std::size_t index = 0; index < a.size(); ++index)
    if (order_of(a[index], b[index], false) != 0) return false;
  return true;
}

/// The value of a report's line; a fault, which can only be an overflow by now, ends the run.
Value value_in_line(Run& run, NodeId node, std::uint32_t report, std::size_t group) {
  const Outcome outcome = seen_from(run, node, Space::of_group(report), group);
  if (!is_fault(outcome)) return value_of(outcome);
  end_run(run, RunFault::Kind::total_overflow, node);
  return Missing{};
}

struct SortedLine {
  std::vector<Value> cells;
  std::vector<Value> sort;
};

}  // namespace

Groups group_subjects(const Run& run, const Report& report) {
  const Space space = Space::of_record(subject);
  Groups groups;
  groups.of_subject.resize(run.alive.size());
  if (report.keys.empty()) groups.keys.emplace_back();
  for (std::size_t row = 0; row < run.alive.size(); ++row) {
    if (!run.alive[row]) continue;
    if (!is_met_or_none(report.where, seen_from(run, report.where, space, row))) continue;
    std::vector<Value> keys;
    for (const NodeId key : report.keys) keys.push_back(value_of(seen_from(run, key, space, row)));
    const auto found =
        std::find_if(groups.keys.begin(), groups.keys.end(),
                     [&keys](const std::vector<Value>& other) { return same_keys(keys, other); });
    groups.of_subject[row] = static_cast<std::size_t>(found - groups.keys.begin());
    if (found == groups.keys.end()) groups.keys.push_back(keys);
  }
  return groups;
}

ReportTable table_of(Run& run, std::uint32_t id) {
  const Report& report = run.program.reports[id];
  std::vector<SortedLine> lines;
  for (std::size_t group = 0; group < run.groups[id].keys.size(); ++group) {
    SortedLine line{run.groups[id].keys[group], {}};
    for (const ReportColumn& column : report.columns)
      line.cells.push_back(value_in_line(run, column.value, id, group));
    for (const SortKey& key : report.sort) line.sort.push_back(value_in_line(run, key.value, id, group));
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(), [&report](const SortedLine& a, const SortedLine& b) {
    for (std::size_t index = 0; index < report.sort.size(); ++index) {
      const int order = order_of(a.sort[index], b.sort[index], report.sort[index].descending);
      if (order != 0) return order < 0;
    }
    return false;
  });
  ReportTable table{.report = id, .lines = {}};
  for (SortedLine& line : lines) {
    if (report.top && static_cast<std::int64_t>(table.lines.size()) >= *report.top) break;
    table.lines.push_back(std::move(line.cells));
  }
  return table;
}

}  // namespace rung::reference
