// What belongs to one customer, in memory: its own line, the lines below it, and the reference records that its rules look
// into. Enough to evaluate the customer again without the files.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "columns/batch.hpp"
#include "program/program.hpp"

namespace rung {

/// Values stand at the index of their field; what was not read is missing. Of a rejected line only the link is there.
struct HeldLines {
  std::vector<std::vector<Value>> lines;
  std::vector<std::uint8_t> rejected;
};

/// By record of the program. The subject has one line.
struct SubjectRecords {
  std::vector<HeldLines> records;

  const std::vector<Value>& own() const { return records[subject].lines[0]; }
};

/// Says whether a row of the subject's record is the customer.
using IsWanted = std::function<bool(const Batch& batch, std::size_t row)>;

/// Reads the streams of the records once; null streams have no lines. Nothing where no line is wanted; of several the first
/// that was not rejected counts.
std::optional<SubjectRecords> gather_subject(const Program& program, std::span<RecordStream* const> streams,
                                             const IsWanted& is_wanted);

}  // namespace rung
