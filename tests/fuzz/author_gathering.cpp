// What looks at more than one line: aggregates over related records, and functions of the population.

#include "fuzz/author.hpp"

namespace rung::fuzz {

std::optional<Author::Base> Author::base_below(std::size_t own, const Scope& scope) {
  std::vector<SelectionModel> bases;
  for (std::size_t record = 1; record < world_.records.size(); ++record)
    if (hangs_below(world_, record, own)) bases.push_back({world_.records[record].name, record, {}});
  for (const SelectionModel& selection : world_.selections)
    if (own == 0 && hangs_below(world_, selection.record, own)) bases.push_back(selection);
  if (bases.empty()) return std::nullopt;
  const SelectionModel& chosen = chance_.pick(bases);
  std::string name = chosen.name;
  for (std::size_t i = 0; i < chosen.parameters.size(); ++i)
    name += (i == 0 ? "(" : ", ") + leaf(chosen.parameters[i], scope).written();
  return Base{chosen.parameters.empty() ? name : name + ")", chosen.record};
}

Phrase Author::gathered(const Sort& sort, const Scope& scope, int depth) {
  if (!scope.gathers || scope.of_run) return nothing();
  const std::optional<Base> found = base_below(scope.own, scope);
  if (!found) return nothing();
  const Base& base = *found;
  const Scope inside = gathered_scope(world_, scope, base.record, base.name);
  // The argument must name the record; a field of it always does.
  const auto of_line = [&](const Sort& wanted) {
    std::vector<Atom> fields;
    for (const Atom& atom : inside.atoms)
      if (atom.sort == wanted && atom.text.starts_with(base.name + ".")) fields.push_back(atom);
    if (fields.empty()) return nothing();
    const Phrase field{wanted, chance_.pick(fields).text, {}, false};
    if (depth < 2 || chance_.percent(70)) return field;
    const Phrase wrapped = value(wanted, inside, depth - 1);
    return wrapped.written().find(base.name + ".") == std::string::npos ? field : wrapped;
  };
  Phrase where = nothing();
  if (chance_.percent(55)) where = clause("where ", condition(inside, depth - 1));
  if (sort.kind == SortKind::truth && chance_.percent(60))
    return say(sort, chance_.percent(50) ? "any(" : "every(", base.name, where, ")");
  if (sort.kind == SortKind::number && chance_.percent(25)) return say(sort, "count(", base.name, where, ")");
  if (sort.kind == SortKind::number && chance_.percent(15)) {
    const Phrase counted = of_line(any_sort(inside));
    if (!is_nothing(counted)) return say(sort, "count distinct(", counted, where, ")");
  }
  const Phrase argument = of_line(sort);
  if (is_nothing(argument)) return nothing();
  const bool numeric = sort.kind == SortKind::number || sort.kind == SortKind::money;
  if (numeric && chance_.percent(55))
    return say(sort, chance_.percent(65) ? "sum(" : "average(", argument, where, ")");
  if (is_ordered(sort) && chance_.percent(50))
    return say(sort, chance_.percent(50) ? "min(" : "max(", argument, where, ")");
  Sort by = chance_.percent(70) ? of(SortKind::date) : ordered_sort(inside);
  Phrase order = can(by, inside) ? of_line(by) : nothing();
  if (is_nothing(order)) order = leaf(of(SortKind::number), inside);
  return say(sort, chance_.percent(50) ? "latest(" : "earliest(", argument, " by ", order, where, ")");
}

/// ` where C` and ` within FIELD` of a function of the population.
Phrase Author::within_and_where(const Scope& scope, int depth) {
  Phrase both = say({});
  if (chance_.percent(30)) both.parts.push_back(clause("where ", condition(scope, depth - 1)));
  if (chance_.percent(35)) {
    const Sort sort = any_sort(scope);
    if (scope.has(sort)) both.parts.push_back(clause("within ", atom(sort, scope)));
  }
  return both;
}

Phrase Author::of_population(const Sort& sort, const Scope& scope, int depth) {
  if (!scope.of_population) return nothing();
  const Sort numeric =
      scope.has(of(SortKind::money)) && chance_.percent(40) ? of(SortKind::money) : of(SortKind::number);
  const auto ending = [&] { return say({}, within_and_where(scope, depth), ")"); };
  if (sort.kind == SortKind::truth) {
    const Phrase top =
        chance_.percent(80) ? piece(chance_.percent(50) ? "80%" : "50%") : number(scope, depth - 1);
    return say(sort, "in_top_share(", value(numeric, scope, depth - 1), ", ", top, ending());
  }
  if (sort.kind == SortKind::money)
    return say(sort, chance_.percent(50) ? "overall_sum(" : "overall_average(", value(sort, scope, depth - 1),
               ending());
  if (sort.kind != SortKind::number) return nothing();
  const Sort ranked = ordered_sort(scope);
  switch (chance_.below(8)) {
    case 0:
      if (can(ranked, scope)) return say(sort, "percentile(", value(ranked, scope, depth - 1), ending());
      return nothing();
    case 1:
    case 2: {
      if (!can(ranked, scope)) return nothing();
      Phrase second = nothing();
      const Sort other = ordered_sort(scope);
      if (chance_.percent(40) && can(other, scope)) second = say({}, ", ", value(other, scope, depth - 1));
      return say(sort, "rank(", value(ranked, scope, depth - 1), second, ending());
    }
    case 3: return say(sort, "share(", value(numeric, scope, depth - 1), ending());
    case 4: return say(sort, "cumulative_share(", value(numeric, scope, depth - 1), ending());
    case 5: return say(sort, "overall_sum(", number(scope, depth - 1), ending());
    case 6:
      if (chance_.percent(50)) return say(sort, "overall_count(", ending());
      return say(sort, "overall_average(", number(scope, depth - 1), ending());
    default: {
      static const std::vector<std::string> totals = {"27", "100", "1", "0", "1000000007", "-7"};
      if (!can(ranked, scope)) return nothing();
      const std::string size = chance_.percent(85) ? "abs(" : "(";
      return say(sort, "apportion(", chance_.pick(totals), ", ", size, value(numeric, scope, depth - 1),
                 ") by ", value(ranked, scope, depth - 1), ending());
    }
  }
}

}  // namespace rung::fuzz
