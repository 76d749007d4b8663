// Versions that read the export in one way, in one graph, and which of its result columns is what.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "changes/program_union.hpp"
#include "changes/versions.hpp"
#include "engine/engine.hpp"

namespace rung {

/// A result column and the type that it has in its version; none where there is none.
struct ResultColumn {
  std::uint32_t result = none;
  Type type;
};

/// The result columns of one version.
struct MemberColumns {
  std::uint32_t version;
  const Program* program;
  std::vector<ResultColumn> outcomes;
  // Of the two versions that are compared only.
  std::vector<ResultColumn> scores;   ///< by outcome, of ladders
  std::vector<ResultColumn> reasons;  ///< likewise
  std::vector<ResultColumn> costs;    ///< by outcome, of benefits
  std::vector<ResultColumn> shown;
  std::vector<ResultColumn> inputs;
  std::vector<std::pair<std::string, ResultColumn>> parts;
  ResultColumn money;
};

class VersionGroup {
 public:
  explicit VersionGroup(const Versions& versions) : versions_(versions) {}

  /// False where the version reads its records otherwise than those that are here.
  bool add(std::uint32_t version);
  const std::vector<MemberColumns>& members() const { return members_; }
  const MemberColumns* member(std::uint32_t version) const;
  const Program& program() const { return union_->program(); }
  const Request& request() const { return request_; }

 private:
  std::vector<NodeId> wanted(std::uint32_t version) const;
  ResultColumn column(const Program& program, const VersionNodes& nodes, NodeId id);
  void add_compared(const ComparedVersion& version, const VersionNodes& nodes, MemberColumns& columns);

  const Versions& versions_;
  std::optional<ProgramUnion> union_;
  std::set<std::string> read_;
  std::vector<MemberColumns> members_;
  Request request_;
};

/// Every version in one of as few groups as there can be, or each in its own.
std::vector<VersionGroup> grouped(const Versions& versions, bool apart);

}  // namespace rung
