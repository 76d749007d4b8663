// Sets of values of one type by their places: what a test asks for, what a value can be. Missing is a place of its own.
#pragma once

#include <optional>
#include <vector>

#include "values/decimal.hpp"

namespace rung {

/// The place of missing, before all known places, of which numbers have the greatest and the least.
constexpr Int128 missing_place = -Decimal::unit_limit - 10;
/// Known places lie between these.
constexpr Int128 first_place = missing_place + 1;
constexpr Int128 last_place = Decimal::unit_limit + 10;

struct PlaceRun {
  Int128 low;
  Int128 high;  ///< within the run
  friend bool operator==(const PlaceRun&, const PlaceRun&) = default;
};

/// Runs in ascending order that do not touch each other.
class PlaceSet {
 public:
  PlaceSet() = default;
  static PlaceSet between(Int128 low, Int128 high);
  static PlaceSet of(Int128 place) { return between(place, place); }
  static PlaceSet of_missing() { return of(missing_place); }
  static PlaceSet everything() { return between(missing_place, last_place); }
  static PlaceSet known() { return between(first_place, last_place); }

  bool empty() const { return runs_.empty(); }
  const std::vector<PlaceRun>& runs() const { return runs_; }
  bool contains(Int128 place) const;
  bool holds(const PlaceSet& other) const;
  bool meets(const PlaceSet& other) const;
  /// The only place, where there is one.
  std::optional<Int128> only() const;

  friend PlaceSet operator&(const PlaceSet& a, const PlaceSet& b);
  friend PlaceSet operator|(const PlaceSet& a, const PlaceSet& b);
  friend PlaceSet operator-(const PlaceSet& a, const PlaceSet& b);
  friend bool operator==(const PlaceSet&, const PlaceSet&) = default;

 private:
  std::vector<PlaceRun> runs_;
};

}  // namespace rung
