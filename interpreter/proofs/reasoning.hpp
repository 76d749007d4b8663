// What the rules give for every customer there can be, and for every two of whom one has more of a raised value: bounds and
// relations of all nodes, without a solver. Assumptions narrow them for a while, so that cases can be told apart.
#pragma once

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "extents/extent_of_operation.hpp"
#include "program/program.hpp"
#include "proofs/relation.hpp"

namespace rung {

/// Which rows of a table can be the ones for both customers. The row behind the last is none of them.
struct RowPairs {
  std::vector<bool> possible;  ///< of single rows, `none` the last
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
};

class Reasoning {
 public:
  /// About what the goals are made of. `raised` is the value of which the second customer has more; none: there is one customer.
  Reasoning(const Program& program, std::span<const NodeId> goals, NodeId raised = none);

  const Program& program() const { return program_; }
  const std::vector<NodeId>& nodes() const { return nodes_; }
  const Extent& extent(NodeId id) const { return extents_[id]; }
  const Relation& relation(NodeId id) const { return relations_[id]; }
  bool has_pair() const { return raised_ != none; }
  NodeId raised() const { return raised_; }

  /// What is assumed of a condition, for both customers.
  enum class Assumed : std::uint8_t { yes, no, unmet };

  std::size_t mark() const { return trail_.size(); }
  /// Narrows what the condition speaks of. False where it cannot be.
  bool assume(NodeId condition, Assumed what, int depth = 0);
  bool narrow(NodeId id, const Extent& to);
  /// Carries what was narrowed since a mark on to a node.
  void settle(std::size_t since, NodeId goal);
  /// Takes back all assumptions since a mark.
  void undo(std::size_t to);

  /// How many nodes were looked at again under assumptions.
  std::size_t work() const { return work_; }

 private:
  struct Trail {
    NodeId id;
    Extent extent;
    Extent limit;
    bool limited;
    Relation relation;
    std::shared_ptr<const RowPairs> rows;
  };
  struct Seen {
    Extent extent;
    Relation relation;
  };

  void compute(NodeId id);
  void put(NodeId id, Extent extent, Relation relation);
  void remember(NodeId id);
  bool is_leaf(const Operation& operation) const;
  void finish(NodeId id, Extent& extent, Relation& relation) const;
  bool assume_comparison(const op::Compare& o, Assumed what);
  bool narrow_side(NodeId side, NodeId other, Comparison kind, bool may_be_missing);

  /// A value as it is where a condition holds or not.
  Seen seen_where(std::span<const std::pair<NodeId, Assumed>> assumed, NodeId value);
  Seen plain(NodeId value) const { return {extents_[value], relations_[value]}; }

  Seen of_if(const op::If& o, const Type& type);
  Seen of_pick(const op::Pick& o, const Type& type);
  void find_rows(NodeId id, const op::MatchRow& o);

  Relation relation_of_operation(NodeId id);
  Relation relation_of_calculation(const op::Calculate& o) const;
  Relation relation_of_product(NodeId left, NodeId right) const;
  Relation relation_of_quotient(NodeId left, NodeId right) const;
  Relation relation_of_comparison(const op::Compare& o) const;
  Relation relation_of_call(const op::Call& o) const;
  Relation relation_of_else(const op::Else& o) const;
  Relation relation_of_fold(const op::Fold& o) const;
  Relation relation_of_aggregate(const op::Aggregate& o) const;
  Relation relation_of_ladder(const op::Ladder& o, op::LadderColumn column) const;
  Relation combined(const std::vector<NodeId>& conditions, bool all) const;
  static Relation cross(const Type& type, const Extent& first, const Extent& second);
  bool all_inputs_same(const Operation& operation) const;
  bool is_raised_field(FieldId field) const;
  bool lines_are_same(RecordId from) const;
  bool same(NodeId id) const { return id == none || relations_[id].is_same(); }
  bool met(NodeId condition, bool from, bool to) const;

  const Program& program_;
  NodeId raised_;
  std::vector<NodeId> nodes_;
  std::vector<Extent> extents_;
  std::vector<Extent> limits_;
  std::vector<bool> limited_;
  std::vector<Relation> relations_;
  std::vector<std::shared_ptr<const RowPairs>> rows_;
  std::vector<Trail> trail_;
  std::size_t work_ = 0;
  int nesting_ = 0;
};

}  // namespace rung
