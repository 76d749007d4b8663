// The constants of one rule set. Rules and data draw from the same pools, so that values meet the edges of bands.
#pragma once

#include <string>
#include <vector>

#include "fuzz/chance.hpp"
#include "fuzz/phrase.hpp"
#include "values/calendar.hpp"
#include "values/decimal.hpp"

namespace rung::fuzz {

/// A text, and how a rule file writes it.
struct PooledText {
  std::string value;
  std::string literal;
};

struct Pools {
  std::vector<Decimal> numbers;  ///< in ascending order, without doubles
  std::vector<Date> dates;       ///< likewise
  std::vector<PooledText> texts;
  bool large = false;  ///< numbers near the greatest that fit are among them
};

Pools make_pools(Chance& chance);

std::string literal_of(Decimal number);
/// A literal of a duration of a kind, not always whole units.
std::string duration_literal(SortKind kind, Chance& chance);

}  // namespace rung::fuzz
