// Changes of rules that can be made one at a time: which clauses belong together because one without the other does not
// check, and the program between both versions that each of them gives.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "changes/compared_outcomes.hpp"
#include "changes/rule_changes.hpp"
#include "review/rules.hpp"

namespace rung {

/// Clauses that change together.
struct ChangeUnit {
  std::vector<std::uint32_t> changes;
  std::unique_ptr<Rules> alone;    ///< the earlier rules with this change; null where they do not check
  std::unique_ptr<Rules> without;  ///< the later rules but for this change; null where they do not check
};

/// At most so many, so that a set of them is one word; more are taken together by declaration, then as one.
constexpr std::size_t most_units = 24;

struct ChangeUnits {
  std::vector<ChangeUnit> units;
  std::vector<std::uint32_t> inert;  ///< changes that decide nothing about any customer
  bool coarse = false;               ///< there were more than `most_units`
};

/// Both versions must be sound. `request` is that of the later one; its texts may be null for the disk.
ChangeUnits separate_changes(const RuleComparison& comparison, const Rules& before, const Rules& after,
                             RuleTexts* before_texts, const RulesRequest& request,
                             const std::vector<ComparedOutcome>& outcomes);

}  // namespace rung
