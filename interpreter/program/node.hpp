// The operations of a checked program: a small typed graph over columns. Nothing here knows the syntax.
//
// Every node is a value for each row of its space. A value is known, missing, or a fault (an overflow, or rows of a
// table that must not match together). What each operation makes of missing values and faults is told beside it; where
// nothing is told it is strict: a fault among the inputs is a fault (the first in the order of the inputs), else a
// missing input makes the result missing.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source.hpp"
#include "program/functions.hpp"
#include "program/schema.hpp"
#include "values/type.hpp"
#include "values/value.hpp"

namespace rung {

/// Whose rows a node has a value for.
struct Space {
  enum class Kind : std::uint8_t {
    run,     ///< one value for the whole run: constants, today, parameters
    record,  ///< one value for each line of record `id`
    group,   ///< one value for each line of report `id`
  };
  Kind kind = Kind::run;
  std::uint32_t id = 0;

  friend bool operator==(const Space&, const Space&) = default;
  static constexpr Space run() { return {}; }
  static constexpr Space of_record(RecordId record) { return {Kind::record, record}; }
  static constexpr Space of_group(std::uint32_t report) { return {Kind::group, report}; }
};

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide };
enum class Comparison : std::uint8_t { equal, unequal, less, less_equal, greater, greater_equal };
enum class MatchKind : std::uint8_t { first, unique };
enum class FoldKind : std::uint8_t { any, sum, max, min };
enum class AggregateKind : std::uint8_t {
  sum,
  average,
  min,
  max,
  count,
  count_distinct,
  any,
  every,
  latest,
  earliest,
};
enum class PopulationKind : std::uint8_t {
  percentile,
  rank,
  share,
  cumulative_share,
  in_top_share,
  overall_sum,
  overall_average,
  overall_count,
  apportion,
};

