// One ladder of one customer, ready for questions of the kind "what if". Private to the room.
#pragma once

#include "explain/changeable.hpp"
#include "explain/paths.hpp"
#include "explain/variants.hpp"

namespace rung {

class RatedLadder {
 public:
  RatedLadder(const PathSubject& rated, std::uint32_t ladder);

  const LadderDeclaration& declaration() const { return rated_.program.ladders[ladder_]; }
  const op::Ladder& operation() const;
  NodeId part(op::LadderColumn column) const;
  /// What the run gave; nothing where it is missing or was not asked for.
  std::optional<Value> value_of(NodeId node) const;
  std::optional<std::int32_t> tier() const;
  std::int32_t tiers() const;

  /// The customer's own program in which fields, or the time, vary. `instead` is decided by in place of the
  /// ladder's own clauses. Asked for are the tier, the `by` value and the nodes `beside`.
  Variants variants(const Freedom& freedom, const std::vector<Replacement>& replacements = {},
                    const op::Ladder* instead = nullptr, const std::vector<NodeId>& beside = {}) const;

  /// The record as the next review finds it: with the tier of this one, since when, and how it came.
  std::vector<Replacement> carried_over() const;

  const PathSubject& rated() const { return rated_; }

 private:
  const PathSubject& rated_;
  std::uint32_t ladder_;
};

/// The nodes of the customer and of the run from which `roots` are computed, the roots first; none that is a constant.
std::vector<NodeId> nodes_behind(const Program& program, std::span<const NodeId> roots);

/// The days on which the tier and the `by` value are not what they are now.
TierTime time_of(const RatedLadder& ladder, std::int32_t most_days);

/// Tells each path how long it is enough.
void find_last_days(const RatedLadder& ladder, std::int32_t most_days, std::span<TierPath* const> paths);

}  // namespace rung
