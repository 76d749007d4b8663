// A judgement in a process of its own, so that a crash is an outcome like others and can be cut down.

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "fuzz/trial.hpp"

namespace rung::fuzz {
namespace {

/// Far more than any trial needs.
constexpr unsigned seconds_allowed = 60;

[[noreturn]] void answer(int to, const Trial& trial, const Plant& plant) {
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE}) std::signal(signal, SIG_DFL);
  alarm(seconds_allowed);
  const Verdict verdict = judge(trial, plant);
  std::string message = std::to_string(static_cast<int>(verdict.judgement)) + " " +
                        std::to_string(verdict.evaluated) + " " + std::to_string(verdict.singly) + " " +
                        verdict.told;
  while (!message.empty()) {
    const ssize_t written = ::write(to, message.data(), message.size());
    if (written <= 0) break;
    message.erase(0, static_cast<std::size_t>(written));
  }
  ::close(to);
  ::_exit(0);
}

Verdict verdict_of(const std::string& message) {
  std::size_t after_outcome = 0;
  const int outcome = std::stoi(message, &after_outcome);
  std::size_t after_count = 0;
  const unsigned long evaluated = std::stoul(message.substr(after_outcome), &after_count);
  const std::string rest = message.substr(after_outcome + after_count);
  std::size_t after_singly = 0;
  const unsigned long singly = std::stoul(rest, &after_singly);
  return {static_cast<Judgement>(outcome), rest.substr(after_singly + 1), evaluated, singly};
}

}  // namespace

Verdict judge_apart(const Trial& trial, const Plant& plant) {
  int ends[2];
  if (::pipe(ends) != 0) return judge(trial, plant);
  const pid_t child = ::fork();
  if (child < 0) return judge(trial, plant);
  if (child == 0) {
    ::close(ends[0]);
    answer(ends[1], trial, plant);
  }
  ::close(ends[1]);
  std::string message;
  char block[4096];
  for (ssize_t got = 0; (got = ::read(ends[0], block, sizeof block)) > 0;)
    message.append(block, static_cast<std::size_t>(got));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return verdict_of(message);
  const std::string how = WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status)) : "an early end";
  return {Judgement::crashed, "crashed with " + how, 0, 0};
}

}  // namespace rung::fuzz
