// A thread of its own, since the system may let who sends wait for the disk.
#include "records/early_flush.hpp"

#include <fcntl.h>

#include <system_error>

namespace rung {
namespace {

/// So much at once that the disk gets long runs, and so little that not much is left at the end.
constexpr std::uint64_t step_bytes = std::uint64_t{8} << 20;

}  // namespace

EarlyFlush::EarlyFlush(int descriptor) : descriptor_(descriptor) {
  try {
    thread_ = std::thread([this] { work(); });
  } catch (const std::system_error&) {
    // Without another thread the file is sent at the end, as it would be anyway.
  }
}

EarlyFlush::~EarlyFlush() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  more_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void EarlyFlush::written(std::uint64_t bytes) {
  bool wakes = false;
  {
    const std::lock_guard lock(mutex_);
    wakes = bytes / step_bytes != written_ / step_bytes;
    written_ = bytes;
  }
  if (wakes) more_.notify_one();
}

void EarlyFlush::work() {
  std::uint64_t sent = 0;
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [&] { return ended_ || written_ - sent >= step_bytes; });
    if (ended_) return;
    const std::uint64_t reached = written_;
    lock.unlock();
    ::sync_file_range(descriptor_, static_cast<off64_t>(sent), static_cast<off64_t>(reached - sent),
                      SYNC_FILE_RANGE_WRITE);
    sent = reached;
    lock.lock();
  }
}

}  // namespace rung
