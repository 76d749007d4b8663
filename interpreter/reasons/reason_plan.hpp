// What must be known of each subject to say in a few words why it has its tier: made once for a run. Codes are stable: they
// are made of names that the rules give, and of the words below.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/source.hpp"
#include "program/program.hpp"

namespace rung {

/// How much is told beside each result.
enum class ReasonDetail : std::uint8_t {
  nothing,
  brief,  ///< codes, a sentence, the distances up and down, the fields that decided
  full,   ///< and the points of each part, and each condition of the next tier
};

/// Where a value stands among those that are wanted.
using ReasonInput = std::uint32_t;

/// Points that a subject gained or lost, or could have had.
struct ReasonPart {
  std::string code;    ///< `value.referral`: the score and the part, group or total
  std::string label;   ///< the part alone
  ReasonInput points;  ///< what it adds; of a penalty, takes away
  bool takes_away = false;
  /// What was there before a bound took some away; the points are what was left. Of groups and totals.
  std::optional<ReasonInput> before;
  std::optional<Decimal> most;  ///< as many points as there can be, where the rules alone tell
  std::vector<std::string> fields;
};

struct ReasonCondition {
  std::string code;  ///< `tier.reach` for the points of the ladder, `tier.requires.2` for others
  std::string text;  ///< as the rules write it
  ReasonInput met;
  bool is_threshold = false;
  bool is_told_by_distance = false;  ///< met where nothing lacks to the tier: a plain `>= x`
  std::vector<std::string> fields;
};

/// All that is looked at of one ladder.
struct ReasonLadder {
  std::uint32_t ladder;
  std::string name;
  std::string by;  ///< as the rules write it
  ReasonInput tier;
  ReasonInput qualified;
  ReasonInput why;
  std::optional<ReasonInput> to_next;
  std::optional<ReasonInput> to_keep;
  std::vector<std::vector<ReasonCondition>> asked;  ///< by tier, from the lowest: to reach it
  std::vector<ReasonPart> parts;                    ///< of the score by which it goes, if it does
};

struct ReasonPlan {
  std::vector<NodeId> inputs;
  std::vector<ReasonLadder> ladders;
};

/// For the ladders whose tiers are among `results`.
ReasonPlan plan_reasons(const Program& program, const Sources& sources, const std::vector<NodeId>& results);

}  // namespace rung
