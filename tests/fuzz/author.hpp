// Writes random expressions that are well typed where they stand. One file a family of values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fuzz/world.hpp"

namespace rung::fuzz {

/// `depth` is how many levels of parts an expression may still have; what it needs beyond is a name or a literal.
class Author {
 public:
  explicit Author(World& world) : world_(world), chance_(world.chance) {}

  /// A value of a sort. Money, choices and tiers need something of their sort in the scope.
  Phrase value(const Sort& sort, const Scope& scope, int depth);
  /// Whether `value` can be asked for.
  static bool can(const Sort& sort, const Scope& scope);
  /// A sort that `value` can write there.
  Sort any_sort(const Scope& scope);
  /// Likewise, and its values have an order.
  Sort ordered_sort(const Scope& scope);

  Phrase condition(const Scope& scope, int depth) { return value(of(SortKind::truth), scope, depth); }
  Phrase number(const Scope& scope, int depth) { return value(of(SortKind::number), scope, depth); }
  /// A constant of a sort, from the pools; money is written as a number.
  Phrase literal(const Sort& sort);
  /// A constant as the other side of a comparison, or now and then an expression.
  Phrase beside(const Sort& sort, const Scope& scope, int depth);
  /// A related record or a selection, with arguments where it takes some, and whose lines these are.
  struct Base {
    std::string name;
    std::size_t record;
  };
  /// Those whose lines hang below a record; nothing where there are none.
  std::optional<Base> base_below(std::size_t own, const Scope& scope);
  /// A text with holes. It has no quotes inside.
  Phrase told(const Scope& scope, int depth);

 private:
  Phrase leaf(const Sort& sort, const Scope& scope);
  Phrase atom(const Sort& sort, const Scope& scope);
  Phrase compound(const Sort& sort, const Scope& scope, int depth);
  Phrase plain_number(const Scope& scope, int depth);
  Phrase number_function(const Scope& scope, int depth);
  Phrase money(const Scope& scope, int depth);
  Phrase truth(const Scope& scope, int depth);
  Phrase comparison(const Scope& scope, int depth);
  Phrase ordered_comparison(const Sort& sort, const Scope& scope, int depth);
  Phrase choice_comparison(const Sort& sort, const Scope& scope, int depth);
  Phrase window(const Scope& scope, int depth);
  Phrase conditions(const Scope& scope, int depth);
  Phrase text(const Scope& scope, int depth);
  Phrase date(const Scope& scope, int depth);
  Phrase duration(const Sort& sort, const Scope& scope, int depth);
  Phrase list(const Sort& sort, const Scope& scope);

  /// What every sort has: if, else, calls, lookups, aggregates. Nothing where there is none of the sort.
  Phrase of_any_sort(const Sort& sort, const Scope& scope, int depth);
  Phrase choice_between(const Sort& sort, const Scope& scope, int depth);
  Phrase least_or_greatest(const Sort& sort, const Scope& scope, int depth);
  Phrase call(const Sort& sort, const Scope& scope, int depth);
  Phrase lookup(const Sort& sort, const Scope& scope, int depth);
  Phrase gathered(const Sort& sort, const Scope& scope, int depth);
  Phrase of_population(const Sort& sort, const Scope& scope, int depth);
  Phrase within_and_where(const Scope& scope, int depth);

  World& world_;
  Chance& chance_;
};

/// Sorts whose values a comparison can put in an order.
bool is_ordered(const Sort& sort);

/// A blank phrase says that there was nothing to write.
inline bool is_nothing(const Phrase& phrase) {
  return phrase.text.empty() && phrase.parts.empty();
}

}  // namespace rung::fuzz
