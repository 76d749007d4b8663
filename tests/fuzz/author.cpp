// Names and constants, and the forms that values of every sort have.

#include "fuzz/author.hpp"

#include <algorithm>

namespace rung::fuzz {
namespace {

bool has_literals(const Sort& sort) {
  return sort.kind != SortKind::money && sort.kind != SortKind::choice && sort.kind != SortKind::tier &&
         sort.kind != SortKind::word;
}

Phrase leaf_of(const Sort& sort, std::string text) {
  return {sort, std::move(text), {}, false};
}

}  // namespace

bool is_ordered(const Sort& sort) {
  return sort.kind != SortKind::choice && sort.kind != SortKind::word;
}

bool Author::can(const Sort& sort, const Scope& scope) {
  return has_literals(sort) || scope.has(sort);
}

Sort Author::any_sort(const Scope& scope) {
  static const std::vector<SortKind> kinds = {SortKind::number,  SortKind::number,      SortKind::number,
                                              SortKind::truth,   SortKind::truth,       SortKind::text,
                                              SortKind::date,    SortKind::days,        SortKind::months,
                                              SortKind::minutes, SortKind::working_days};
  if (!scope.atoms.empty() && chance_.percent(60)) return chance_.pick(scope.atoms).sort;
  const Sort sort = of(chance_.pick(kinds));
  return scope.holidays && sort.kind == SortKind::working_days ? of(SortKind::days) : sort;
}

Sort Author::ordered_sort(const Scope& scope) {
  for (int tries = 0; tries < 5; ++tries)
    if (const Sort sort = any_sort(scope); is_ordered(sort)) return sort;
  return of(SortKind::number);
}

Phrase Author::literal(const Sort& sort) {
  switch (sort.kind) {
    case SortKind::number:
      if (chance_.percent(15)) return leaf_of(sort, std::to_string(chance_.below(120)) + "%");
      return leaf_of(sort, literal_of(chance_.pick(world_.pools.numbers)));
    case SortKind::money: return leaf_of(sort, literal_of(chance_.pick(world_.pools.numbers)));
    case SortKind::truth: return leaf_of(sort, chance_.percent(50) ? "yes" : "no");
    case SortKind::text: return leaf_of(sort, chance_.pick(world_.pools.texts).literal);
    case SortKind::date: return leaf_of(sort, write_date(chance_.pick(world_.pools.dates)));
    case SortKind::choice: return leaf_of(sort, chance_.pick(world_.choices[sort.set]));
    case SortKind::tier: return leaf_of(sort, chance_.pick(world_.ladders[sort.set].tiers));
    default: return leaf_of(sort, duration_literal(sort.kind, chance_));
  }
}

Phrase Author::atom(const Sort& sort, const Scope& scope) {
  return leaf_of(sort, chance_.pick(scope.all(sort)));
}

Phrase Author::leaf(const Sort& sort, const Scope& scope) {
  if (sort.kind == SortKind::date && chance_.percent(20)) return leaf_of(sort, "today");
  const bool named = scope.has(sort);
  if (named && (!has_literals(sort) || chance_.percent(75))) return atom(sort, scope);
  return literal(sort);
}

Phrase Author::beside(const Sort& sort, const Scope& scope, int depth) {
  if (chance_.percent(65) || !can(sort, scope)) return literal(sort);
  return value(sort, scope, depth - 1);
}

Phrase Author::value(const Sort& sort, const Scope& scope, int depth) {
  if (depth <= 0 || chance_.percent(20)) return leaf(sort, scope);
  if (chance_.percent(40)) {
    Phrase phrase = of_any_sort(sort, scope, depth);
    if (!is_nothing(phrase)) return phrase;
  }
  return compound(sort, scope, depth);
}

Phrase Author::compound(const Sort& sort, const Scope& scope, int depth) {
  switch (sort.kind) {
    case SortKind::number: return plain_number(scope, depth);
    case SortKind::money: return money(scope, depth);
    case SortKind::truth: return truth(scope, depth);
    case SortKind::text: return text(scope, depth);
    case SortKind::date: return date(scope, depth);
    case SortKind::choice:
    case SortKind::tier: return choice_between(sort, scope, depth);
    default: return duration(sort, scope, depth);
  }
}

/// Tries one of the forms; the last words are with those that always can.
Phrase Author::of_any_sort(const Sort& sort, const Scope& scope, int depth) {
  Phrase phrase = nothing();
  switch (chance_.below(8)) {
    case 0: phrase = call(sort, scope, depth); break;
    case 1: phrase = lookup(sort, scope, depth); break;
    case 2:
    case 3:
    case 4: phrase = gathered(sort, scope, depth); break;
    case 5: phrase = of_population(sort, scope, depth); break;
    case 6: phrase = least_or_greatest(sort, scope, depth); break;
    default: break;
  }
  return is_nothing(phrase) && chance_.percent(50) ? choice_between(sort, scope, depth) : phrase;
}

/// `if` and `else`. The first choice has its type from itself, so a bare value of an enumeration cannot be it.
Phrase Author::choice_between(const Sort& sort, const Scope& scope, int depth) {
  const Phrase first = value(sort, scope, depth - 1);
  const bool quoted_choice = sort.kind == SortKind::choice;
  const auto other = [&] {
    if (quoted_choice) return atom(sort, scope);
    return chance_.percent(50) || !can(sort, scope) ? literal(sort) : value(sort, scope, depth - 1);
  };
  if (chance_.percent(40)) return say(sort, "(", first, " else ", other(), ")");
  const Phrase met = condition(scope, depth - 1);
  const Phrase second = chance_.percent(20) ? leaf_of(sort, "missing") : other();
  return say(sort, "(if ", met, " then ", first, " otherwise ", second, ")");
}

Phrase Author::least_or_greatest(const Sort& sort, const Scope& scope, int depth) {
  if (!is_ordered(sort)) return nothing();
  const Phrase first = value(sort, scope, depth - 1);
  if (chance_.percent(30))
    return say(sort, "clamp(", first, ", ", beside(sort, scope, depth), ", ", beside(sort, scope, depth),
               ")");
  const std::string name = chance_.percent(50) ? "min(" : "max(";
  Phrase phrase = say(sort, name, first, ", ", beside(sort, scope, depth));
  if (chance_.percent(25)) phrase.parts.push_back(say({}, ", ", beside(sort, scope, depth)));
  phrase.parts.push_back(piece(")"));
  return phrase;
}

Phrase Author::call(const Sort& sort, const Scope& scope, int depth) {
  std::vector<const FunctionModel*> fitting;
  for (const FunctionModel& function : world_.functions) {
    // What a function gathers are lines below the record in which it is called.
    if (function.result != sort || (function.gathers && (!scope.gathers || scope.own != 0))) continue;
    if (std::all_of(function.parameters.begin(), function.parameters.end(),
                    [&](const Sort& parameter) { return can(parameter, scope); }))
      fitting.push_back(&function);
  }
  if (fitting.empty() || !scope.of_subject) return nothing();
  const FunctionModel& function = *chance_.pick(fitting);
  Phrase phrase = say(sort, function.call, "(");
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    if (i > 0) phrase.parts.push_back(piece(", "));
    phrase.parts.push_back(value(function.parameters[i], scope, depth - 1));
  }
  phrase.parts.push_back(piece(")" + function.member));
  return phrase;
}

