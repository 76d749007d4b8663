// Several versions of one rule set in one graph: equal operations are one node, so that all versions are evaluated in one
// pass over an export at little more than the cost of one, and what a change does not touch is seen by comparing ids.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/check.hpp"
#include "program/program.hpp"

namespace rung {

/// One version, and what is wanted of it.
struct UnionMember {
  const Program& program;
  const std::vector<SetValue>& set;
  std::vector<NodeId> wanted;
};

/// Ids of the union in place of those of a version; none where nothing that is wanted needed it.
struct VersionNodes {
  std::vector<NodeId> nodes;

  NodeId operator[](NodeId id) const { return id == none ? none : nodes[id]; }
};

/// The columns that a member makes a run read, as `record.field`.
std::set<std::string> columns_read(const UnionMember& member);

/// Names are gone: a node that is named is its value, and what `--set` gives is a constant. So two versions that name the
/// same thing differently have the same nodes.
class ProgramUnion {
 public:
  /// The records are those of this version, which is still to be added.
  explicit ProgramUnion(const Program& first);

  /// Nothing where the version reads its records otherwise than those before it: with other fields, types, defaults, links
  /// or conditions. The nodes of before are as they were then.
  std::optional<VersionNodes> add(const UnionMember& member);

  const Program& program() const { return program_; }

 private:
  friend class VersionAdder;

  Program program_;
  std::vector<std::uint8_t> settled_;              // records whose conditions are known
  std::unordered_map<std::string, NodeId> known_;  // by what a node says
};

}  // namespace rung
