// What is made of the values: entitlements, actions, reports, the output; and the whole rule set.

#include <algorithm>

#include "fuzz/rule_writer.hpp"

namespace rung::fuzz {

void RuleWriter::write_entitlements(std::size_t number) {
  const Scope scope = subject_scope(world_);
  const LadderModel& ladder = world_.ladders[number];
  const std::string name = world_.fresh("service_");
  DeclarationText text{say({}, "entitlements ", name, " by ", ladder.name), {}};
  std::vector<std::string> columns = ladder.tiers;
  if (chance_.percent(30)) chance_.shuffle(columns);
  std::vector<Phrase> header = {piece("stage"), piece("benefit")};
  for (const std::string& tier : columns) header.push_back(piece(tier));
  text.add_row(std::move(header));
  std::vector<Atom> benefits;
  for (std::size_t rows = chance_.between(1, 3); rows > 0; --rows) {
    Sort sort = author_.any_sort(scope);
    if (sort.kind == SortKind::choice || sort.kind == SortKind::tier || sort.kind == SortKind::money)
      sort = of(SortKind::number);
    benefits.push_back({world_.fresh("benefit_"), sort});
    std::vector<Phrase> cells = {piece("contract"), piece(benefits.back().text)};
    for (std::size_t i = 0; i < columns.size(); ++i)
      cells.push_back(i > 0 && chance_.percent(20) ? piece("-")
                      : chance_.percent(75)        ? author_.literal(sort)
                                                   : author_.value(sort, scope, 1));
    text.add_row(std::move(cells));
  }
  if (chance_.percent(40)) benefits.push_back({world_.fresh("benefit_"), of(SortKind::truth)});
  const std::size_t in_rows = text.lines.size() - 1;
  for (std::size_t i = 0; i < benefits.size(); ++i) {
    const Atom& benefit = benefits[i];
    const std::size_t grants = i >= in_rows ? 1 : chance_.below(3);
    for (std::size_t times = 0; times < grants; ++times) {
      const bool plain = benefit.sort.kind == SortKind::truth && chance_.percent(50);
      text.add(say({}, "grant ", benefit.text, " ", plain ? nothing() : author_.value(benefit.sort, scope, 1),
                   clause("when ", author_.condition(scope, 2))));
    }
    if (chance_.percent(35))
      text.add(say({}, "revoke ", benefit.text, clause("when ", author_.condition(scope, 2))));
  }
  world_.rules.declarations.push_back(std::move(text));
  for (const Atom& benefit : benefits) offer(name + "." + benefit.text, benefit.sort);
}

void RuleWriter::write_action() {
  const Scope scope = subject_scope(world_);
  DeclarationText text{say({}, "action ", world_.fresh("action_")), {}};
  text.add(say({}, "when ", author_.condition(scope, 3)));
  if (chance_.percent(60)) text.add(say({}, "due ", author_.value(of(SortKind::date), scope, 2)));
  if (chance_.percent(50)) text.add(say({}, "owner ", author_.value(of(SortKind::text), scope, 2)));
  text.add(say({}, "say ", author_.told(scope, 2)));
  world_.rules.declarations.push_back(std::move(text));
}

/// A value of a report's line: an aggregate over the subjects of the group, or what the columns above hold.
Phrase RuleWriter::report_value(const Sort& sort, const std::vector<Atom>& columns) {
  Scope scope = subject_scope(world_);
  scope.gathers = false;
  scope.of_population = false;
  Phrase where = nothing();
  if (chance_.percent(35)) where = clause("where ", author_.condition(scope, 2));
  std::vector<Atom> above;
  for (const Atom& column : columns)
    if (column.sort == sort) above.push_back(column);
  if (sort.kind == SortKind::truth)
    return say(sort, chance_.percent(50) ? "any(" : "every(", author_.condition(scope, 2), where, ")");
  const bool numeric = sort.kind == SortKind::number || sort.kind == SortKind::money;
  if (!above.empty() && chance_.percent(30)) {
    static const std::vector<std::string> operators = {" / ", " * ", " - ", " + "};
    const Atom column = chance_.pick(above);
    if (sort.kind == SortKind::number)
      return say(sort, column.text, chance_.pick(operators), chance_.percent(50) ? column.text : "count()");
    return {sort, column.text, {}, false};
  }
  if (sort.kind == SortKind::number && chance_.percent(30)) return say(sort, "count(", where, ")");
  const Phrase value = author_.value(sort, scope, chance_.percent(70) ? 0 : 2);
  if (sort.kind == SortKind::number && chance_.percent(20)) {
    const Sort other = author_.any_sort(scope);
    if (Author::can(other, scope))
      return say(sort, "count distinct(", author_.value(other, scope, 0), where, ")");
  }
  if (numeric && chance_.percent(60))
    return say(sort, chance_.percent(65) ? "sum(" : "average(", value, where, ")");
  if (is_ordered(sort) && chance_.percent(60))
    return say(sort, chance_.percent(50) ? "min(" : "max(", value, where, ")");
  const Sort by = author_.ordered_sort(scope);
  const Phrase order = author_.value(Author::can(by, scope) ? by : of(SortKind::date), scope, 0);
  return say(sort, chance_.percent(50) ? "latest(" : "earliest(", value, " by ", order, where, ")");
}

void RuleWriter::write_report_columns(DeclarationText& text, std::vector<Atom>& columns) {
  const Scope scope = subject_scope(world_);
  for (std::size_t count = chance_.between(1, 4); count > 0; --count) {
    const Sort sort = author_.any_sort(scope);
    if (!Author::can(sort, scope)) continue;
    const std::string name = world_.fresh("col_");
    const Phrase value = report_value(sort, columns);
    if (sort.kind == SortKind::number && chance_.percent(30))
      text.add(say({}, name, " percent = ", value));
    else
      text.add(say({}, name, " ", value));
    columns.push_back({name, sort});
  }
}

void RuleWriter::write_report() {
  const Scope scope = subject_scope(world_);
  std::vector<Atom> keys;
  for (std::size_t count = chance_.below(3); count > 0; --count) {
    const Atom key = chance_.pick(scope.atoms);
    const bool of_run = std::any_of(world_.run_values.begin(), world_.run_values.end(),
                                    [&](const Atom& atom) { return atom.text == key.text; });
    const bool twice =
        std::any_of(keys.begin(), keys.end(), [&](const Atom& atom) { return atom.text == key.text; });
    if (!of_run && !twice) keys.push_back(key);
  }
  DeclarationText text{say({}, "report ", world_.fresh("report_")), {}};
  for (std::size_t i = 0; i < keys.size(); ++i)
    text.head.parts.push_back(say({}, i == 0 ? " by " : ", ", keys[i].text));
  std::vector<Atom> columns;
  write_report_columns(text, columns);
  if (columns.empty()) return;
  if (chance_.percent(35)) text.add(say({}, "where ", author_.condition(scope, 2)));
  std::vector<Atom> sortable = columns;
  sortable.insert(sortable.end(), keys.begin(), keys.end());
  if (chance_.percent(60)) {
    Phrase line = say({}, "sort ");
    const std::size_t count = chance_.between(1, 2);
    for (std::size_t i = 0; i < count; ++i) {
      const Atom key = chance_.pick(sortable);
      line.parts.push_back(
          say({}, i == 0 ? "" : ", ", key.text, chance_.percent(40) ? clause("descending") : nothing()));
    }
    text.add(std::move(line));
  }
  if (chance_.percent(20)) text.add(say({}, "top ", std::to_string(chance_.between(1, 4))));
  world_.rules.declarations.push_back(std::move(text));
}

void RuleWriter::write_output() {
  const Scope scope = subject_scope(world_);
  DeclarationText text{piece("output"), {}};
  Phrase line = say({}, chance_.pick(scope.atoms).text);
  for (std::size_t count = chance_.between(1, 4); count > 0; --count) {
    const Sort sort = author_.any_sort(scope);
    if (!Author::can(sort, scope)) continue;
    line.parts.push_back(clause(", ", author_.value(sort, scope, 2), " as ", world_.fresh("out_")));
  }
  text.add(std::move(line));
  if (chance_.percent(20)) text.add(piece("words zh-Hans"));
  world_.rules.declarations.push_back(std::move(text));
}

void RuleWriter::write_ruleset() {
  DeclarationText text{piece("ruleset tried \"Tried\""), {}};
  for (const RecordModel& record : world_.records)
    if (record.name == "closing" && chance_.percent(80)) text.add(piece("holidays closing"));
  if (chance_.percent(20)) text.add(piece("version 1.2"));
  if (!text.lines.empty())
    world_.rules.declarations.insert(world_.rules.declarations.begin(), std::move(text));
}

void RuleWriter::write() {
  plan_choices();
  plan_ladders();
  write_params();
  write_records();
  write_values();
  for (std::size_t count = chance_.below(3); count > 0; --count) write_score();
  for (std::size_t ladder = 0; ladder < world_.ladders.size(); ++ladder) {
    write_ladder(ladder);
    if (chance_.percent(50)) write_entitlements(ladder);
  }
  if (chance_.percent(50)) write_values();
  for (std::size_t count = chance_.below(3); count > 0; --count) write_action();
  for (std::size_t count = chance_.below(3); count > 0; --count) write_report();
  if (chance_.percent(50)) write_output();
  std::vector<DeclarationText>& all = world_.rules.declarations;
  // The subject is the first record, wherever the others stand.
  DeclarationText subject = std::move(all[world_.records[0].declaration]);
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(world_.records[0].declaration));
  if (chance_.percent(50)) chance_.shuffle(all);
  all.insert(all.begin(), std::move(subject));
  write_ruleset();
}

}  // namespace rung::fuzz
