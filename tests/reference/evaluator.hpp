// The reference evaluator: what a program means, written as slowly and plainly as the language tells it. The
// engine must agree with it to the last digit; it shares none of the engine's code and decides ladders on its
// own.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/engine.hpp"
#include "program/program.hpp"

namespace rung::reference {

/// One line of a record. Cells stand at the index of their field; a rejected line has none but that of its
/// link, where it can be read.
struct Line {
  std::uint64_t line = 0;
  bool rejected = false;
  std::vector<Value> cells;
};

/// The lines of each record of the program, in the order of the file.
struct Input {
  std::vector<std::vector<Line>> records;
};

/// What became of one line of the subject, as the engine's sink is told it.
struct SubjectAnswer {
  std::uint64_t line = 0;
  Fate fate = Fate::evaluated;
  std::optional<Fault> fault;  ///< where the fate is faulty
  std::vector<Value> results;  ///< in the order of the request; empty where the fate is not evaluated
};

struct Answer {
  std::vector<SubjectAnswer>
      subjects;  ///< all lines but those that the reader rejected, in the order of the file
  SubjectCounts counts;
  std::vector<RecordCounts> records;
  std::vector<ReportTable> reports;  ///< in the order of the request
  /// By node that is needed: its values, a row each of its space; empty for others.
  std::vector<std::vector<Outcome>> nodes;
  std::optional<RunFault> fault;  ///< nothing else counts then
};

/// The time it takes grows with the square of the number of lines.
Answer evaluate(const Program& program, const Request& request, const Settings& settings, const Input& input);

}  // namespace rung::reference
