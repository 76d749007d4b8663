// A plan as everything that its reports say, in the words of one language: what the renderings lay out and decide nothing
// about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "changes/plan.hpp"

namespace rung {

/// A count and what it is of all.
struct CountOf {
  std::uint64_t count = 0;
  std::uint64_t all = 0;
};

struct PlacedLine {
  std::string place;  ///< `rules/rating.rung:24`
  std::string text;
};

/// One change unit.
struct ChangeReport {
  std::size_t number = 0;           ///< from 1
  std::vector<std::string> titles;  ///< `score value` · `bonus referral`
  std::vector<PlacedLine> before;
  std::vector<PlacedLine> after;
  std::uint64_t customers = 0;  ///< that it decides something about, alone or with others
  Turns moves;                  ///< of tiers
  Turns others;                 ///< of benefits and actions
};

struct TierCell {
  std::uint64_t count = 0;
  std::string money;  ///< empty where no column is named
};

struct LadderReport {
  struct Tier {
    std::string name;  ///< empty: unrated
    bool is_new = false;
    bool is_lost = false;
    std::optional<std::string> threshold_before;
    std::optional<std::string> threshold_after;
  };
  struct Near {
    std::string customer;
    std::string tier_before;
    std::string tier;
    std::string score;
    std::string lacking;
    std::string next;
  };
  std::string name;
  std::vector<Tier> tiers;                   ///< from the highest, unrated last
  std::vector<std::vector<TierCell>> cells;  ///< before by after
  Turns moves;
  std::uint64_t all = 0;
  bool has_scores = false;
  std::string mean_before;
  std::string mean_after;
  std::string mean_shift;
  std::uint64_t shifted = 0;
  std::uint64_t both = 0;
  ScoreBins before;
  ScoreBins after;
  std::vector<double> thresholds_before;
  std::vector<double> thresholds_after;
  std::vector<Near> nearest;
};

struct BenefitReport {
  struct Pair {
    std::string before;  ///< empty: not entitled
    std::string after;
    std::uint64_t count = 0;
  };
  std::string name;
  std::string stage;
  bool is_new = false;
  bool is_lost = false;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  Turns turns;
  std::vector<Pair> pairs;  ///< the most frequent first
  std::uint64_t other_pairs = 0;
  std::string cost_before;  ///< these three are empty where no column is named
  std::string cost_after;
  std::string cost_more;
};

struct ActionReport {
  std::string name;
  bool is_new = false;
  bool is_lost = false;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  Turns turns;
};

struct CustomerReport {
  struct Ladder {
    std::string name;
    std::string tier_before;
    std::string tier_after;
    std::string score_before;
    std::string score_after;
    std::string reason_before;
    std::string reason_after;
  };
  struct Value {
    std::string name;
    std::string before;
    std::string after;
  };
  std::string name;
  std::vector<Ladder> ladders;
  std::vector<Value> parts;   ///< of scores, that differ
  std::vector<Value> inputs;  ///< what the changes look at
  std::vector<std::string> shown;
  std::string causes;
};

struct CauseReport {
  struct Outcome {
    ComparedOutcome::Kind kind;
    std::string name;
    Turns turns;
  };
  Cause cause;
  std::string words;
  std::uint64_t customers = 0;
  std::vector<Outcome> outcomes;
  std::optional<CustomerReport> example;
};

struct GateReport {
  std::string flag;
  std::string limit;
  std::string value;
  bool exceeded = false;
};

struct PlanReport {
  std::string title;
  std::string before;  ///< how the versions are called
  std::string after;
  std::string before_version;
  std::string after_version;
  std::string before_hash;
  std::string after_hash;
  std::string as_of;
  std::string money;  ///< the column behind the money of the matrix
  std::vector<std::string> exports;
  SubjectCounts subjects_before;
  SubjectCounts subjects_after;
  std::uint64_t compared = 0;
  std::uint64_t changed = 0;
  Turns moves;
  std::vector<ChangeReport> changes;
  std::vector<std::string> inert;  ///< titles of changes that decide nothing
  bool coarse = false;
  std::vector<LadderReport> ladders;
  std::vector<BenefitReport> benefits;
  std::vector<ActionReport> actions;
  std::vector<CauseReport> causes;  ///< the most customers first
  std::uint64_t newly_rejected = 0;
  std::uint64_t newly_accepted = 0;
  std::uint64_t newly_left_out = 0;
  std::vector<NewRejects> rejects;
  std::vector<CustomerReport> sample;
  std::vector<std::string> shown;    ///< headers of what `--show` asks for
  std::optional<Decimal> cost_more;  ///< of all benefits together; nothing where no column is named
  std::string cost_more_text;
  std::vector<GateReport> gates;
};

PlanReport report_of(const RulePlan& plan, const PlanRequest& request);

/// `12,345`
std::string grouped_digits(std::uint64_t number);
/// `1.2%` of all; empty where there is nobody.
std::string share_text(std::uint64_t count, std::uint64_t all);
/// A decimal with groups of three digits and at most two decimals.
std::string money_text(Decimal value);

}  // namespace rung
