// The four renderings of a plan, one file each, and the words that they share. All are functions of the report alone.
#pragma once

#include <string>

#include "changes/plan_report.hpp"
#include "diagnostics/language.hpp"

namespace rung {

/// For a terminal.
std::string plan_text(const PlanReport& report, Language language, bool color);
/// A comment for a pull request; no longer than this, whatever there is to say.
constexpr std::size_t most_markdown_bytes = 60'000;
std::string plan_markdown(const PlanReport& report, Language language);
std::string plan_json(const PlanReport& report);
/// One file with pictures and no other.
std::string plan_html(const PlanReport& report, Language language);

/// `tier ↑3 ↓5 · service.discount +2 −1 ~4`
std::string effects_text(const CauseReport& cause);
/// `↑3 ↓5`, of tiers; `+2 −1 ~4` of others; empty where all are 0.
std::string turns_text(const Turns& turns, bool tiers);
/// The lines at the top: how many are moved.
std::string moves_text(const PlanReport& report, Language language);
/// At most so many code points, with an ellipsis where something is left out.
std::string clipped(const std::string& text, std::size_t most);
std::string tier_text(const LadderReport::Tier& tier, Language language);
/// A tier's name, or that it is none.
std::string tier_name(const std::string& tier, Language language);
/// `10 → 15`, or one of both where they are equal.
std::string change_text(const std::string& before, const std::string& after);
/// `referrals 3, order_amount 5 → 6`
std::string values_text(const std::vector<CustomerReport::Value>& values);
/// The ladders of a customer that differ, or all where none does.
std::vector<CustomerReport::Ladder> telling_ladders(const CustomerReport& customer);
/// How a change is titled in a list: the first few of what belongs to it.
std::string titles_text(const ChangeReport& change);
std::string mark_text(bool is_new, bool is_lost, Language language);

}  // namespace rung
