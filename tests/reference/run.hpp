// What is known in the middle of a run, and how a row reads the values of other nodes. Private to the
// reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "program/ladder.hpp"
#include "reference/evaluator.hpp"
#include "reference/links.hpp"

namespace rung::reference {

/// What a ladder has decided for one row; all empty where it does not apply.
struct Standing {
  std::optional<std::int32_t> tier;
  std::optional<std::int32_t> qualified;
  bool watch = false;
  std::optional<TierReason> why;
  std::optional<TierChange> change;
};

/// The groups of one report, in the order of their first appearance.
struct Groups {
  std::vector<std::vector<Value>> keys;
  std::vector<std::optional<std::size_t>> of_subject;  ///< by line of the subject
};

struct Run {
  const Program& program;
  const Request& request;
  const Settings& settings;
  const Input& input;
  Links links;
  std::vector<bool> alive;                                            ///< lines of the subject that take part
  std::vector<Groups> groups;                                         ///< by report of the program
  std::vector<std::vector<Outcome>> values;                           ///< [node][row]
  std::vector<std::vector<std::variant<Standing, Fault>>> standings;  ///< [op::Ladder][row]
  std::optional<RunFault> fault;                                      ///< the first
};

std::size_t row_count(const Run& run, Space space);

/// The value of a node as a row of another space sees it: a run's value is seen everywhere, a record's value
/// from its own line and from the lines below it. Missing for `none`, and where there is no such line.
Outcome seen_from(const Run& run, NodeId node, Space space, std::size_t row);

/// The value of a field, read or computed.
Outcome field_value(const Run& run, RecordId record, FieldId field, std::size_t at);

/// Yes where neither a reject nor the record's `where` nor its `dated` hides the line, or the fault of these.
Outcome is_seen(const Run& run, RecordId record, std::size_t at);

void end_run(Run& run, RunFault::Kind kind, NodeId node);

inline bool is_fault(const Outcome& outcome) {
  return std::holds_alternative<Fault>(outcome);
}
inline bool is_unknown(const Outcome& outcome) {
  return !is_fault(outcome) && is_missing(std::get<Value>(outcome));
}
inline const Value& value_of(const Outcome& outcome) {
  return std::get<Value>(outcome);
}
/// A missing condition is not met; neither is a faulty one.
inline bool is_met(const Outcome& outcome) {
  if (is_fault(outcome) || is_unknown(outcome)) return false;
  return std::get<bool>(value_of(outcome));
}
/// Whether a condition that may be none, which is always met, is met.
inline bool is_met_or_none(NodeId condition, const Outcome& outcome) {
  return condition == none || is_met(outcome);
}

// The parts of the evaluation, a file each.

/// The value of a node for one row; not for population functions.
Outcome compute(Run& run, NodeId node, std::size_t row);
/// Known numbers, dates and durations.
Outcome calculate(const Run& run, Arithmetic kind, const Value& left, const Value& right);
Outcome aggregate(const Run& run, NodeId node, const op::Aggregate& operation, std::size_t row);
/// The first fault among the lines of one subject that count in an aggregate of a report.
std::optional<Fault> fault_in_aggregate(const Run& run, const op::Aggregate& operation,
                                        std::size_t subject_row);
std::variant<Standing, Fault> decide_standing(const Run& run, const op::Ladder& operation, Space space,
                                              std::size_t row);
/// The values of a population function for all rows of its space.
std::vector<Outcome> over_population(Run& run, NodeId node, const op::Population& operation);

Groups group_subjects(const Run& run, const Report& report);
ReportTable table_of(Run& run, std::uint32_t report);

}  // namespace rung::reference
