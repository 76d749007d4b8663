// Who is told how a run gets on.
#pragma once

#include <cstdint>
#include <optional>

namespace rung {

/// What is read so far, of all files together.
struct ReadProgress {
  std::uint64_t bytes = 0;             ///< as they lie on the disk
  std::optional<std::uint64_t> total;  ///< nothing where a pipe is among the files
  std::uint64_t lines = 0;
};

/// Is told how a run gets on, by one thread at a time. It may look at a clock, the run does not.
class ReviewWatcher {
 public:
  virtual ~ReviewWatcher() = default;
  virtual void reading(const ReadProgress& progress) = 0;
  /// Results are about to be written.
  virtual void read_all() = 0;
};

}  // namespace rung
