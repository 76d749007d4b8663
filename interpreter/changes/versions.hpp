// The versions of the rules that a plan evaluates: the earlier one, the later one, and those between them with one change
// made or left out; and what is wanted of each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "changes/change_units.hpp"
#include "changes/compared_outcomes.hpp"
#include "review/rules.hpp"

namespace rung {

/// Versions by number; those between follow, two for each change unit.
constexpr std::uint32_t version_before = 0;
constexpr std::uint32_t version_after = 1;
inline std::uint32_t version_alone(std::size_t unit) {
  return static_cast<std::uint32_t>(2 + 2 * unit);
}
inline std::uint32_t version_without(std::size_t unit) {
  return static_cast<std::uint32_t>(3 + 2 * unit);
}

/// A column that is asked for on the command line, by its place in Checked::wanted; none where it is not asked for.
using AskedColumn = std::uint32_t;

/// What is asked beside the outcomes, for the earlier and the later version.
struct AskedColumns {
  std::vector<WantedValue> columns;
  std::vector<AskedColumn> reasons;  ///< by outcome, of ladders
  std::vector<AskedColumn> costs;    ///< by outcome, of benefits
  std::vector<AskedColumn> shown;
  AskedColumn money = none;
};

/// One of the two versions that are compared.
struct ComparedVersion {
  const Rules* rules = nullptr;
  AskedColumns asked;

  NodeId node(AskedColumn column) const { return column == none ? none : rules->checked.wanted[column]; }
};

/// Everything that a plan evaluates.
struct Versions {
  ComparedVersion before;
  ComparedVersion after;
  std::vector<ComparedOutcome> outcomes;
  std::vector<ChangeUnit> units;
  std::vector<std::string> inputs;                      ///< names of values that the changed clauses look at
  std::vector<std::vector<std::uint32_t>> unit_inputs;  ///< for each unit, which of them

  /// Null where there is no such version.
  const Rules* rules(std::uint32_t version) const;
  std::uint32_t count() const { return static_cast<std::uint32_t>(2 + 2 * units.size()); }
};

/// The score, or whatever else, by which a ladder goes; none where it has none.
NodeId score_behind(const Program& program, const ComparedOutcome& outcome);

/// What each tier asks of the score behind the ladder where that is a plain number, by code.
std::vector<std::optional<Decimal>> thresholds_of(const Program& program, const ComparedOutcome& outcome);

/// A value of the subject by its name: a let, a score, a field; none where nothing that is computed has the name.
NodeId named_value(const Program& program, const std::string& name);

/// The names of values that a clause looks at, the first few.
std::vector<std::string> values_in(const Program& program, Span place);

}  // namespace rung
