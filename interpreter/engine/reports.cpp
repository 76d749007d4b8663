// Computes reports over the evaluated subjects.
#include "engine/reports.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"
#include "columns/row_order.hpp"
#include "engine/evaluate.hpp"
#include "engine/grouping.hpp"
#include "engine/plan_parts.hpp"
#include "engine/visibility.hpp"

namespace rung {
namespace {

std::vector<std::uint8_t> that_meet(const Run& run, NodeId where, std::vector<std::uint8_t> takes_part) {
  if (where == none) return takes_part;
  const WholeColumn condition = whole_column(run, where);
  for (std::size_t row = 0; row < takes_part.size(); ++row) {
    const State met = met_state(condition.state(row), condition.column->truths[condition.at(row)]);
    if (met != State::known) takes_part[row] = 0;
  }
  return takes_part;
}

class ReportRun {
 public:
  ReportRun(Run& run, RelatedRecords& related, std::uint32_t id)
      : run_(run),
        related_(related),
        id_(id),
        report_(run.program.reports[id]),
        frame_(run.plan.groups[id].slots) {}

  ReportTable compute(const std::vector<std::uint8_t>& takes_part, std::optional<RunFault>& fault) {
    group(takes_part);
    ReportTable table{id_, {}};
    if (frame_.rows == 0) return table;
    compute_columns();
    for (const NodeId id : group_roots(report_)) {
      if (!fault && has_fault(id)) fault = RunFault{RunFault::Kind::total_overflow, run_.program[id].origin};
    }
    if (fault) return table;
    for (const std::uint32_t row : sorted_rows()) table.lines.push_back(line(row));
    return table;
  }

 private:
  void group(const std::vector<std::uint8_t>& takes_part) {
    for (const NodeId key : report_.keys) keys_.push_back(whole_column(run_, key));
    grouping_ = group_rows(keys_, that_meet(run_, report_.where, takes_part));
    frame_.rows = report_.keys.empty() ? 1 : grouping_.first_rows.size();
  }

  Column key_column(std::size_t index) const {
    const WholeColumn& key = keys_[index];
    return key.uniform ? *key.column : gather(*key.column, grouping_.first_rows);
  }

  void compute_columns() {
    for (const NodeId id : run_.plan.groups[id_].nodes) {
      const auto* key = std::get_if<op::GroupKey>(&run_.program[id].operation);
      if (key != nullptr) frame_.put(run_.plan.places[id].slot, key_column(key->index));
    }
    for (const NodeId id : run_.plan.group_aggregates[id_]) {
      frame_.put(run_.plan.places[id].slot, related_.gather_groups(id, grouping_.group_of, frame_.rows));
    }
    evaluate_frame(run_, frame_, run_.plan.groups[id_], every_stage, false);
  }

  Scope scope() { return {run_, frame_}; }

  bool has_fault(NodeId id) {
    const std::vector<State>& states = scope()[id].states;
    return std::any_of(states.begin(), states.end(), is_fault);
  }

  /// Missing comes last in both directions.
  std::strong_ordering order(const SortKey& key, std::uint32_t a, std::uint32_t b) {
    const WholeColumn column{&scope()[key.value], run_.program[key.value].type, scope().uniform(key.value)};
    if (!column.known(a) || !column.known(b)) return column.known(b) <=> column.known(a);
    const std::strong_ordering ascending =
        compare_rows(*column.column, column.at(a), column.at(b), column.type);
    return key.descending ? 0 <=> ascending : ascending;
  }

  std::vector<std::uint32_t> sorted_rows() {
    std::vector<std::uint32_t> rows(frame_.rows);
    for (std::uint32_t row = 0; row < rows.size(); ++row) rows[row] = row;
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      for (const SortKey& key : report_.sort) {
        if (const std::strong_ordering compared = order(key, a, b); compared != 0) return compared < 0;
      }
      return false;
    });
    const auto top = static_cast<std::size_t>(std::max<std::int64_t>(report_.top.value_or(0), 0));
    if (report_.top && top < rows.size()) rows.resize(top);
    return rows;
  }

  std::vector<Value> line(std::uint32_t row) {
    std::vector<Value> values;
    for (const WholeColumn& key : keys_) {
      values.push_back(value_at(*key.column, key.at(grouping_.first_rows[row]), key.type));
    }
    for (const ReportColumn& column : report_.columns) {
      const std::size_t at = scope().uniform(column.value) ? 0 : row;
      values.push_back(value_at(scope()[column.value], at, run_.program[column.value].type));
    }
    return values;
  }

  Run& run_;
  RelatedRecords& related_;
  std::uint32_t id_;
  const Report& report_;
  Frame frame_;
  std::vector<WholeColumn> keys_;
  Grouping grouping_;
};

}  // namespace

ReportTable compute_report(Run& run, RelatedRecords& related, std::uint32_t report,
                           const std::vector<std::uint8_t>& takes_part, std::optional<RunFault>& fault) {
  return ReportRun(run, related, report).compute(takes_part, fault);
}

}  // namespace rung
