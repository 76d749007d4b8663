// Values of the fields of one line that make a condition hold, as far as it compares fields with what is the same for all.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "program/program.hpp"

namespace rung {

/// What nodes of the space `run` are on a day.
class RunValues {
 public:
  RunValues() = default;
  explicit RunValues(std::map<NodeId, Value> values) : values_(std::move(values)) {}
  /// Null where the node is of another space or was not reached.
  const Value* of(NodeId node) const {
    const auto found = values_.find(node);
    return found == values_.end() ? nullptr : &found->second;
  }

 private:
  std::map<NodeId, Value> values_;
};

RunValues values_of_run(const Program& program, const std::vector<bool>& reached, std::optional<Date> today);

using FieldChoice = std::map<FieldId, Value>;

class FieldSolver {
 public:
  FieldSolver(const Program& program, RecordId record, const RunValues& values)
      : program_(program), record_(record), values_(values) {}

  /// Some ways to have a condition met, or not met. Where it is about more than fields, they do what can be done by fields; the
  /// engine tells whether that is enough.
  std::vector<FieldChoice> choices(NodeId condition, bool met, int depth = 0) const;
  std::vector<FieldChoice> all_met(const std::vector<NodeId>& conditions) const;
  /// Each with each, but for those that contradict each other.
  static std::vector<FieldChoice> joined(const std::vector<FieldChoice>& a,
                                         const std::vector<FieldChoice>& b);

 private:
  std::vector<FieldChoice> of_comparison(const op::Compare& comparison, bool met) const;
  std::optional<FieldId> own_field(NodeId node) const;

  const Program& program_;
  RecordId record_;
  const RunValues& values_;
};

}  // namespace rung
