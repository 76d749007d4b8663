// Conditions: comparisons of every sort, membership, windows of time, and their combinations.

#include "fuzz/author.hpp"

namespace rung::fuzz {
namespace {

constexpr Sort a_truth = of(SortKind::truth);

}  // namespace

Phrase Author::truth(const Scope& scope, int depth) {
  switch (chance_.below(12)) {
    case 0:
    case 1:
    case 2: return conditions(scope, depth);
    case 3: return window(scope, depth);
    case 4: {
      const Sort sort = any_sort(scope);
      if (!can(sort, scope)) return comparison(scope, depth);
      const std::string ending = chance_.percent(50) ? " is missing)" : " is not missing)";
      return say(a_truth, "(", value(sort, scope, depth - 1), ending);
    }
    case 5: {
      static const std::vector<std::string> names = {"contains(", "starts_with(", "ends_with("};
      return say(a_truth, chance_.pick(names), value(of(SortKind::text), scope, depth - 1), ", ",
                 leaf(of(SortKind::text), scope), ")");
    }
    default: return comparison(scope, depth);
  }
}

Phrase Author::conditions(const Scope& scope, int depth) {
  const Phrase first = condition(scope, depth - 1);
  if (chance_.percent(20)) return say(a_truth, "(not ", first, ")");
  const Phrase second = condition(scope, depth - 1);
  if (chance_.percent(70)) {
    const std::string word = chance_.percent(50) ? " and " : " or ";
    Phrase phrase = say(a_truth, "(", first, word, second);
    if (chance_.percent(20)) phrase.parts.push_back(say({}, word, condition(scope, depth - 1)));
    phrase.parts.push_back(piece(")"));
    return phrase;
  }
  const std::string word = chance_.percent(50) ? "(at least " : "(at most ";
  const Phrase number =
      chance_.percent(80) ? piece(std::to_string(chance_.below(3))) : leaf(of(SortKind::number), scope);
  return say(a_truth, word, number, " of (", first, ", ", second, "))");
}

Phrase Author::comparison(const Scope& scope, int depth) {
  const Sort sort = any_sort(scope);
  if (!can(sort, scope)) return ordered_comparison(of(SortKind::number), scope, depth);
  if (sort.kind == SortKind::choice) return choice_comparison(sort, scope, depth);
  return ordered_comparison(sort, scope, depth);
}

Phrase Author::ordered_comparison(const Sort& sort, const Scope& scope, int depth) {
  static const std::vector<std::string> words = {" = ",  " != ", " < ",  " <= ", " > ",
                                                 " >= ", " < ",  " >= ", " is ", " is not "};
  // On the left a tier's name would not know its ladder.
  const Phrase left = sort.kind == SortKind::tier ? atom(sort, scope) : value(sort, scope, depth - 1);
  if (chance_.percent(15))
    return say(a_truth, "(", beside(sort, scope, depth), chance_.percent(50) ? " <= " : " < ", left,
               chance_.percent(50) ? " < " : " <= ", beside(sort, scope, depth), ")");
  if (chance_.percent(15))
    return say(a_truth, "(", left, chance_.percent(70) ? " in (" : " not in (", list(sort, scope), "))");
  return say(a_truth, "(", left, chance_.pick(words), beside(sort, scope, depth), ")");
}

Phrase Author::list(const Sort& sort, const Scope& scope) {
  Phrase phrase = say({}, literal(sort));
  for (std::size_t more = chance_.below(3); more > 0; --more) {
    phrase.parts.push_back(piece(", "));
    phrase.parts.push_back(chance_.percent(80) || !can(sort, scope) ? literal(sort) : leaf(sort, scope));
  }
  return phrase;
}

Phrase Author::choice_comparison(const Sort& sort, const Scope& scope, int depth) {
  const Phrase left = value(sort, scope, depth - 1);
  const std::string equal = chance_.percent(60) ? " is " : chance_.percent(50) ? " is not " : " != ";
  switch (chance_.below(5)) {
    case 0:
      return say(a_truth, "(", left, chance_.percent(70) ? " in (" : " not in (", list(sort, scope), "))");
    case 1:
      // A text that is written there would have to be one of the values.
      if (scope.has(of(SortKind::text)))
        return say(a_truth, "(", left, equal, atom(of(SortKind::text), scope), ")");
      return say(a_truth, "(", left, equal, literal(sort), ")");
    case 2: {
      // Another enumeration, which compares by its words.
      const Sort other{SortKind::choice, chance_.below(world_.choices.size())};
      if (scope.has(other)) return say(a_truth, "(", left, equal, atom(other, scope), ")");
      return say(a_truth, "(", left, equal, literal(sort), ")");
    }
    default: return say(a_truth, "(", left, equal, literal(sort), ")");
  }
}

Phrase Author::window(const Scope& scope, int depth) {
  static const std::vector<SortKind> kinds = {SortKind::days, SortKind::months, SortKind::months,
                                              SortKind::working_days};
  const Sort length = scope.holidays ? of(SortKind::months) : of(chance_.pick(kinds));
  Phrase phrase = say(a_truth, "(", value(of(SortKind::date), scope, depth - 1),
                      chance_.percent(60) ? " within last " : " within next ",
                      chance_.percent(75) ? literal(length) : value(length, scope, depth - 1));
  if (chance_.percent(35))
    phrase.parts.push_back(say({}, " as of ", value(of(SortKind::date), scope, depth - 1)));
  phrase.parts.push_back(piece(")"));
  return phrase;
}

}  // namespace rung::fuzz
