// All records that a run rejected, in the order of the input: those that could not be read and those that could not be
// rated.
#pragma once

#include <span>
#include <vector>

#include "engine/engine.hpp"
#include "records/reader.hpp"

namespace rung {

/// A line of the subject that was read, but is a duplicate or faulty.
struct Refused {
  std::uint64_t line;
  Fate fate;
  Fault fault;
  std::string key;  ///< of a duplicate
};

/// A row of a batch that is a duplicate or faulty; a key is printed in the language of the words.
Refused refused_row(const Program& program, const ResultBatch& batch, std::size_t row, Language words);

class RejectLog {
 public:
  explicit RejectLog(const Program& program) : program_(program) {}

  void take(const std::vector<Reject>& rejects);
  void take_subjects(std::span<const Refused> refused, const RecordReader& reader);
  /// By record in the order of their declaration, then by line.
  const std::vector<Reject>& lines() const { return lines_; }

 private:
  const Program& program_;
  std::vector<Reject> lines_;
};

}  // namespace rung
