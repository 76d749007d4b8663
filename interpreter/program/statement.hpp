// What a declaration says in its own words, as nodes with their places: for explanations only, nothing is computed from it.
// Equal operations are one node, whose origin is the first of their places, so that a place of its own stands beside each.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/source.hpp"
#include "program/schema.hpp"

namespace rung {

/// A value that a clause states; none where there is no such clause.
struct Stated {
  NodeId node = none;
  Span span = {};

  bool is_there() const { return node != none; }
};

/// One of the conditions that must all hold.
struct Condition {
  enum class Form : std::uint8_t {
    whole,         ///< the span says it all
    behind_value,  ///< `>= 60`, which stands behind the value that it tests
    listed,        ///< `gaming, finance`: one of these is the value
  };
  NodeId met;
  Span span;
  Form form = Form::whole;
  Span value = {};  ///< what is tested, where the form is not whole
};

/// `at most` and `at least` of a part, a group or a total: what came in and what was left.
struct Bounded {
  NodeId before = none;
  NodeId after = none;
  Stated at_most = {};
  Stated at_least = {};
};

/// `bonuses at most 40`, `total at least 0` …
struct ScoreTotal {
  enum class Kind : std::uint8_t { bonuses, penalties, extras, total };
  Kind kind;
  Bounded bounded;
  Span span;
};

/// The items of a group, added up or the greatest of them, and what its bounds left of that. All are of one kind.
struct ScoreGroup {
  std::string name;
  bool penalty = false;
  bool greatest = false;
  std::vector<std::uint32_t> parts;  ///< indices into the parts of the score
  Bounded bounded;
  Span span;  ///< of its clause; of no length where it has none
};

/// `times EXPR`.
struct ScoreFactor {
  Stated factor;
  NodeId after;
};

/// How a table came to its values. A table with parameters is there once for each of its uses.
struct Table {
  struct Row {
    NodeId met;
    std::vector<Condition> tests;
    Span span;
  };
  struct Output {
    std::string name;  ///< empty where the table has one unnamed output
    NodeId value;
    std::vector<NodeId> cells;  ///< by row
  };
  enum class Match : std::uint8_t { one, several };  ///< several: rows that are met are taken together
  std::string name;
  Match match = Match::one;
  bool function = false;  ///< it has parameters: a value for each use, and none of its own
  std::vector<Stated> inputs;
  std::vector<Row> rows;
  std::vector<Output> outputs;
  Span span;
};

/// The slices of a scale: what each earned is added up.
struct Scale {
  struct Slice {
    NodeId from;
    NodeId rate;
    NodeId amount;  ///< what of the whole lies in this slice
    NodeId earned;
    Span span;
  };
  std::string name;
  Stated of;
  std::vector<Slice> slices;
  NodeId value;
  Span span;
};

/// What one tier asks. The lowest asks nothing.
struct TierTerms {
  std::vector<Condition> reach;
  std::vector<Condition> keep;
  NodeId reach_threshold = none;  ///< of a plain `>= x` on the `by` value
  NodeId keep_threshold = none;
  Span span = {};  ///< of its row
};

/// A line of a ladder that may decide after the steps up and down.
struct TierRule {
  enum class Kind : std::uint8_t { never_above, never_below, force, override_ };
  Kind kind;
  NodeId tier;
  NodeId when = none;  ///< with `until` in it; none: always
  Stated until = {};
  std::vector<Condition> conditions;  ///< without `until`
  Span span;
};

struct TierHoldTerms {
  NodeId held;
  NodeId until;  ///< the last day, or with `first_free_day` the first day after it
  bool first_free_day;
  Span span;
};

/// All that a ladder says beside its op::Ladder.
struct LadderTerms {
  NodeId qualified = none;  ///< members of every ladder
  NodeId why = none;
  NodeId to_next = none;  ///< of a ladder by a number
  NodeId to_keep = none;
  Stated by = {};
  std::vector<Condition> applies;
  Stated since = {};
  Stated rose = {};
  Stated rise = {};
  Stated fall = {};
  Stated grace = {};
  Stated fails = {};
  std::vector<TierTerms> tiers;  ///< from the lowest
  std::vector<TierHoldTerms> holds;
  std::vector<TierRule>
      rules;  ///< in the order in which they decide: never above, never below, force, override
};

/// A line `grant` or `revoke`.
struct GrantTerms {
  std::string benefit;
  bool revokes = false;
  NodeId when;
  NodeId value = none;  ///< of a grant
  std::vector<Condition> conditions;
  Span span;
};

}  // namespace rung
