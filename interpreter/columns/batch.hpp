// Lines of one record on their way from a reader to the engine.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/column.hpp"

namespace rung {

/// Columns stand at the index of their field; a field that was not asked for has an empty column. A rejected line has
/// no values but that of its link field (where it can be read), so that the engine can tell whose line it was.
struct Batch {
  std::size_t rows = 0;
  std::vector<std::uint64_t> lines;    ///< the line of the file on which each begins, from 1
  std::vector<std::uint8_t> rejected;  ///< 1: the reader has rejected the line and said why
  std::vector<Column> columns;
};

/// The lines of one record in the order of the file.
class RecordStream {
 public:
  virtual ~RecordStream() = default;
  /// Replaces the batch by the next one; false at the end, then the batch is empty.
  virtual bool next(Batch& batch) = 0;
};

}  // namespace rung
