// Lines of a record that are at hand as values, as a stream for the engine. For few lines: tests, and one customer.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/batch.hpp"
#include "program/schema.hpp"

namespace rung {

/// Gives all lines in one batch, numbered from 1. The values of a line stand at the index of their field.
class LineStream : public RecordStream {
 public:
  /// `rejected` has an element a line, or none at all where no line was rejected.
  LineStream(const Record& record, const std::vector<std::vector<Value>>& lines,
             std::vector<std::uint8_t> rejected = {});
  bool next(Batch& batch) override;

 private:
  Batch batch_;
  bool given_ = false;
};

}  // namespace rung
