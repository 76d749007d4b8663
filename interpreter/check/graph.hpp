// Builds the nodes of a program, each different operation once, and brings operands of different spaces together.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "program/program.hpp"

namespace rung {

class Graph {
 public:
  explicit Graph(Program& program) : program_(program) {}

  /// The node of an operation; one that is there already is given again. Names are never shared.
  NodeId add(Operation operation, Type type, Space space, const Origin& origin);

  const Node& operator[](NodeId id) const { return program_.nodes[id]; }
  Type type(NodeId id) const { return program_.nodes[id].type; }
  Space space(NodeId id) const { return program_.nodes[id].space; }
  /// The value of a node that is a constant, through its names if `through_names`.
  const Value* constant(NodeId id) const;

  NodeId constant(Value value, Type type, const Origin& origin);
  NodeId number(Decimal value, const Origin& origin);
  NodeId missing(Type type, const Origin& origin);

  /// The space in which nodes of both spaces can be seen: the deeper record, the group. Nothing where there is none.
  std::optional<Space> meet(Space a, Space b) const;
  /// The value of a node seen from a space that its own reaches.
  NodeId seen_from(NodeId id, Space space);
  /// Brings all operands to one space and gives it; nothing where they have none together.
  std::optional<Space> align(std::vector<NodeId*> operands);

  // Nodes over operands that meet; the caller has checked that they do.
  NodeId all(std::vector<NodeId> conditions, const Origin& origin);
  NodeId any(std::vector<NodeId> conditions, const Origin& origin);
  NodeId compare(Comparison kind, NodeId left, NodeId right, const Origin& origin);
  NodeId calculate(Arithmetic kind, NodeId left, NodeId right, Type type, const Origin& origin);
  NodeId call(FunctionId function, std::vector<NodeId> arguments, Type type, const Origin& origin);
  NodeId choose(NodeId condition, NodeId yes, NodeId no, Type type, const Origin& origin);
  NodeId otherwise(NodeId value, NodeId fallback, Type type, const Origin& origin);
  NodeId is_missing(NodeId value, const Origin& origin);
  NodeId negated(NodeId condition, const Origin& origin);
  /// The cell of the first row whose condition is met.
  NodeId pick(MatchKind kind, std::vector<NodeId> rows, std::vector<NodeId> cells, Type type,
              const Origin& origin);

 private:
  bool reaches(Space from, Space to) const;
  Space aligned(std::vector<NodeId*> operands);

  Program& program_;
  std::unordered_map<std::string, NodeId> known_;
};

}  // namespace rung
