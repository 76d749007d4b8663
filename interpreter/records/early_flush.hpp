// Sends a growing file to the disk while it is still written. Renaming a file over another makes the file system send all that
// is not there yet and wait for it; what was sent before costs nothing then. It is a matter of time only: nothing fails here.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace rung {

class EarlyFlush {
 public:
  /// The descriptor is of a regular file and stays open until this is gone.
  explicit EarlyFlush(int descriptor);
  EarlyFlush(const EarlyFlush&) = delete;
  EarlyFlush& operator=(const EarlyFlush&) = delete;
  ~EarlyFlush();

  /// So many bytes are written; never fewer than before. Does not wait.
  void written(std::uint64_t bytes);

 private:
  void work();

  int descriptor_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::uint64_t written_ = 0;
  bool ended_ = false;
  std::thread thread_;  // last, so that all else is there when it begins
};

}  // namespace rung
