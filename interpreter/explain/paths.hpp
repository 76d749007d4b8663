// What would change a customer's tier: the smallest changes that reach the next one, how much could be lost before the present
// one is, and until when it lasts if nothing happens. Facts only; words are in paths_text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "explain/slice.hpp"
#include "explain/subject_records.hpp"

namespace rung {

/// A field of the customer, or something gathered, with another value.
struct ProposedChange {
  FieldId field;  ///< index into SubjectPaths::fields
  Value from;
  Value to;
};

/// One field, or two together, with which the ladder gives `tier`; evaluated by the engine.
struct TierPath {
  std::vector<ProposedChange> changes;
  Decimal cost;  ///< see cost_of
  std::int32_t tier = 0;
  std::optional<Value> value;  ///< what the ladder's `by` value becomes, where it has one
  std::optional<Date>
      last_day;  ///< the last day on which the change is enough; nothing: as far as was looked
};

/// A condition of the next tier.
struct TierGate {
  Condition condition;
  bool met = false;
  std::optional<Value> lacks;           ///< of a plain threshold what the value lacks
  std::vector<ProposedChange> nearest;  ///< of one field each; none for a gate that no such change opens
};

/// What keeps a customer from a tier although its conditions may hold, in the order in which a ladder decides.
enum class PathStop : std::uint8_t { does_not_apply, rise, never_above, force, override_ };

/// How far a field may go before the tier would be lost at the next review.
struct TierMargin {
  ProposedChange lost;               ///< the nearest value with which it is
  std::optional<Value> kept;         ///< the last value with which it is not, for numbers and dates
  std::optional<std::int32_t> tier;  ///< what the customer would have then; nothing: unrated
};

/// What the passing of time does while the customer's record stays as it is.
struct TierTime {
  std::optional<Date> lost;  ///< the first day with a lower tier, or none
  std::optional<std::int32_t> tier_when_lost;
  std::optional<Date> gained;  ///< the first day with a higher tier
  std::optional<std::int32_t> tier_when_gained;
  std::optional<Date> falls;  ///< the first day on which the `by` value is lower than now
  std::optional<Value> value_then;
  std::optional<Date> looked_until;  ///< nothing where time changes nothing
};

struct LadderPaths {
  std::uint32_t ladder;                ///< index into Program::ladders
  std::optional<std::int32_t> tier;    ///< the decision; nothing: unrated
  std::optional<std::int32_t> next;    ///< the tier that is looked for; nothing at the top
  bool keeps_next = false;             ///< the next tier is that of before: to keep it is enough
  std::optional<Value> value;          ///< of `by`
  std::vector<FieldId> fields;         ///< that may change
  std::vector<FieldId> beside_others;  ///< left out, since a place among other customers depends on them
  std::vector<TierPath> singles;       ///< cheapest first
  std::vector<TierPath> pairs;         ///< cheapest first
  std::vector<TierGate> gates;         ///< of the next tier
  std::vector<PathStop> stops;         ///< where no path was found: without these there would be one
  std::vector<TierMargin> margins;
  bool failing = false;          ///< the tier's own conditions fail as things stand
  bool kept_regardless = false;  ///< a hold or a grace keeps the tier through the next review
  TierTime time;
  bool complete = true;  ///< false: a search gave up, so that there may be more or nearer paths
};

struct PathsRequest {
  std::vector<FieldId> fields;  ///< what the command line names; wins over the marks of the rules
  std::vector<NameId> names;
  std::size_t most_paths = 5;        ///< of one field, and of two
  std::int32_t most_days = 5 * 366;  ///< how far time is looked ahead
};

/// One customer as it was rated.
struct PathSubject {
  const Program& program;
  const NodeOutcomes& values;  ///< of the run; values of the population are taken from here
  const SubjectRecords& records;
  const Settings& settings;
};

/// What a change can speak of.
struct PathField {
  std::string name;
  Type type;
};

struct SubjectPaths {
  std::vector<PathField> fields;  ///< those of the subject's record, then what is gathered
  std::vector<LadderPaths> ladders;
};

/// For each ladder that was computed for the customer.
SubjectPaths find_paths(const PathSubject& rated, const PathsRequest& request);

}  // namespace rung
