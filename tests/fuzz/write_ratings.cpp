// Scores of points and of weights, and ladders with all their clauses.

#include "fuzz/rule_writer.hpp"

namespace rung::fuzz {

Phrase RuleWriter::bounds(const Scope& scope) {
  Phrase both = say({});
  const auto bound = [&] {
    return chance_.percent(75) ? author_.literal(of(SortKind::number))
                               : author_.value(of(SortKind::number), scope, 0);
  };
  if (chance_.percent(60)) both.parts.push_back(clause("at most ", bound()));
  if (chance_.percent(35) || both.parts.empty()) both.parts.push_back(clause("at least ", bound()));
  return both;
}

void RuleWriter::write_points(DeclarationText& text, const std::string& name) {
  const Scope scope = subject_scope(world_);
  struct Side {
    std::string word;
    std::string group;
    bool used = false;
  };
  Side bonus{"bonus ", world_.fresh("grp")};
  Side penalty{"penalty ", world_.fresh("grp")};
  if (chance_.percent(30)) bonus.word = "signal ";
  for (std::size_t bases = chance_.below(3); bases > 0; --bases)
    text.add(say({}, "base ", author_.number(scope, chance_.percent(60) ? 0 : 2)));
  for (std::size_t parts = chance_.between(1, 5); parts > 0; --parts) {
    Side& side = chance_.percent(65) ? bonus : penalty;
    std::string label = world_.fresh("part");
    offer(name + "." + label, of(SortKind::number));
    if (chance_.percent(35)) {
      side.used = true;
      label.insert(0, side.group + ".");
    }
    Phrase line = say({}, side.word, label, " ", author_.number(scope, chance_.percent(60) ? 0 : 2));
    if (chance_.percent(30)) line.parts.push_back(clause("per ", author_.number(scope, 1)));
    if (chance_.percent(35)) line.parts.push_back(bounds(scope));
    if (chance_.percent(45)) line.parts.push_back(clause("when ", author_.condition(scope, 2)));
    if (chance_.percent(15)) {
      const std::vector<Phrase> ends = falling(of(SortKind::date), 2);
      if (ends.size() == 2) line.parts.push_back(clause("from ", ends[1], " to ", ends[0]));
    }
    text.add(std::move(line));
  }
  for (const Side* side : {&bonus, &penalty}) {
    if (!side->used) continue;
    offer(name + "." + side->group, of(SortKind::number));
    if (chance_.percent(70))
      text.add(say({}, "group ", side->group, chance_.percent(40) ? " greatest" : "", bounds(scope)));
  }
  for (const std::string word : {"bonuses", "penalties", "extras", "total"})
    if (chance_.percent(20)) text.add(say({}, word, bounds(scope)));
  if (chance_.percent(15)) text.add(say({}, "times ", author_.number(scope, 1)));
  for (const std::string member : {".base", ".bonuses", ".penalties", ".extras"})
    offer(name + member, of(SortKind::number));
}

void RuleWriter::write_weights(DeclarationText& text, const std::string& name) {
  static const std::vector<std::vector<std::string>> weights = {
      {"40%", "35%", "25%"}, {"50%", "50%"}, {"33.3%", "33.3%", "33.4%"}, {"100%"}, {"0%", "99.9%", "0.1%"}};
  static const std::vector<std::string> enough = {"60%", "0", "100%", "65%", "3", "0.5", "99.9%"};
  const Scope scope = subject_scope(world_);
  for (const std::string& weight : chance_.pick(weights)) {
    const std::string label = world_.fresh("part");
    text.add(say({}, "weight ", weight, " ", label, " ", author_.number(scope, chance_.percent(60) ? 0 : 2)));
    offer(name + "." + label, of(SortKind::number));
  }
  switch (chance_.below(4)) {
    case 0: text.add(piece("missing reweighted")); break;
    case 1: text.add(say({}, "missing reweighted from ", chance_.pick(enough))); break;
    case 2: text.add(say({}, "missing counts ", chance_.pick(enough))); break;
    default: break;
  }
  offer(name + ".coverage", of(SortKind::number));
}

void RuleWriter::write_score() {
  const std::string name = world_.fresh("score_");
  DeclarationText text{say({}, "score ", name), {}};
  // Its own members are offered while it is written, so what it may use is fixed before.
  const std::vector<Atom> before = world_.subject_values;
  if (chance_.percent(35)) {
    static const std::vector<std::string> full = {" out of 100", " out of 5", " out of 1", " out of 10"};
    text.head.parts.push_back(piece(chance_.pick(full)));
    write_weights(text, name);
  } else {
    write_points(text, name);
  }
  std::vector<Atom> after = world_.subject_values;
  world_.subject_values = before;
  if (chance_.percent(20)) text.add(say({}, "applies when ", author_.condition(subject_scope(world_), 2)));
  world_.subject_values = std::move(after);
  chance_.shuffle(text.lines);
  world_.rules.declarations.push_back(std::move(text));
  offer(name, of(SortKind::number));
  world_.givens.push_back({name, of(SortKind::number), false});
}

void RuleWriter::write_tiers(DeclarationText& text, const LadderModel& ladder, const Sort& by) {
  const Scope scope = subject_scope(world_);
  const bool ranged = by.kind == SortKind::number || by.kind == SortKind::money || by.kind == SortKind::date;
  const bool titles = chance_.percent(50);
  const bool keeps = chance_.percent(60);
  std::vector<Phrase> header = {piece("tier")};
  if (titles) header.push_back(piece("title"));
  header.push_back(piece("reach"));
  if (keeps) header.push_back(piece("keep"));
  text.add_row(std::move(header));
  const std::vector<Phrase> reach = falling(by, ladder.tiers.size() - 1);
  const bool blank_keeps = chance_.percent(40);
  const std::vector<Phrase> keep = blank_keeps ? std::vector<Phrase>() : falling(by, ladder.tiers.size() - 1);
  const auto cell = [&](const std::vector<Phrase>& thresholds, std::size_t tier) {
    if (ranged && tier < thresholds.size() && chance_.percent(85))
      return say({}, chance_.percent(80) ? ">= " : "> ", thresholds[tier]);
    return author_.condition(scope, 2);
  };
  for (std::size_t tier = 0; tier < ladder.tiers.size(); ++tier) {
    const bool lowest = tier + 1 == ladder.tiers.size();
    std::vector<Phrase> cells = {piece(ladder.tiers[tier])};
    if (titles) cells.push_back(piece("\"title " + ladder.tiers[tier] + "\""));
    cells.push_back(lowest ? piece("otherwise") : cell(reach, tier));
    // A blank keep is the reach, whose threshold would stand among those of the others.
    if (keeps) cells.push_back(lowest || (blank_keeps && chance_.percent(40)) ? nothing() : cell(keep, tier));
    text.add_row(std::move(cells));
  }
}

void RuleWriter::write_memory(DeclarationText& text, std::size_t number) {
  const Scope scope = subject_scope(world_);
  const Sort tier{SortKind::tier, number};
  const auto small = [&] {
    if (chance_.percent(70)) return piece(std::to_string(chance_.below(3)));
    // A bare number has no sign here.
    return say({}, "(0 + ", author_.value(of(SortKind::number), scope, 1), ")");
  };
  const auto day = [&] { return author_.value(of(SortKind::date), scope, chance_.percent(70) ? 0 : 2); };
  if (chance_.percent(20)) return;
  text.add(say({}, "current ", author_.value(tier, scope, chance_.percent(80) ? 0 : 2)));
  const bool since = chance_.percent(65);
  if (since) text.add(say({}, "since ", day()));
  if (chance_.percent(40)) text.add(say({}, "rose ", author_.condition(scope, 1)));
  if (chance_.percent(40)) text.add(say({}, "rise at most ", small(), " tiers"));
  if (chance_.percent(40)) text.add(say({}, "fall at most ", small(), " tiers"));
  if (since && chance_.percent(45)) {
    static const std::vector<SortKind> kinds = {SortKind::months, SortKind::days, SortKind::working_days};
    text.add(say({}, "hold ", author_.literal(of(chance_.pick(kinds))),
                 chance_.percent(60) ? " after rise" : " after change"));
  }
  if (chance_.percent(25)) text.add(say({}, "hold until ", day()));
  if (chance_.percent(40)) text.add(say({}, "grace ", small(), " reviews counting ", small()));
}

void RuleWriter::write_bounds_of_tiers(DeclarationText& text, std::size_t number) {
  const Scope scope = subject_scope(world_);
  const Sort tier{SortKind::tier, number};
  const auto which = [&] {
    return chance_.percent(75) ? author_.literal(tier) : author_.value(tier, scope, 0);
  };
  for (const std::string word : {"never above ", "never below ", "force ", "force "})
    if (chance_.percent(25)) {
      Phrase line = say({}, word, which());
      if (chance_.percent(85)) line.parts.push_back(clause("when ", author_.condition(scope, 2)));
      text.add(std::move(line));
    }
  if (chance_.percent(30)) {
    Phrase line = say({}, "override ", author_.value(tier, scope, 0));
    if (chance_.percent(70))
      line.parts.push_back(
          clause("until ", author_.value(of(SortKind::date), scope, chance_.percent(60) ? 0 : 1)));
    if (chance_.percent(40)) line.parts.push_back(clause("when ", author_.condition(scope, 2)));
    text.add(std::move(line));
  }
}

void RuleWriter::write_ladder(std::size_t number) {
  const LadderModel ladder = world_.ladders[number];
  const Scope scope = subject_scope(world_);
  DeclarationText text{say({}, "ladder ", ladder.name), {}};
  Sort by{};
  if (chance_.percent(85)) {
    by = chance_.percent(70) ? of(SortKind::number) : author_.ordered_sort(scope);
    if (by.kind == SortKind::money || by.kind == SortKind::tier) by = of(SortKind::number);
    text.head.parts.push_back(say({}, " by ", author_.value(by, scope, chance_.percent(60) ? 0 : 2)));
  }
  write_tiers(text, ladder, by);
  for (std::size_t requires_lines = chance_.below(3); requires_lines > 0 && ladder.tiers.size() > 1;
       --requires_lines)
    text.add(say({}, ladder.tiers[chance_.below(ladder.tiers.size() - 1)], " requires ",
                 author_.condition(scope, 2)));
  write_memory(text, number);
  write_bounds_of_tiers(text, number);
  if (chance_.percent(15)) text.add(say({}, "applies when ", author_.condition(scope, 2)));
  const bool titled = text.lines[0].cells[1].text == "title";
  world_.rules.declarations.push_back(std::move(text));
  const Sort tier{SortKind::tier, number};
  for (const std::string member : {"", ".was", ".qualified"}) offer(ladder.name + member, tier);
  for (const std::string member : {".watch", ".rose"}) offer(ladder.name + member, of(SortKind::truth));
  offer(ladder.name + ".blocked_by", of(SortKind::text));
  offer(ladder.name + ".fails", of(SortKind::number));
  offer(ladder.name + ".since", of(SortKind::date));
  if (titled) offer(ladder.name + ".title", of(SortKind::text));
  if (by.kind == SortKind::number) {
    offer(ladder.name + ".to_next", by);
    offer(ladder.name + ".to_keep", by);
  }
}

}  // namespace rung::fuzz
