// What of a customer is compared between two versions of the rules: tiers, benefits and actions, each by its name.
#pragma once

#include <string>
#include <vector>

#include "program/program.hpp"

namespace rung {

struct ComparedOutcome {
  enum class Kind : std::uint8_t { ladder, benefit, action };
  Kind kind;
  std::string name;   ///< of a benefit with its entitlements: `service.discount`
  std::string stage;  ///< of a benefit
  bool before = false;
  bool after = false;
};

/// Those of either version, ladders first; in the order of the later version, then those that it has no more.
std::vector<ComparedOutcome> compared_outcomes(const Program& before, const Program& after);

/// None where the version has no such outcome.
NodeId node_of(const Program& program, const ComparedOutcome& outcome);
std::vector<NodeId> nodes_of(const Program& program, const std::vector<ComparedOutcome>& outcomes);

const LadderDeclaration* ladder_named(const Program& program, std::string_view name);

}  // namespace rung
