// One pass over an export with the versions of one group: keeps what the earlier version says for a later pass, notes where
// versions between say something else, or compares and counts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "changes/base_store.hpp"
#include "changes/impact.hpp"
#include "changes/version_group.hpp"
#include "engine/engine.hpp"
#include "review/reject_log.hpp"

namespace rung {

/// The tiers of both versions in one order, from the lowest.
struct TierOrder {
  std::vector<std::string> tiers;
  std::vector<Digest> digests;

  /// 0 for unrated, then from the lowest.
  std::size_t place(Digest digest) const;
};

/// What a pass is told and what passes before it have found.
struct PassSetting {
  const Versions& versions;
  const VersionGroup& group;
  Language language;
  std::vector<TierOrder> orders;  ///< by outcome, of ladders
  std::vector<std::vector<std::optional<Decimal>>>
      thresholds;  ///< likewise, of the later version, by place in its order
  std::size_t sample = 0;
  std::size_t nearest = 0;
  const BaseStore* base = nullptr;                     ///< null where the earlier version is in this group
  const std::vector<Deviation>* deviations = nullptr;  ///< of versions in other groups
  bool keep = false;                                   ///< the earlier version's outcomes
  bool deviate = false;                                ///< note deviations
  bool compare = false;
  const std::vector<std::uint64_t>* lines_wanted = nullptr;  ///< customers to be described, sorted
};

/// What a pass finds.
struct PassYield {
  BaseStore base;
  std::vector<Deviation> deviations;
  ImpactTally tally;
  std::vector<Refused> refused;
  std::vector<std::pair<std::uint64_t, Snapshot>> described;
  std::uint64_t faulty = 0;
};

class ImpactPass : public ResultSink {
 public:
  explicit ImpactPass(const PassSetting& setting);
  ~ImpactPass() override;

  void take(const ResultBatch& batch) override;
  std::unique_ptr<ResultTray> tray() override;
  PassYield& yield() { return yield_; }

 private:
  class Tray;

  const PassSetting& setting_;
  PassYield yield_;
};

}  // namespace rung
