// What a change of rules does to the customers of an export, counted: the result of a plan.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "changes/cause.hpp"
#include "changes/compared_outcomes.hpp"
#include "changes/digests.hpp"
#include "changes/score_bins.hpp"
#include "values/decimal.hpp"

namespace rung {

/// A customer under one version, as texts. Lists stand in the order of the compared ladders.
struct Snapshot {
  struct Part {
    std::string name;
    std::string value;
  };
  std::vector<std::string> tiers;  ///< empty: unrated
  std::vector<std::string> scores;
  std::vector<std::string> reasons;
  std::vector<Part> parts;          ///< of the scores behind the ladders
  std::vector<std::string> shown;   ///< what `--show` asks for
  std::vector<std::string> inputs;  ///< what the changes look at
};

struct OutcomeCause {
  std::uint32_t outcome;
  Cause cause;
};

/// A customer who is named in the report.
struct NamedCustomer {
  std::uint64_t line = 0;
  std::string key;
  Snapshot before;
  Snapshot after;
  std::vector<OutcomeCause> causes;  ///< of what differs
};

/// The customers that come first by a rank; ties by line, so that the choice does not depend on threads.
class Chosen {
 public:
  explicit Chosen(std::size_t most = 0) : most_(most) {}
  bool would_take(const std::pair<Decimal, std::uint64_t>& rank) const;
  void take(std::pair<Decimal, std::uint64_t> rank, NamedCustomer customer);
  void add(Chosen& other);
  std::vector<std::pair<std::pair<Decimal, std::uint64_t>, NamedCustomer>>& list() { return list_; }
  const std::vector<std::pair<std::pair<Decimal, std::uint64_t>, NamedCustomer>>& list() const {
    return list_;
  }

 private:
  std::size_t most_;
  std::vector<std::pair<std::pair<Decimal, std::uint64_t>, NamedCustomer>> list_;
};

/// Numbers by how an outcome changed: a tier rose or fell, a benefit or an action came or went, or something else.
struct Turns {
  std::uint64_t up = 0;
  std::uint64_t down = 0;
  std::uint64_t other = 0;

  std::uint64_t all() const { return up + down + other; }
  void add(const Turns& more) {
    up += more.up;
    down += more.down;
    other += more.other;
  }
};

struct CauseTally {
  std::uint64_t customers = 0;
  std::map<std::uint32_t, Turns> outcomes;
  Chosen example{1};
};

struct LadderTally {
  std::vector<std::uint64_t> counts;  ///< tiers before by tiers after; 0 is unrated, then from the lowest
  std::vector<DecimalSum> money;      ///< likewise; empty where no column is named
  ScoreBins before;
  ScoreBins after;
  DecimalSum before_sum;  ///< of customers with a score under both
  DecimalSum after_sum;
  std::uint64_t both = 0;
  std::uint64_t shifted = 0;
  Chosen nearest;
};

struct BenefitTally {
  std::uint64_t before = 0;  ///< customers that have it
  std::uint64_t after = 0;
  Turns turns;
  std::map<std::pair<Digest, Digest>, std::uint64_t> pairs;  ///< of those that differ
  std::uint64_t other_pairs = 0;                             ///< beyond those that are kept apart
  std::unordered_map<Digest, std::string> texts;
  DecimalSum cost_before;
  DecimalSum cost_after;
};

struct ActionTally {
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  Turns turns;
};

/// What became of a line of the subject.
enum class RatedStanding : std::uint8_t { evaluated, left_out, rejected };

/// Everything that is counted while the later version is compared with the earlier one.
struct ImpactTally {
  std::uint64_t compared = 0;  ///< customers that both versions evaluate
  std::uint64_t changed = 0;   ///< with anything that differs
  Turns moves;  ///< with a tier that differs: risen in one and fallen in none, fallen in any, other
  std::uint64_t standings[3][3] = {};
  std::vector<LadderTally>
      ladders;  ///< by outcome; likewise the next two, of which only the fitting ones are used
  std::vector<BenefitTally> benefits;
  std::vector<ActionTally> actions;
  std::map<Cause, CauseTally> causes;
  Chosen sample;

  void add(ImpactTally& other);
};

}  // namespace rung