namespace op {

/// A value that the rules state.
struct Constant {
  Value value;
};

/// What stands in a record. A computed field is no Field: it is its own node.
struct Field {
  RecordId record;
  FieldId field;
};

/// The review date; missing in a test that has none.
struct Today {};

/// The value of a declaration, a parameter or a computed field. A test's `given` and `--set` may stand in for it.
struct Named {
  NameId name;
  NodeId value;
};

/// A value of the parent record's line, seen from a line of a related record. A node of space `run` needs none.
struct Parent {
  NodeId value;
};

/// Numbers: add, subtract, multiply, divide; a product or quotient is rounded to 18 decimals; division by zero is
/// missing. Date + duration (either order) and date - duration are dates; date - date is a duration in days; durations
/// of one kind add and subtract; a duration times a whole number (either order) is a duration, times another number
/// missing. What does not fit is a fault.
struct Calculate {
  Arithmetic kind;
  NodeId left;
  NodeId right;
};

/// Numbers, dates, text by code point, truth (no before yes), durations by length, tiers by rank, codes of one
/// enumeration. Both sides have one kind of type.
struct Compare {
  Comparison kind;
  NodeId left;
  NodeId right;
};

/// Kleene logic over two or more conditions. A `no` decides an `all`, a `yes` an any, whatever the others are; then a
/// fault counts, then missing.
struct All {
  std::vector<NodeId> conditions;
};
struct Any {
  std::vector<NodeId> conditions;
};
struct Not {
  NodeId condition;
};

/// Never missing.
struct IsMissing {
  NodeId value;
};

/// The fallback where the value is missing. Where the value is known, a fault of the fallback does not matter.
struct Else {
  NodeId value;
  NodeId fallback;
};

/// `yes` where the condition is met; a missing condition is not met. Only the branch that is taken matters.
struct If {
  NodeId condition;
  NodeId yes;
  NodeId no;
};

/// How many of the conditions are met; a missing one is not. Never missing.
struct CountMet {
  std::vector<NodeId> conditions;
};

/// A builtin function of one row; program/functions says what it does.
struct Call {
  FunctionId function;
  std::vector<NodeId> arguments;
};

/// The number (from 0) of the row whose condition is met: first, the first such row, faults behind it do not matter;
/// unique, the only one, a fault (ambiguous_rows) where two are met. Missing where no row is met. The type is a whole
/// number.
struct MatchRow {
  MatchKind kind;
  std::vector<NodeId> rows;
};

/// The cell of the row that a MatchRow chose; missing where it chose none. Only the chosen cell matters.
struct Pick {
  NodeId row;
  std::vector<NodeId> cells;
};

/// The cells of all rows that are met, together; missing cells are skipped, and the result is missing where no cell is
/// left. any: all known cells must be equal, else a fault (disagreeing_rows).
struct Fold {
  FoldKind kind;
  std::vector<NodeId> rows;
  std::vector<NodeId> cells;
};

/// Over the lines of record `from` that belong to the row of this node's space: a record's line or a group of a report.
/// Lines hidden by the record's `where` or `dated` do not belong. Only lines whose condition is met (or all, where it
/// is none) count; a fault in a condition, or in a value or order of a line that counts, is a fault.
/// sum of nothing 0; average, min, max, latest, earliest of nothing missing; missing values are skipped.
/// average is the exact sum over the count of known values, rounded once to 18 decimals.
/// count: of the lines, `value` none. count_distinct: of different known values. any, every: `value` is a condition;
/// any of nothing no, every of nothing yes, a missing one is not met.
/// latest, earliest: the value of the line with the greatest, least known `order`; ties go to the later line of the
/// file for latest, to the earlier for earliest; the value may be missing.
/// Missing, whatever the kind, where a rejected line of `from` (or of a record on the way to it) belongs to the row.
struct Aggregate {
  AggregateKind kind;
  RecordId from;
  NodeId value;
  NodeId condition;
  NodeId order;
};

/// The field of the one record whose key is equal; missing where there is none.
struct Lookup {
  RecordId record;
  NodeId key;
  FieldId field;
};

/// Over all evaluated subjects. `values` by kind: percentile, share, cumulative_share, overall_sum, overall_average: x;
/// rank: x, or x and y; in_top_share: x and the share; overall_count: none; apportion: total, x, y.
/// `where` (or none): a subject that does not meet it takes no part and gets missing, but overall_* give it the total
/// too; its values are not looked at. `within`: subjects with equal values (missing is one) form one population.
/// percentile: the share of subjects with a known x that is <= this one. rank: 1 + how many are greater, a missing y is
/// the least. share: x over the sum of x; cumulative_share: the sum of x from the greatest down to this one over the
/// sum, ties in file order; missing where the sum is 0. in_top_share: cumulative_share - share < the given share,
/// compared exactly. apportion: largest remainder, ties to the greater y, then the earlier line; a missing x takes no
/// part; a sum of 0 gives 0.
struct Population {
  PopulationKind kind;
  std::vector<NodeId> values;
  NodeId where;
  std::vector<NodeId> within;
};

/// A tier bound or a forced tier, with its condition (none: always).
struct TierLine {
  NodeId tier;
  NodeId when;
};

/// The decision of a ladder, as program/ladder.hpp tells it. `reach` and `keep` have a condition for each tier from the
/// lowest; `requires` is part of both; none: always met (as for the lowest tier). Every input may be none.
struct Ladder {
  std::uint32_t set;  ///< the enumeration of its tiers
  NodeId by;
  NodeId applies;
  NodeId current;
  std::vector<NodeId> reach;
  std::vector<NodeId> keep;
  NodeId rise;
  NodeId fall;
  NodeId held;   ///< any `hold` line holds today
  NodeId grace;  ///< N of `grace N reviews`
  NodeId fails;  ///< failed reviews in a row before this one; missing is 0
  std::vector<TierLine> never_above;
  std::vector<TierLine> never_below;
  std::vector<TierLine> force;
  std::vector<TierLine> overrides;  ///< `until` is part of the condition
};

/// One column of a ladder's decision. The type of `tier` and `qualified` is the ladder, of `watch` truth, of `change`
/// and `why` an enumeration that Rung supplies.
enum class LadderColumn : std::uint8_t { tier, qualified, watch, change, why };

struct LadderPart {
  NodeId ladder;
  LadderColumn column;
};

/// Text with holes. A value is written as in an output, in the language of the run's words, and so is a piece of the
/// rules that is shown; a missing value is written as `—`. Never missing.
struct Compose {
  std::vector<std::variant<std::string, NodeId, Spoken>> pieces;
};

/// The value of an enumeration or ladder as text.
struct TextOf {
  NodeId value;
};

/// Of a report's line: the value of its group key.
struct GroupKey {
  std::uint32_t index;
};

}  // namespace op

using Operation =
    std::variant<op::Constant, op::Field, op::Today, op::Named, op::Parent, op::Calculate, op::Compare,
                 op::All, op::Any, op::Not, op::IsMissing, op::Else, op::If, op::CountMet, op::Call,
                 op::MatchRow, op::Pick, op::Fold, op::Aggregate, op::Lookup, op::Population, op::Ladder,
                 op::LadderPart, op::Compose, op::TextOf, op::GroupKey>;

/// Which declaration, which of its parts and which text a node stands for.
struct Origin {
  std::uint32_t declaration = none;  ///< index into Program::declarations
  std::uint32_t part = none;         ///< row of a table, part of a score, tier or line of a ladder …
  Span span;
};

struct Node {
  Operation operation;
  Type type;
  Space space;
  Origin origin;
};

/// Calls `visit(NodeId)` for every input of an operation, in their order; inputs that are none are passed over.
template <class Visit>
void for_each_input(const Operation& operation, Visit visit);

}  // namespace rung

#include "program/node_inputs.hpp"
