// Lets threads do a part of their work one after the other, in the order of their numbers.
#pragma once

#include <atomic>
#include <cstdint>

namespace rung {

class Turns {
 public:
  /// Waits until all numbers before this one are done.
  void wait(std::uint64_t number) const {
    for (std::uint64_t now = next_.load(std::memory_order_acquire); now != number;
         now = next_.load(std::memory_order_acquire)) {
      next_.wait(now, std::memory_order_acquire);
    }
  }
  /// The number whose turn it is has done its part.
  void done() {
    next_.fetch_add(1, std::memory_order_release);
    next_.notify_all();
  }

 private:
  std::atomic<std::uint64_t> next_ = 0;
};

}  // namespace rung
