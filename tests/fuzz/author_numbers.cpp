// Numbers and money: arithmetic, rounding, and everything that counts something.

#include "fuzz/author.hpp"

namespace rung::fuzz {
namespace {

constexpr Sort a_number = of(SortKind::number);
constexpr Sort an_amount = of(SortKind::money);

}  // namespace

Phrase Author::plain_number(const Scope& scope, int depth) {
  switch (chance_.below(12)) {
    case 0:
    case 1:
    case 2: {
      static const std::vector<std::string> operators = {" + ", " - ", " * ", " / "};
      return say(a_number, "(", number(scope, depth - 1), chance_.pick(operators), number(scope, depth - 1),
                 ")");
    }
    case 3: return say(a_number, "(-", number(scope, depth - 1), ")");
    case 4:
      if (scope.has(an_amount))
        return say(a_number, "(", value(an_amount, scope, depth - 1), " / ",
                   value(an_amount, scope, depth - 1), ")");
      return leaf(a_number, scope);
    case 5: {
      static const std::vector<std::string> between = {"days_between(", "months_between(", "years_between("};
      return say(a_number, chance_.pick(between), value(of(SortKind::date), scope, depth - 1), ", ",
                 value(of(SortKind::date), scope, depth - 1), ")");
    }
    case 6: {
      static const std::vector<std::string> parts = {"year(", "month(", "day("};
      if (chance_.percent(30))
        return say(a_number, "length(", value(of(SortKind::text), scope, depth - 1), ")");
      return say(a_number, chance_.pick(parts), value(of(SortKind::date), scope, depth - 1), ")");
    }
    case 7:
      return say(a_number, "(how many of (", condition(scope, depth - 1), ", ", condition(scope, depth - 1),
                 "))");
    default: return number_function(scope, depth);
  }
}

Phrase Author::number_function(const Scope& scope, int depth) {
  static const std::vector<std::string> places = {"0", "1", "2", "-1", "-2", "6", "18", "9", "-20"};
  static const std::vector<std::string> powers = {"2", "3", "0", "-1", "-2", "1", "12", "0.5"};
  static const std::vector<std::string> roundings = {"round(", "round_up(", "round_down("};
  const Phrase first = number(scope, depth - 1);
  const auto digits = [&](const std::vector<std::string>& list) {
    return chance_.percent(90) ? Phrase{a_number, chance_.pick(list), {}, false} : leaf(a_number, scope);
  };
  switch (chance_.below(6)) {
    case 0: return say(a_number, "abs(", first, ")");
    case 1: return say(a_number, "ratio(", first, ", ", number(scope, depth - 1), ", ", digits(places), ")");
    case 2:
      if (scope.has(an_amount))
        return say(a_number, "ratio(", value(an_amount, scope, depth - 1), ", ",
                   value(an_amount, scope, depth - 1), ", ", digits(places), ")");
      return say(a_number, "abs(", first, ")");
    case 3: return say(a_number, "power(", first, ", ", digits(powers), ")");
    default: return say(a_number, chance_.pick(roundings), first, ", ", digits(places), ")");
  }
}

Phrase Author::money(const Scope& scope, int depth) {
  const Phrase first = value(an_amount, scope, depth - 1);
  switch (chance_.below(8)) {
    case 0: return say(an_amount, "(", first, " + ", beside(an_amount, scope, depth), ")");
    case 1: return say(an_amount, "(", first, " - ", beside(an_amount, scope, depth), ")");
    case 2: return say(an_amount, "(", first, " * ", number(scope, depth - 1), ")");
    case 3: return say(an_amount, "(", number(scope, depth - 1), " * ", first, ")");
    case 4: return say(an_amount, "(", first, " / ", leaf(a_number, scope), ")");
    case 5: return say(an_amount, "round(", first, ", ", chance_.percent(50) ? "2" : "-2", ")");
    case 6: return say(an_amount, chance_.percent(50) ? "abs(" : "-abs(", first, ")");
    default: return say(an_amount, "ratio(", first, ", ", leaf(a_number, scope), ", 2)");
  }
}

}  // namespace rung::fuzz
