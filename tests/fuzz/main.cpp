// A long random comparison on demand: compare_at_random [--seed N] [--pairs M] [--subjects K] [--failures F] [--apart], or one rule
// set again: compare_at_random --rules SEED [--print].

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

#include "fuzz/campaign.hpp"

namespace {

/// For the message of a crash: a signal handler can read nothing else.
volatile std::uint64_t rules_at_work = 0;

extern "C" void tell_crash(int signal) {
  std::fprintf(stderr, "crashed with seed of the rules %llu\n",
               static_cast<unsigned long long>(rules_at_work));
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

struct Asked {
  rung::fuzz::Campaign campaign;
  std::optional<std::uint64_t> rules;
  bool print = false;
};

std::optional<Asked> asked_of(int count, char** words) {
  Asked asked;
  asked.campaign.seed = std::random_device()();
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--print") {
      asked.print = true;
      continue;
    }
    if (word == "--apart") {
      asked.campaign.apart = true;
      continue;
    }
    if (i + 1 == count) return std::nullopt;
    const std::uint64_t number = std::strtoull(words[++i], nullptr, 10);
    if (word == "--seed")
      asked.campaign.seed = number;
    else if (word == "--pairs")
      asked.campaign.pairs = number;
    else if (word == "--subjects")
      asked.campaign.subjects = number;
    else if (word == "--failures")
      asked.campaign.most_failures = number;
    else if (word == "--rules")
      asked.rules = number;
    else
      return std::nullopt;
  }
  return asked;
}

}  // namespace

int main(int count, char** words) {
  const auto asked = asked_of(count, words);
  if (!asked) {
    std::fputs(
        "compare_at_random [--seed N] [--pairs M] [--subjects K] [--failures F] [--apart]\n"
        "compare_at_random --rules SEED [--subjects K] [--apart] [--print]\n",
        stderr);
    return 2;
  }
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE}) std::signal(signal, tell_crash);
  const rung::fuzz::Campaign& campaign = asked->campaign;
  if (asked->rules) rules_at_work = *asked->rules;
  if (asked->print)
    for (const rung::fuzz::Trial& trial :
         rung::fuzz::make_trials(asked->rules.value_or(1), campaign.subjects, campaign.sets))
      std::printf("%s\n", rung::fuzz::shown(trial).c_str());
  if (!asked->rules) std::printf("seed %llu\n", static_cast<unsigned long long>(campaign.seed));
  const auto tell = [](const rung::fuzz::Failure& failure) {
    std::printf("\n%s\n", failure.told().c_str());
    std::fflush(stdout);
  };
  rung::fuzz::Findings findings;
  if (asked->rules) {
    findings = rung::fuzz::run_one(campaign, *asked->rules);
    for (const rung::fuzz::Failure& failure : findings.failures) tell(failure);
  } else {
    findings = rung::fuzz::run(campaign, {[](std::uint64_t seed) { rules_at_work = seed; }, tell});
  }
  std::printf("%zu rule sets, %zu pairs, %zu of them evaluated, %zu rated one by one, %zu failures\n",
              findings.programs, findings.pairs, findings.evaluated, findings.singly,
              findings.failures.size());
  return findings.failures.empty() ? 0 : 1;
}
