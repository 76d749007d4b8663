// Finds the nearest changes of one customer that reach a goal: exactly, over all values that the fields can take. Bounds rule
// out where nothing can be; what is left is halved until single values are left, and these the engine evaluates.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "explain/changeable.hpp"
#include "explain/variants.hpp"

namespace rung {

/// What shall become of a node.
struct Goal {
  enum class Kind : std::uint8_t {
    at_least,  ///< known, and not below the bound
    below,     ///< missing, or below the bound
  };
  NodeId node = none;
  Kind kind = Kind::at_least;
  Int128 bound = 0;

  bool can_be(const Extent& extent) const;
  bool is(const Outcome& outcome) const;
};

/// One field with its new value.
struct FoundChange {
  std::size_t field;  ///< index into the changeable fields
  Int128 place;
};

/// A change of one field, or of two together.
struct FoundPath {
  std::vector<FoundChange> changes;
  Decimal cost;
};

/// Searches that look at more places than this give up and say so.
constexpr std::size_t most_looks = 20'000;

class ChangeSearch {
 public:
  /// The goal's node must be one of the variants'. All must outlive this.
  ChangeSearch(const Variants& variants, const Goal& goal, const std::vector<ChangeableField>& fields);

  /// Whether the customer is there without any change.
  bool is_reached() const;

  /// For a number or a date the nearest value above and the nearest below that reach the goal; for others every value.
  std::vector<FoundPath> single(std::size_t field);
  /// The cheapest change of both fields, neither of which reaches the goal alone by as little. Nothing where it costs more
  /// than nine tenths of what the cheaper field costs alone.
  std::optional<FoundPath> pair(std::size_t first, std::size_t second);

  /// False where a search gave up: what it found holds, but there may be more, or nearer.
  bool is_complete() const { return complete_; }

 private:
  struct Steps;   // a field's values on one side of its own, counted from the nearest
  struct Corner;  // what is left of a search in two fields

  std::optional<Int128> nearest_on(const Steps& steps, Slice& slice, const Variant& fixed, Int128 count);
  std::optional<FoundPath> pair_of_numbers(const Steps& first, const Steps& second, Slice& slice,
                                           std::optional<Decimal>& most);
  std::optional<FoundPath> pair_with_discrete(std::size_t discrete, std::size_t other);
  std::vector<Steps> both_sides(std::size_t field) const;
  const std::vector<FoundPath>& known_single(std::size_t field);
  /// How many steps may be made before the field alone would reach the goal.
  Int128 steps_before_single(const Steps& steps);
  std::optional<Decimal> most_cost(std::size_t first, std::size_t second);
  bool reaches(const Variant& variant) const;
  FieldChange changed(const FoundChange& change) const;
  bool look();

  const Variants& variants_;
  Goal goal_;
  std::size_t goal_place_;  ///< among the nodes of the variants
  const std::vector<ChangeableField>& fields_;
  std::optional<NodeOutcomes> values_;
  std::vector<std::optional<std::vector<FoundPath>>> singles_;
  std::size_t looks_ = 0;
  bool complete_ = true;
};

}  // namespace rung
