// What a customer that is searched for must show: claims on values of nodes, and how far a customer is from them.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "program/program.hpp"

namespace rung {

/// One thing that must be so, of a node of the subject's space or the run's.
struct Claim {
  enum class Kind : std::uint8_t {
    met,    ///< a condition that is yes
    unmet,  ///< a condition that is no or missing
    known,  ///< not missing
    missing,
    equal,        ///< has the value
    unequal,      ///< is known, and another value
    exceeds,      ///< is greater than `other`
    falls_short,  ///< is less than `other`
    at_least,     ///< of a number, date or tier
    below,
  };
  NodeId node;
  Kind kind = Kind::met;
  Value value = {};
  NodeId other = none;
};

/// All of these.
using Goal = std::vector<Claim>;

/// The nodes of which a goal speaks.
std::vector<NodeId> nodes_of(const Goal& goal);

/// A condition that decides.
inline bool is_met(const Value& value) {
  const bool* truth = std::get_if<bool>(&value);
  return truth != nullptr && *truth;
}

using ValueOfNode = std::function<const Value&(NodeId)>;

bool holds(const Claim& claim, const ValueOfNode& values);
bool holds(const Goal& goal, const ValueOfNode& values);

/// How far a customer is from a goal: 0 where it holds, and less the nearer it is. For a search alone.
class GoalDistance {
 public:
  GoalDistance(const Program& program, const Goal& goal);

  /// What must be asked of a customer: all of the subject's space and the run's that the goal depends on.
  const std::vector<NodeId>& asked() const { return asked_; }
  /// `values` in the order of `asked`.
  double of(const std::vector<Value>& values) const;
  /// A comparison of numbers that does not hold, or a number that a claim speaks of, which must change on the way; none where
  /// there is none.
  NodeId open_number(const std::vector<Value>& values) const;
  /// How much that is too much or too little; nothing where a side is missing.
  std::optional<double> gap_of(NodeId node, const std::vector<Value>& values) const;

  const Value& value_of(NodeId node, const std::vector<Value>& values) const;

 private:
  enum class Wanted : std::uint8_t { yes, no, unmet };

  double of_claim(const Claim& claim, const std::vector<Value>& values) const;
  double of_condition(NodeId node, Wanted wanted, const std::vector<Value>& values, int depth) const;
  double of_comparison(const op::Compare& compare, Wanted wanted, const std::vector<Value>& values,
                       int depth) const;
  double of_tier(NodeId node, Comparison kind, std::int32_t code, const std::vector<Value>& values,
                 int depth) const;
  double of_pick(NodeId node, Comparison kind, const Value& value, const std::vector<Value>& values,
                 int depth) const;
  double unknown(NodeId node, const std::vector<Value>& values) const;

  const Program& program_;
  Goal goal_;
  std::vector<NodeId> asked_;
  std::vector<std::uint32_t> index_;  ///< by node: where in `asked_`, or none
};

/// Behind the names that only pass a value on.
NodeId behind_names(const Program& program, NodeId node);

}  // namespace rung
