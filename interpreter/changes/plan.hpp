// A plan: what changing one version of the rules for another does to the customers of an export.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "changes/base_texts.hpp"
#include "changes/impact_run.hpp"
#include "changes/rule_changes.hpp"
#include "changes/versions.hpp"

namespace rung {

struct PlanRequest {
  std::string base;   ///< a file, a folder with one rule set, or a commit
  std::string rules;  ///< a file, or a folder with one rule set
  std::vector<std::pair<std::string, std::string>> set;
  std::optional<std::string> money;                        ///< an expression over the subject
  std::vector<std::pair<std::string, std::string>> costs;  ///< benefit and expression
  std::vector<std::string> show;                           ///< expressions
  std::vector<std::string> mask;                           ///< names of fields
  ImpactRequest impact;
};

/// Both versions, what differs between them, and what that does.
struct RulePlan {
  BaseRules base;
  std::unique_ptr<Rules> before;
  std::unique_ptr<Rules> after;
  std::unique_ptr<std::pair<std::vector<FileClauses>, std::vector<FileClauses>>> clauses;
  std::unique_ptr<RuleComparison> comparison;
  Versions versions;
  std::vector<std::uint32_t> inert;
  bool coarse = false;
  Impact impact;
};

struct PlanFailure {
  Diagnostics diagnostics;
  std::unique_ptr<Rules> rules;  ///< these two keep the sources of which the diagnostics speak
  std::unique_ptr<RulePlan> plan;
  const Sources* sources = nullptr;  ///< null where they speak of none
  bool interrupted = false;
};

/// Nothing, with a failure, where it cannot be made.
std::unique_ptr<RulePlan> plan_change(const PlanRequest& request, PlanFailure& failure);

}  // namespace rung
