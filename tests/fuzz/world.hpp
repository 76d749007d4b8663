// What has been declared so far in a random rule set, and what an expression may name where it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fuzz/chance.hpp"
#include "fuzz/phrase.hpp"
#include "fuzz/pools.hpp"

namespace rung::fuzz {

/// What a field holds, finer than its sort: the data must fit it.
enum class Filling : std::uint8_t { number, money, percent, integer, count, truth, text, date, choice, tier };

Sort sort_of(Filling filling, std::size_t set);

struct FieldModel {
  std::string name;
  Filling filling = Filling::number;
  std::size_t set = 0;
  bool optional = false;

  Sort sort() const { return sort_of(filling, set); }
};

constexpr std::size_t no_record = static_cast<std::size_t>(-1);

/// Fields are those that data fill; computed ones are among `seen` alone.
struct RecordModel {
  std::string name;
  std::size_t parent = no_record;
  std::string link;         ///< the field that holds the parent's key
  std::string parent_link;  ///< the field of the parent that it equals
  std::optional<std::size_t> key;
  std::vector<FieldModel> fields;
  std::size_t declaration = 0;  ///< its place in the rule set
};

/// A name, or a path of names, that is a value.
struct Atom {
  std::string text;
  Sort sort;
};

struct FunctionModel {
  std::string call;    ///< its name
  std::string member;  ///< what follows the call: nothing, or `.output`
  std::vector<Sort> parameters;
  Sort result;
  bool gathers = false;  ///< an aggregate stands inside
};

struct SelectionModel {
  std::string name;
  std::size_t record;
  std::vector<Sort> parameters;
};

struct LadderModel {
  std::string name;
  std::vector<std::string> tiers;  ///< from the highest
};

/// A value that a run may set or a test give, known by its name.
struct GivenName {
  std::string name;
  Sort sort;
  bool whole = false;  ///< stated as integer or count
};

struct World {
  explicit World(std::uint64_t seed) : chance(seed), pools(make_pools(chance)) {}

  Chance chance;
  Pools pools;
  std::vector<std::vector<std::string>> choices;  ///< values as written; a quoted one begins with a quote
  std::vector<LadderModel> ladders;
  std::vector<RecordModel> records;         ///< the first is the subject
  std::vector<std::vector<Atom>> computed;  ///< by record: bare names of its computed fields
  std::vector<std::vector<Atom>> members;   ///< by record: bare names of its fields
  std::vector<FunctionModel> functions;
  std::vector<SelectionModel> selections;
  std::vector<Atom> run_values;      ///< parameters
  std::vector<Atom> subject_values;  ///< lets and what other declarations offer
  std::vector<GivenName> givens;
  RuleSet rules;
  std::size_t named = 0;

  std::string fresh(const std::string& stem) { return stem + std::to_string(++named); }
};

/// What an expression may use.
struct Scope {
  std::vector<Atom> atoms;
  std::size_t own = 0;         ///< whose row the expression is of
  bool gathers = false;        ///< aggregates may stand here
  bool of_population = false;  ///< functions of the population may
  bool of_run = false;         ///< nothing of any record may
  bool gate = false;           ///< it decides which lines of its record are seen
  bool of_subject = false;     ///< values of the subject may
  bool holidays = false;       ///< working days may not: what they are is decided here

  bool has(const Sort& sort) const;
  std::vector<std::string> all(const Sort& sort) const;
};

Scope run_scope(const World& world);
/// Of the subject's row, with all that is declared so far.
Scope subject_scope(const World& world);
/// Of a line of a record as its computed fields see it; the subject's own values too.
Scope line_scope(const World& world, std::size_t record);
/// Inside an aggregate over a record that is named `name`: its fields, those above it, and all that is outside.
Scope gathered_scope(const World& world, const Scope& outside, std::size_t record, const std::string& name);

/// Whether lines of `below` reach lines of `above`.
bool hangs_below(const World& world, std::size_t below, std::size_t above);

}  // namespace rung::fuzz
