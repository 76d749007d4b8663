// Texts, dates and durations.

#include "fuzz/author.hpp"

namespace rung::fuzz {
namespace {

constexpr Sort a_text = of(SortKind::text);
constexpr Sort a_date = of(SortKind::date);

}  // namespace

Phrase Author::text(const Scope& scope, int depth) {
  const auto subject = [&] {
    for (std::size_t set = 0; set < world_.choices.size(); ++set) {
      const Sort sort{SortKind::choice, set};
      if (scope.has(sort) && chance_.percent(15)) return atom(sort, scope);
    }
    return value(a_text, scope, depth - 1);
  };
  switch (chance_.below(6)) {
    case 0: return say(a_text, "left(", subject(), ", ", leaf(of(SortKind::number), scope), ")");
    case 1: return say(a_text, "right(", subject(), ", ", leaf(of(SortKind::number), scope), ")");
    case 2:
      return say(a_text, "middle(", subject(), ", ", leaf(of(SortKind::number), scope), ", ",
                 leaf(of(SortKind::number), scope), ")");
    case 3: return say(a_text, chance_.percent(50) ? "upper(" : "lower(", subject(), ")");
    default: return told(scope, depth);
  }
}

Phrase Author::told(const Scope& scope, int depth) {
  Phrase phrase = say(a_text, "\"");
  for (std::size_t holes = chance_.between(1, 2); holes > 0; --holes) {
    phrase.parts.push_back(piece(chance_.percent(50) ? "<" : "客 "));
    const Sort sort = any_sort(scope);
    if (!can(sort, scope)) continue;
    Phrase hole = value(sort, scope, depth - 1);
    // A hole holds no quote.
    if (hole.written().find('"') != std::string::npos) continue;
    phrase.parts.push_back(say({}, "{", std::move(hole), "}"));
  }
  phrase.parts.push_back(piece(".\""));
  return phrase;
}

Phrase Author::date(const Scope& scope, int depth) {
  static const std::vector<SortKind> kinds = {SortKind::days, SortKind::months, SortKind::working_days};
  const Sort length = scope.holidays ? of(SortKind::days) : of(chance_.pick(kinds));
  const Phrase first = value(a_date, scope, depth - 1);
  const Phrase moved = value(length, scope, depth - 1);
  if (chance_.percent(10)) return say(a_date, "(", moved, " + ", first, ")");
  return say(a_date, "(", first, chance_.percent(50) ? " + " : " - ", moved, ")");
}

Phrase Author::duration(const Sort& sort, const Scope& scope, int depth) {
  switch (chance_.below(5)) {
    case 0:
      if (sort.kind == SortKind::days)
        return say(sort, "(", value(a_date, scope, depth - 1), " - ", value(a_date, scope, depth - 1), ")");
      return literal(sort);
    case 1: return say(sort, "(", leaf(of(SortKind::number), scope), " * ", literal(sort), ")");
    case 2:
      return say(sort, "(", value(sort, scope, depth - 1), chance_.percent(50) ? " + " : " - ",
                 value(sort, scope, depth - 1), ")");
    case 3: return say(sort, "(-", value(sort, scope, depth - 1), ")");
    default: return leaf(sort, scope);
  }
}

}  // namespace rung::fuzz
