// Tries rule set after rule set until enough pairs were compared or enough has failed.

#include "fuzz/campaign.hpp"

#include "fuzz/shrink.hpp"

namespace rung::fuzz {
namespace {

Verdict verdict_of(const Campaign& campaign, const Trial& trial) {
  return campaign.apart ? judge_apart(trial, campaign.plant) : judge(trial, campaign.plant);
}

Failure failure_of(const Campaign& campaign, std::uint64_t seed, Trial trial, const Verdict& verdict) {
  const StillFails still_fails = [&](const Trial& tried) {
    return verdict_of(campaign, tried).judgement == verdict.judgement;
  };
  // Any part of broken rules is broken in some way: there is nothing to look for by cutting.
  if (verdict.judgement != Judgement::unsound)
    trial = shrunk(std::move(trial), still_fails, campaign.shrinking);
  Verdict last = verdict_of(campaign, trial);
  if (last.judgement == Judgement::agreed) last = {verdict.judgement, verdict.told + ", but not again", 0, 0};
  return {seed, std::move(trial), std::move(last)};
}

void try_rules(const Campaign& campaign, std::uint64_t seed, Findings& findings) {
  ++findings.programs;
  for (Trial& trial : make_trials(seed, campaign.subjects, campaign.sets)) {
    findings.pairs += trial.data.empty() ? 0 : trial.data.front().lines.size();
    const Verdict verdict = verdict_of(campaign, trial);
    findings.evaluated += verdict.evaluated;
    findings.singly += verdict.singly;
    if (verdict.judgement == Judgement::agreed) continue;
    findings.failures.push_back(failure_of(campaign, seed, std::move(trial), verdict));
    return;
  }
}

}  // namespace

std::string Failure::told() const {
  return "seed of the rules " + std::to_string(seed) + "\n" + verdict.told + "\n\n" + shown(trial);
}

std::uint64_t seed_of_rules(std::uint64_t seed, std::size_t n) {
  return Chance(seed ^ (0xD1B54A32D192ED03u * (n + 1))).next();
}

Findings run(const Campaign& campaign, const Watch& watch) {
  Findings findings;
  while (findings.pairs < campaign.pairs && findings.failures.size() < campaign.most_failures) {
    const std::uint64_t seed = seed_of_rules(campaign.seed, findings.programs);
    if (watch.before) watch.before(seed);
    const std::size_t known = findings.failures.size();
    try_rules(campaign, seed, findings);
    if (watch.failed && findings.failures.size() > known) watch.failed(findings.failures.back());
  }
  return findings;
}

Findings run_one(const Campaign& campaign, std::uint64_t seed) {
  Findings findings;
  try_rules(campaign, seed, findings);
  return findings;
}

}  // namespace rung::fuzz