/// `factor[key].field`: a keyed record that hangs below nothing.
Phrase Author::lookup(const Sort& sort, const Scope& scope, int depth) {
  struct Found {
    std::size_t record;
    std::string field;
  };
  std::vector<Found> fitting;
  for (std::size_t id = 1; id < world_.records.size(); ++id) {
    const RecordModel& record = world_.records[id];
    if (!record.key || record.parent != no_record) continue;
    for (const auto* list : {&world_.members[id], &world_.computed[id]})
      for (const Atom& field : *list)
        if (field.sort == sort) fitting.push_back({id, field.text});
  }
  // What decides which lines of a list are seen must not wait for another list that may wait for it.
  const bool waits = scope.gate && !scope.of_subject;
  if (fitting.empty() || scope.of_run || waits) return nothing();
  const Found found = chance_.pick(fitting);
  const RecordModel& record = world_.records[found.record];
  Sort wanted = record.fields[*record.key].sort();
  if (wanted.kind == SortKind::text && chance_.percent(50))
    for (std::size_t set = 0; set < world_.choices.size(); ++set)
      if (scope.has({SortKind::choice, set})) wanted = {SortKind::choice, set};
  const bool named = wanted.kind == SortKind::choice || wanted.kind == SortKind::tier;
  if (!can(wanted, scope)) return nothing();
  const Phrase key = named ? atom(wanted, scope) : value(wanted, scope, depth - 1);
  return say(sort, record.name, "[", key, "].", found.field);
}

}  // namespace rung::fuzz
