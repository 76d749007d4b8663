// Keeps what a run gives for one subject, and drops all others.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/engine.hpp"
#include "explain/subject_values.hpp"
#include "explain/wanted_subject.hpp"

namespace rung {

/// What became of the subject. Values are there for an evaluated one only.
struct SubjectRow {
  std::uint64_t line = 0;
  Fate fate = Fate::evaluated;
  Fault fault = Fault::overflow;  ///< of a faulty one
  SubjectValues values;
};

class SubjectSink : public ResultSink {
 public:
  /// The request is the one that the run gets, and must outlive the sink, as the wanted subject must.
  SubjectSink(const Program& program, const Request& request, const WantedSubject& wanted);

  void take(const ResultBatch& batch) override;

  /// The line that counts; nothing where no line has the key.
  const std::optional<SubjectRow>& found() const { return found_; }
  /// Later lines with the same key.
  const std::vector<std::uint64_t>& duplicates() const { return duplicates_; }

 private:
  SubjectValues values_of(const ResultBatch& batch, std::size_t row) const;

  const Program& program_;
  const Request& request_;
  const WantedSubject& wanted_;
  std::optional<SubjectRow> found_;
  std::vector<std::uint64_t> duplicates_;
};

/// The values of the constants of a program, and nothing else.
SubjectValues constants_of(const Program& program);

}  // namespace rung
