// Words that several renderings of a plan share.

#include <fmt/format.h>

#include "changes/plan_rendering.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

std::string turns_text(const Turns& turns, bool tiers) {
  std::string text;
  const auto add = [&](const char* sign, std::uint64_t count) {
    if (count > 0) text += (text.empty() ? "" : " ") + std::string(sign) + grouped_digits(count);
  };
  add(tiers ? "↑" : "+", turns.up);
  add(tiers ? "↓" : "−", turns.down);
  add("~", turns.other);
  return text;
}

std::string effects_text(const CauseReport& cause) {
  std::string text;
  for (const CauseReport::Outcome& outcome : cause.outcomes)
    text += (text.empty() ? "" : " · ") + outcome.name + " " +
            turns_text(outcome.turns, outcome.kind == ComparedOutcome::Kind::ladder);
  return text;
}

std::string moves_text(const PlanReport& report, Language language) {
  if (report.changed == 0 && report.newly_rejected == 0 && report.newly_accepted == 0 &&
      report.newly_left_out == 0)
    return say(Phrase::plan_nothing, language);
  return say(Phrase::plan_moves, language,
             {{"count", grouped_digits(report.moves.all())},
              {"all", grouped_digits(report.compared)},
              {"share", share_text(report.moves.all(), report.compared)},
              {"up", grouped_digits(report.moves.up)},
              {"down", grouped_digits(report.moves.down)},
              {"other", grouped_digits(report.moves.other)}});
}

std::string clipped(const std::string& text, std::size_t most) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80;
    if (begins && ++points > most) return text.substr(0, i) + "…";
  }
  return text;
}

std::string tier_name(const std::string& tier, Language language) {
  return tier.empty() ? say(Phrase::unrated, language) : tier;
}

std::string mark_text(bool is_new, bool is_lost, Language language) {
  if (is_new) return " (" + say(Phrase::plan_new, language) + ")";
  return is_lost ? " (" + say(Phrase::plan_gone, language) + ")" : "";
}

std::string tier_text(const LadderReport::Tier& tier, Language language) {
  return tier_name(tier.name, language) + mark_text(tier.is_new, tier.is_lost, language);
}

std::string change_text(const std::string& before, const std::string& after) {
  if (before == after) return after.empty() ? "–" : after;
  return (before.empty() ? "–" : before) + " → " + (after.empty() ? "–" : after);
}

std::string values_text(const std::vector<CustomerReport::Value>& values) {
  std::string text;
  for (const CustomerReport::Value& value : values)
    text +=
        (text.empty() ? "" : ", ") + value.name + " " +
        (value.before.empty() && !value.after.empty() ? value.after : change_text(value.before, value.after));
  return text;
}

std::vector<CustomerReport::Ladder> telling_ladders(const CustomerReport& customer) {
  std::vector<CustomerReport::Ladder> telling;
  for (const CustomerReport::Ladder& ladder : customer.ladders)
    if (ladder.tier_before != ladder.tier_after) telling.push_back(ladder);
  return telling.empty() ? customer.ladders : telling;
}

std::string titles_text(const ChangeReport& change) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < change.titles.size() && i < most; ++i)
    text += (i == 0 ? "" : "; ") + change.titles[i];
  if (change.titles.size() > most) text += fmt::format("; … (+{})", change.titles.size() - most);
  return text;
}

}  // namespace rung
