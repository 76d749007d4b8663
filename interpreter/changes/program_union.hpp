// Several versions of one rule set in one graph: equal operations are one node, so that all versions are evaluated in one
// pass over an export at little more than the cost of one, and what a change does not touch is seen by comparing ids.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/check.hpp"
#include "program/program.hpp"

namespace rung {

/// Ids of the union in place of those of a version.
struct VersionNodes {
  std::vector<NodeId> nodes;        ///< by the version's id; none where nothing of the version needed it
  std::vector<std::uint32_t> sets;  ///< enumerations, likewise

  NodeId operator[](NodeId id) const { return id == none ? none : nodes[id]; }
};

/// Names are gone: a node that is named is its value, and what `--set` gives is a constant. So two versions that name the
/// same thing differently have the same nodes.
class ProgramUnion {
 public:
  /// The records are those of this version.
  explicit ProgramUnion(const Program& first);

  /// Adds what the nodes need. Nothing where the version reads its records otherwise than the first: other fields, types,
  /// defaults, links or conditions.
  std::optional<VersionNodes> add(const Program& version, const std::vector<SetValue>& set,
                                  const std::vector<NodeId>& wanted);

  const Program& program() const { return program_; }

 private:
  friend class VersionAdder;

  Program program_;
  std::unordered_map<std::string, NodeId> known_;  // by what a node says
};

}  // namespace rung
