// Looks values up for an account, and what they are made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/account.hpp"
#include "explain/subject_values.hpp"

namespace rung {

class Reading {
 public:
  /// Both must outlive it.
  Reading(const Program& program, const SubjectValues& values);

  const Program& program() const { return program_; }
  bool has(NodeId node) const { return values_.has(node); }
  /// Nothing where the node is none, was not asked for, is missing or a fault.
  const Value* known(NodeId node) const;
  std::optional<Decimal> number(NodeId node) const;
  std::optional<Date> date(NodeId node) const;
  std::optional<std::int32_t> code(NodeId node) const;
  /// A condition that is none is met.
  Met met(NodeId node) const;
  Outcome outcome(NodeId node) const;

  NamedValue named(NodeId node) const;
  NamedValue named(const Stated& stated) const;
  /// Fields and named values that a value is made of, those of declarations not opened.
  std::vector<NamedValue> inputs_of(NodeId node) const;
  /// The blank inputs that made a value missing; the value itself where it is missing of its own, as a quotient by zero.
  std::vector<NamedValue> blank_behind(NodeId node) const;
  TestedCondition tested(const Condition& condition) const { return tested(condition, deepest); }
  std::vector<TestedCondition> tested(const std::vector<Condition>& conditions) const;

 private:
  /// Names within names that are opened.
  static constexpr int deepest = 3;

  TestedCondition tested(const Condition& condition, int depth) const;
  bool is_missing_node(NodeId node) const;
  std::vector<TestedCondition> unmet_inside(NodeId condition, int depth) const;
  void ask_for_missing(NodeId node, std::vector<NodeId>& open) const;

  const Program& program_;
  const SubjectValues& values_;
  std::vector<NodeId> name_of_;  ///< by node: the op::Named around it, or none
};

/// Adds what is not there yet.
void add_each_once(std::vector<NamedValue>& all, const std::vector<NamedValue>& more);

}  // namespace rung
