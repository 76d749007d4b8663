// A checked rule set: its data, its graph of nodes, and the declarations as lists of node ids. It is all that the rooms to
// the right of check ever see.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/language.hpp"
#include "diagnostics/source.hpp"
#include "program/node.hpp"
#include "program/schema.hpp"
#include "program/statement.hpp"

namespace rung {

enum class DeclarationKind : std::uint8_t {
  ruleset,
  param,
  record,
  let,
  table,
  scale,
  score,
  ladder,
  entitlements,
  action,
  report,
  output,
  promise,
  test,
};

struct Declaration {
  DeclarationKind kind;
  std::string name;
  Span span;  ///< of its name
};

struct Ruleset {
  std::string name;
  std::string title;
  std::string version;
  std::optional<Date> effective_from;
  std::optional<Date> effective_to;
  RecordId holidays = none;  ///< the keyed record whose keys are no working days
  Span span;
};

/// A value that has a name of its own: `given` in a test and `--set` may stand in for it.
struct Name {
  std::string name;
  NodeId node;  ///< the op::Named
  bool parameter = false;
};

/// One part of a score as the author wrote it. Nodes are none where the part has no such clause.
struct ScorePart {
  enum class Kind : std::uint8_t { base, bonus, penalty, weight };
  Kind kind;
  std::string label;
  std::string group;
  NodeId amount;
  NodeId condition;
  NodeId contribution;  ///< what the part adds (a penalty: takes away), after its own cap
  Span span;
  Stated per = {};
  Stated written = {};   ///< the amount, or of a weighted part its value, with its place; not clamped
  Bounded bounded = {};  ///< of the amount (times `per`), whether or not the condition is met
  std::vector<Condition> conditions = {};
  Stated weight = {};
};

struct Score {
  std::string name;
  NameId value;
  std::vector<ScorePart> parts;
  Span span = {};
  std::vector<Condition> applies = {};
  std::vector<ScoreGroup> groups = {};
  std::vector<ScoreTotal> totals = {};
  std::vector<ScoreFactor> factors = {};
  NodeId base = none;  ///< of points, as `bonuses`, `penalties` and `extras`, all after their bounds
  NodeId bonuses = none;
  NodeId penalties = none;
  NodeId extras = none;
  NodeId coverage = none;  ///< of weights: how much of them is there
  Stated out_of = {};
  Stated enough = {};  ///< of `missing reweighted from 60%`
  Stated counts = {};  ///< of `missing counts 0`
  bool reweighted = false;
};

struct LadderDeclaration {
  std::string name;
  std::uint32_t set;  ///< the enumeration of its tiers
  NameId value;
  NodeId decision;                  ///< the op::Ladder
  std::vector<std::string> titles;  ///< by tier code; empty where the ladder has no titles
  LadderTerms terms = {};
  Span span = {};
};

struct Benefit {
  std::string stage;  ///< empty for one that only a grant names
  std::string name;
  NodeId value;
  std::vector<NodeId> cells = {};  ///< of its row by tier code; empty for one that only a grant names
  Span span = {};
};

struct Entitlements {
  std::string name;
  std::vector<Benefit> benefits;
  NodeId by = none;                     ///< the tier
  std::vector<GrantTerms> grants = {};  ///< in their order, then the revocations
  Span span = {};
};

/// All nodes are of the subject's space or of the run; `due` and `owner` may be none.
struct Action {
  std::string name;
  NodeId when;
  NodeId due;
  NodeId owner;
  NodeId say;
  Span span;
  std::vector<Condition> conditions = {};
};

/// The name of a column as a path: `tier.change`. A builtin member behind the last dot is written in the language of the
/// words.
struct ColumnName {
  std::string name;  ///< without the member
  std::optional<Worded> member;

  std::string in(Language words) const;
};

struct ReportColumn {
  std::string name;
  NodeId value;  ///< of the report's group space
};

struct SortKey {
  NodeId value;  ///< of the report's group space
  bool descending = false;
};

/// Lines are the groups of subjects with equal keys (missing is a key) that meet `where`; without keys there is one line,
/// always. Sorted by `sort`, missing last in both directions, ties by first appearance; then cut to `top`.
struct Report {
  std::string name;
  std::vector<ColumnName> key_names;
  std::vector<NodeId> keys;  ///< of the subject's space
  NodeId where = none;
  std::vector<ReportColumn> columns;
  std::vector<SortKey> sort;
  std::optional<std::int64_t> top;
  Span span;
};

struct OutputColumn {
  ColumnName name;
  NodeId value;
};

struct Promise {
  enum class Kind : std::uint8_t { always, never_lowers, never_raises };
  std::string name;
  Kind kind;
  NodeId condition = none;  ///< of `always`
  NodeId raised = none;
  NodeId watched = none;
  Span span;
};

/// What a test gives: a field of the subject, or the value of a name. Values are nodes of space `run`.
struct GivenField {
  FieldId field;
  NodeId value;
};
struct GivenName {
  NameId name;
  NodeId value;
};
/// Lines of a related or reference record; a cell that is none is not given.
struct GivenLines {
  RecordId record;
  std::vector<FieldId> fields;
  std::vector<std::vector<NodeId>> lines;
};
struct Expectation {
  std::string path;
  NodeId actual;
  NodeId expected;  ///< of space `run`
  Span span;
};
struct ActionExpectation {
  std::uint32_t action;  ///< index into Program::actions
  NodeId due = none;
  bool absent = false;  ///< `expect no action`
  Span span;
};

/// What a test expects of the customers of a sample: the share of those who meet a condition, or that nobody does.
struct SampleExpectation {
  NodeId met;
  NodeId among = none;  ///< who counts at all
  NodeId low = none;    ///< of space `run`, as `high`; both none: nobody
  NodeId high = none;
  std::vector<GivenName> names;                         ///< parameters that the test gives
  std::vector<std::pair<RecordId, std::string>> files;  ///< relative to the rule file, the subject's first
  Span span;
};

/// One subject of a test: a row of its table, or the whole test where it has none.
struct TestCase {
  std::vector<GivenField> fields;
  std::vector<GivenName> names;
  std::vector<GivenLines> lines;
  std::vector<Expectation> expectations;
  std::vector<ActionExpectation> actions;
  std::optional<std::uint32_t> row;  ///< which row of the table, from 1
  Span span;
};

/// `together`: all cases are one population, in their order. Otherwise each is a run of its own.
struct Test {
  std::string name;
  std::optional<Date> as_of;
  bool together = false;
  std::vector<TestCase> cases;
  std::vector<SampleExpectation> samples = {};
  Span span;
};

struct Program {
  std::optional<Ruleset> ruleset;
  std::vector<Declaration> declarations;
  std::vector<Record> records;  ///< the first is the subject; empty only where the rules declare none
  std::vector<Enumeration> enumerations;
  std::vector<Name> names;
  std::vector<Node> nodes;  ///< inputs of a node stand before it
  std::vector<Table> tables;
  std::vector<Scale> scales;
  std::vector<Score> scores;
  std::vector<LadderDeclaration> ladders;
  std::vector<Entitlements> entitlements;
  std::vector<Action> actions;
  std::vector<Report> reports;
  std::vector<OutputColumn> output;
  std::optional<Language> words;
  std::vector<Promise> promises;
  std::vector<Test> tests;

  const Node& operator[](NodeId id) const { return nodes[id]; }
};

}  // namespace rung
