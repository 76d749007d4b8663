// One rule set with data and a way to run it, and what engine and reference make of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fuzz/phrase.hpp"
#include "fuzz/world.hpp"
#include "reference/evaluator.hpp"

namespace rung::fuzz {

/// A line as data give it. Values of enumerations and ladders are texts until a program says which code they have.
struct DataLine {
  bool rejected = false;
  std::vector<Value> cells;
};

struct DataRecord {
  std::string name;
  std::vector<std::string> fields;
  std::vector<DataLine> lines;
};

struct GivenValue {
  std::string name;
  Value value;
};

/// Values that some lines of the subject are given; the number of a line is its place in the data.
struct GivenByLine {
  std::string name;
  std::vector<std::pair<std::size_t, Value>> values;
};

struct Trial {
  RuleSet rules;
  std::vector<DataRecord> data;
  std::vector<GivenValue> givens;
  std::vector<GivenByLine> givens_by_line;
  std::optional<Date> today;
  Language words = Language::english;
  std::size_t batch_rows = 1;
  std::size_t stream_rows = 1;
  std::size_t jobs = 1;
  /// Asks for some of the values only, chosen by their names; nothing asks for all.
  std::optional<std::uint64_t> chosen;
  bool rewritten = false;  ///< whether the formatter is tried on the rules, too
};

/// A rule set with several sets of data.
std::vector<Trial> make_trials(std::uint64_t seed, std::size_t subjects, std::size_t sets);

enum class Judgement : std::uint8_t {
  agreed,
  unsound,    ///< the checker refuses the rules
  rewriting,  ///< formatted rules become another program
  parted,     ///< engine and reference differ
  crashed,    ///< or it took far too long; only a judgement apart lives to tell
};

struct Verdict {
  Judgement judgement = Judgement::agreed;
  std::string told;
  std::size_t evaluated = 0;  ///< subjects whose values were compared
  std::size_t singly = 0;     ///< of those and others, how many were rated by themselves, too
};

/// Changes the program that the reference is given, for tests that the difference is found.
using Plant = std::function<void(Program&)>;

Verdict judge(const Trial& trial, const Plant& plant = {});

/// The same in a process of its own.
Verdict judge_apart(const Trial& trial, const Plant& plant = {});

/// Rules, data as CSV, and how it was run.
std::string shown(const Trial& trial);

}  // namespace rung::fuzz
