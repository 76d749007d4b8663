// The results of one batch as the comparison wants them: digests by version and outcome, numbers and texts by row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "changes/digests.hpp"
#include "changes/impact.hpp"
#include "changes/version_group.hpp"

namespace rung {

class RowReader {
 public:
  RowReader(const Versions& versions, const VersionGroup& group, Language language);

  /// The batch must live as long as its rows are asked for.
  void begin(const ResultBatch& batch);

  /// The version is a member of the group.
  Digest digest(const MemberColumns& member, std::size_t outcome, std::size_t row) const {
    const std::uint32_t result = member.outcomes[outcome].result;
    return result == none ? nothing_digest : digests_[result][row];
  }
  std::optional<Decimal> number(const ResultColumn& column, std::size_t row) const;
  std::string text(const MemberColumns& member, const ResultColumn& column, std::size_t row) const;
  Snapshot snapshot(const MemberColumns& member, std::size_t row) const;
  /// The key as it is written, empty where the subject has none.
  std::string key(std::size_t row) const;

 private:
  std::vector<std::string> texts(const MemberColumns& member, const std::vector<ResultColumn>& columns,
                                 std::size_t row) const;

  const Versions& versions_;
  const VersionGroup& group_;
  Language language_;
  std::vector<std::uint8_t> digested_;             // results that are outcomes
  std::vector<std::vector<Digest>> code_digests_;  // by enumeration of the union
  std::vector<std::vector<Digest>> digests_;       // by result
  const ResultBatch* batch_ = nullptr;
};

}  // namespace rung
