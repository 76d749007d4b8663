// Handlers of signals get no argument of ours, so that what they set is global.
#include "commands/interruption.hpp"

#include <csignal>
#include <ctime>

namespace rung {
namespace {

std::atomic<bool> came = false;
std::atomic<int> number = 0;
std::atomic<std::time_t> second = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free &&
              std::atomic<std::time_t>::is_always_lock_free);

/// Some programs pass a signal on twice at a time: only one that comes later shows that somebody has lost patience.
void note(int signal) {
  constexpr std::time_t patience = 1;
  const std::time_t now = std::time(nullptr);
  if (!came) {
    number = signal;
    second = now;
    came = true;
  } else if (now > second + patience) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

}  // namespace

const std::atomic<bool>& heed_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction old = {};
    ::sigaction(signal, nullptr, &old);
    if (old.sa_handler == SIG_IGN) continue;
    struct sigaction heeded = {};
    heeded.sa_handler = note;
    // No SA_RESTART among the flags, so that what waits for a pipe wakes up.
    ::sigaction(signal, &heeded, nullptr);
  }
  return came;
}

std::optional<int> signal_that_came() {
  return came ? std::optional(number.load()) : std::nullopt;
}

}  // namespace rung
