// Chooses what a sheet shows, and in which order: the answer, then the tier, the score, and what they are made of.
#include "explain/sheet_building.hpp"

#include "explain/sheet_parts.hpp"

namespace rung {

std::string headline(const Account& account, const Telling& telling) {
  std::string text;
  for (const LadderAccount& ladder : account.ladders)
    text += (text.empty() ? "" : "\n") + told_ladder(account.subject, ladder, telling);
  if (!text.empty()) return text;
  for (const ScoreAccount& score : account.scores) {
    const std::string& name = telling.program().scores[score.score].name;
    text += text.empty() ? "" : "\n";
    if (score.value)
      text += telling.say(
          Phrase::told_score,
          {{"subject", account.subject}, {"name", name}, {"value", telling.number(*score.value)}});
    else
      text += telling.say(Phrase::told_no_value, {{"subject", account.subject}, {"name", name}});
    text += telling.say(Phrase::told_end);
  }
  if (!text.empty()) return text;
  return telling.say(Phrase::told_nothing, {{"subject", account.subject}}) + telling.say(Phrase::told_end);
}

Sheet sheet_of(const Account& account, const Telling& telling) {
  Sheet sheet;
  sheet.headline = headline(account, telling);
  sheet.about = telling.say(Phrase::at_day,
                            {{"date", write_date(account.as_of)}, {"place", telling.place(account.place)}});
  const auto add = [&](std::optional<SheetPart> part) {
    if (part) sheet.parts.push_back(std::move(*part));
  };
  for (const LadderAccount& ladder : account.ladders) add(sheet_of_ladder(ladder, telling));
  for (const ScoreAccount& score : account.scores) add(sheet_of_score(score, telling));
  add(sheet_of_tables(account, telling));
  add(sheet_of_blanks(account, telling));
  for (const EntitlementsAccount& one : account.entitlements) add(sheet_of_entitlements(one, telling));
  add(sheet_of_actions(account, telling));
  add(sheet_of_gatherings(account, telling));
  return sheet;
}

}  // namespace rung
