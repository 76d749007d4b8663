// Reads the lines of a stream in batches of the run's size, without those that the reader rejected.
#pragma once

#include <cstdint>

#include "columns/batch.hpp"
#include "engine/engine.hpp"

namespace rung {

class Intake {
 public:
  /// `link` is the field that tells whose line it is, none where nobody asks. No stream has no lines.
  Intake(RecordStream* stream, std::size_t batch_rows, FieldId link)
      : stream_(stream), batch_rows_(batch_rows == 0 ? 1 : batch_rows), link_(link) {}

  /// Replaces the batch by the next lines, of which there may be none; false at the end.
  bool next(Batch& batch);
  /// The links of the lines rejected since the call before; of no size where there are none.
  const Column& rejected_links() const { return rejected_links_; }

  std::uint64_t read() const { return read_; }
  std::uint64_t rejected() const { return rejected_; }

 private:
  RecordStream* stream_;
  std::size_t batch_rows_;
  FieldId link_;
  Batch whole_;
  std::size_t taken_ = 0;
  Column rejected_links_;
  std::uint64_t read_ = 0;
  std::uint64_t rejected_ = 0;
};

}  // namespace rung
