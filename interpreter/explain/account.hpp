// How one subject came to its result, as plain data without words: what every rendering, check and comparison of an
// explanation is made of. Declarations are named by their index in the program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "program/ladder_steps.hpp"
#include "program/program.hpp"

namespace rung {

/// A value with what it is called in the rules: a field, a declaration, a parameter.
struct NamedValue {
  NodeId node;
  std::string name;  ///< empty where it has none; its text in the rules says it then
  Span span;
  Outcome value;

  bool is_blank() const { return std::holds_alternative<Value>(value) && is_missing(std::get<Value>(value)); }
};

enum class Met : std::uint8_t { yes, no, unknown };

/// One condition, and what it looked at.
struct TestedCondition {
  Condition condition;
  Met met;
  std::vector<NamedValue> looked_at;
  std::vector<NamedValue> blank;  ///< why it is unknown
  /// Of a condition with a name of its own that is not met: those in it that are not.
  std::vector<TestedCondition> inside = {};
};

struct PartAccount {
  enum class State : std::uint8_t {
    earned,  ///< its contribution is in the score
    unmet,   ///< a condition is not met
    blank,   ///< its amount, or a bound, is missing
  };
  std::uint32_t part;
  State state;
  std::optional<Decimal> amount;
  std::optional<Decimal> per;
  std::optional<Decimal> before;  ///< the part's own bounds
  std::optional<Decimal> contribution;
  std::optional<Decimal> weight;  ///< of a weighted part, as `points`
  std::optional<Decimal> points;  ///< weight × value
  std::vector<TestedCondition> conditions;
  std::vector<NamedValue> inputs;
  std::vector<NamedValue> blank;
};

/// What a group or a total made of its sum.
struct BoundAccount {
  std::optional<Decimal> before;
  std::optional<Decimal> after;
};

struct GroupAccount {
  std::uint32_t group;
  std::optional<Decimal> sum;  ///< of its items; the bounds follow, where `greatest` of the greatest item
  BoundAccount bound;
};

struct TotalAccount {
  std::uint32_t total;
  BoundAccount bound;
};

struct FactorAccount {
  std::uint32_t factor;
  std::optional<Decimal> by;
  std::optional<Decimal> after;
};

struct ScoreAccount {
  std::uint32_t score;
  std::optional<Decimal> value;
  bool applies = true;
  std::vector<TestedCondition> conditions;  ///< of `applies when`
  std::vector<PartAccount> parts;
  std::vector<GroupAccount> groups;
  std::vector<TotalAccount> totals;
  std::vector<FactorAccount> factors;
  std::optional<Decimal> base;
  std::optional<Decimal> bonuses;
  std::optional<Decimal> penalties;
  std::optional<Decimal> extras;
  std::optional<Decimal> coverage;
  std::vector<NamedValue> blank;  ///< why it is missing
};

struct TableAccount {
  std::uint32_t table;
  std::vector<NamedValue> inputs;
  std::vector<std::uint32_t> rows;  ///< that were taken, from 0
  std::vector<NamedValue> outputs;  ///< in the order of the table's
  std::vector<NamedValue> blank;    ///< why no row was taken
};

struct ScaleAccount {
  struct Slice {
    std::uint32_t slice;
    Decimal amount;
    Decimal rate;
    Decimal earned;
  };
  std::uint32_t scale;
  NamedValue of;
  std::vector<Slice> slices;  ///< in which something lies
  std::optional<Decimal> value;
};

struct TierAccount {
  bool reached = false;
  bool kept = false;
  std::vector<TestedCondition> reach;
  std::vector<TestedCondition> keep;
};

struct RuleAccount {
  std::uint32_t rule;
  bool holds;
  std::optional<std::int32_t> tier;
  std::vector<TestedCondition> conditions;
  std::optional<NamedValue> until;
};

struct HoldAccount {
  std::uint32_t hold;
  bool holds;
  std::optional<Date> until;  ///< the last day on which it holds
};

/// Which tiers are possible once what is missing is known: one field where it decides alone, else several together.
struct Undetermined {
  std::vector<NamedValue> fields;
  std::vector<std::int32_t> tiers;  ///< rising
};

struct LadderAccount {
  std::uint32_t ladder;
  LadderFacts facts;                 ///< its arrays are in `reached` and `kept`
  LadderDecision decision;           ///< by the facts
  std::optional<std::int32_t> tier;  ///< as it was rated
  std::vector<std::uint8_t> reached;
  std::vector<std::uint8_t> kept;
  LadderBounds bounds;
  std::vector<LadderStep> steps;
  std::optional<NamedValue> by;
  std::vector<TestedCondition> conditions;  ///< of `applies when`
  std::vector<TierAccount> tiers;           ///< from the lowest
  std::vector<RuleAccount> rules;
  std::vector<HoldAccount> holds;
  std::optional<Decimal> grace;
  std::optional<Decimal> fails;
  std::optional<Date> since;
  std::vector<NamedValue> blank;  ///< why it is unrated or unmoved
  std::vector<Undetermined> possible;

  /// The tier above the resulting one; nothing at the top and for an unrated subject.
  std::optional<std::int32_t> next() const {
    if (!decision.tier || *decision.tier + 1 >= facts.tiers) return std::nullopt;
    return *decision.tier + 1;
  }
};

struct BenefitAccount {
  std::uint32_t benefit;
  Outcome value;
  std::optional<Value> before;         ///< what its row gives the tier before; nothing where there is none
  std::optional<std::uint32_t> grant;  ///< the line that granted or revoked it
};

struct EntitlementsAccount {
  std::uint32_t entitlements;
  std::vector<BenefitAccount> benefits;
};

struct ActionAccount {
  std::uint32_t action;
  std::optional<Value> due;
  std::optional<Value> owner;
  std::optional<Value> text;
  std::vector<TestedCondition> conditions;
};

struct CountedLine {
  DataPlace place;
  std::optional<Outcome> value;
};

/// The lines behind an aggregate.
struct GatheringAccount {
  NamedValue aggregate;
  RecordId record;
  std::uint64_t lines = 0;   ///< of the subject
  std::uint64_t hidden = 0;  ///< by the record's `where` or `dated`
  std::uint64_t counted = 0;
  std::optional<Decimal> sum;      ///< of the numbers of those that counted
  std::vector<CountedLine> shown;  ///< the first that counted
};

struct ColumnAccount {
  std::uint32_t column;  ///< of the output
  Outcome value;
};

struct Account {
  std::string subject;  ///< its key as people write it, or the number of its line
  DataPlace place;
  Date as_of;
  std::vector<ScoreAccount> scores;
  std::vector<TableAccount> tables;
  std::vector<ScaleAccount> scales;
  std::vector<LadderAccount> ladders;
  std::vector<EntitlementsAccount> entitlements;
  std::vector<ActionAccount> actions;
  std::vector<GatheringAccount> gatherings;
  std::vector<NamedValue> blank;  ///< blank inputs that mattered, each once
  std::vector<ColumnAccount> columns;
};

}  // namespace rung
