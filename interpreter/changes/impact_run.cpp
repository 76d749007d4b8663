// Which group is evaluated when: the earlier version first where the later one needs a pass of its own, the later one last.

#include "changes/impact_run.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

std::vector<std::string> tiers_of(const Program& program, const ComparedOutcome& outcome) {
  std::vector<std::string> tiers;
  const LadderDeclaration* ladder = ladder_named(program, outcome.name);
  if (ladder != nullptr)
    for (const EnumerationValue& tier : program.enumerations[ladder->set].values) tiers.push_back(tier.text);
  return tiers;
}

/// The later tiers, and those that are gone where they stood.
TierOrder order_of(const Program& before, const Program& after, const ComparedOutcome& outcome) {
  std::vector<std::string> tiers = tiers_of(after, outcome);
  const std::vector<std::string> earlier = tiers_of(before, outcome);
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    if (std::find(tiers.begin(), tiers.end(), earlier[i]) != tiers.end()) continue;
    const auto below = i == 0 ? tiers.end() : std::find(tiers.begin(), tiers.end(), earlier[i - 1]);
    tiers.insert(below == tiers.end() ? tiers.begin() : below + 1, earlier[i]);
  }
  Enumeration all;
  for (const std::string& tier : tiers) all.values.push_back({tier, std::nullopt});
  return {std::move(tiers), digests_of(all)};
}

std::vector<std::optional<Decimal>> placed_thresholds(const Program& program, const ComparedOutcome& outcome,
                                                      const TierOrder& order) {
  std::vector<std::optional<Decimal>> placed(order.tiers.size());
  const std::vector<std::string> tiers = tiers_of(program, outcome);
  const auto thresholds = thresholds_of(program, outcome);
  for (std::size_t i = 0; i < thresholds.size() && i < tiers.size(); ++i) {
    const auto place = std::find(order.tiers.begin(), order.tiers.end(), tiers[i]);
    placed[static_cast<std::size_t>(place - order.tiers.begin())] = thresholds[i];
  }
  return placed;
}

class Measurement {
 public:
  Measurement(const Versions& versions, const ImpactRequest& request, ImpactFailure& failure)
      : versions_(versions), request_(request), failure_(failure) {
    for (const ComparedOutcome& outcome : versions.outcomes) {
      const Program& before = versions.before.rules->program();
      const Program& after = versions.after.rules->program();
      impact_.orders.push_back(order_of(before, after, outcome));
      impact_.thresholds_before.push_back(placed_thresholds(before, outcome, impact_.orders.back()));
      impact_.thresholds_after.push_back(placed_thresholds(after, outcome, impact_.orders.back()));
    }
  }

  std::optional<Impact> go() {
    const Done together = measure(false);
    // A fault in one version would reject the customer in all of its group, so each is then evaluated by itself.
    if (together == Done::faults_shared) {
      if (measure(true) != Done::well) return std::nullopt;
    } else if (together == Done::failed) {
      return std::nullopt;
    }
    return std::move(impact_);
  }

 private:
  enum class Done : std::uint8_t { well, failed, faults_shared };

  struct Ran {
    PassYield yield;
    Outcomes outcomes;
    std::vector<Reject> rejects;
    std::vector<FileSummary> files;
  };

  PassSetting setting(const VersionGroup& group) const {
    PassSetting made{versions_, group, request_.language, impact_.orders, impact_.thresholds_after};
    made.sample = request_.sample;
    made.nearest = request_.nearest;
    return made;
  }

  static bool has(const VersionGroup& group, std::uint32_t version) {
    return group.member(version) != nullptr;
  }

  Done measure(bool apart) {
    const std::vector<VersionGroup> groups = grouped(versions_, apart);
    const auto last = std::find_if(groups.begin(), groups.end(),
                                   [](const VersionGroup& group) { return has(group, version_after); });
    const bool one_pass = has(*last, version_before);
    std::optional<BaseStore> base;
    std::vector<Deviation> deviations;
    std::optional<Ran> first;
    if (groups.size() > 1) {
      for (const VersionGroup& group : groups) {
        if (&group == &*last && !one_pass) continue;
        PassSetting asked = setting(group);
        asked.keep = has(group, version_before);
        asked.deviate = true;
        asked.base = asked.keep ? nullptr : &*base;
        auto ran = run(group, asked);
        if (!ran) return Done::failed;
        if (!apart && ran->yield.faulty > 0 && group.members().size() > 1) return Done::faults_shared;
        deviations.insert(deviations.end(), ran->yield.deviations.begin(), ran->yield.deviations.end());
        if (!asked.keep) continue;
        base.emplace(std::move(ran->yield.base));
        first = std::move(ran);
      }
      std::stable_sort(deviations.begin(), deviations.end());
    }
    PassSetting asked = setting(*last);
    asked.compare = true;
    asked.base = one_pass ? nullptr : &*base;
    asked.deviations = groups.size() > 1 ? &deviations : nullptr;
    auto ran = run(*last, asked);
    if (!ran) return Done::failed;
    if (!apart && ran->yield.faulty > 0 && last->members().size() > 1) return Done::faults_shared;
    impact_.tally = std::move(ran->yield.tally);
    impact_.files = std::move(ran->files);
    impact_.after = ran->outcomes.subjects;
    impact_.before = impact_.after;
    if (one_pass) return Done::well;
    impact_.before = first->outcomes.subjects;
    impact_.tally.add(first->yield.tally);
    count_lost(*base);
    tell_rejects(*base, ran->rejects);
    return describe_before() ? Done::well : Done::failed;
  }

  std::optional<Ran> run(const VersionGroup& group, const PassSetting& asked) {
    ++impact_.passes;
    Rules together;
    together.path = versions_.after.rules->path;
    together.checked.program = group.program();
    ExportRequest exports = request_.exports;
    drop_foreign_data(exports, group);
    failure_.rules = versions_.rules(group.members().front().version);
    ExportRun run_of(together, exports);
    if (!run_of.open(group.request(), failure_.diagnostics)) return fail(group);
    ImpactPass pass(asked);
    run_of.evaluate(group.request(), pass);
    failure_.interrupted = run_of.interrupted();
    if (!run_of.ended_well(failure_.diagnostics)) return fail(group);
    Ran ran{std::move(pass.yield()), run_of.outcomes(), {}, run_of.files()};
    ran.rejects = run_of.rejects(ran.yield.refused).lines();
    return ran;
  }

  /// Says which of the versions it was, where not all are in the group.
  std::optional<Ran> fail(const VersionGroup& group) {
    const bool before = has(group, version_before);
    const bool after = has(group, version_after);
    if (!failure_.interrupted && before != after) {
      const Rules& rules = before ? *versions_.before.rules : *versions_.after.rules;
      failure_.diagnostics.report(Kind::plan_version_failed)
          .with("rules", rules.sources[rules.tree.source].path());
    }
    return std::nullopt;
  }

  /// Files of records that only the other version has are none of this one's business.
  void drop_foreign_data(ExportRequest& exports, const VersionGroup& group) const {
    const auto knows = [](const Program& program, const std::string& name) {
      for (const Record& record : program.records)
        if (record.name == name) return true;
      return false;
    };
    std::erase_if(exports.data, [&](const auto& entry) {
      const bool anywhere = knows(versions_.before.rules->program(), entry.first) ||
                            knows(versions_.after.rules->program(), entry.first);
      return anywhere && !knows(group.program(), entry.first);
    });
  }

  /// Lines of the earlier version that the later one could not read at all.
  void count_lost(const BaseStore& base) {
    std::uint64_t kept[3] = {};
    for (std::size_t i = 0; i < base.size(); ++i) ++kept[static_cast<std::size_t>(base.standing(i))];
    const auto rejected = static_cast<std::size_t>(RatedStanding::rejected);
    for (std::size_t from = 0; from < rejected; ++from) {
      auto& row = impact_.tally.standings[from];
      row[rejected] += kept[from] - row[0] - row[1] - row[rejected];
    }
  }

  void tell_rejects(const BaseStore& base, const std::vector<Reject>& rejects) {
    constexpr std::size_t most = 10;
    std::map<std::pair<std::string, std::string>, NewRejects> reasons;
    for (const Reject& reject : rejects) {
      if (reject.record != subject) continue;
      const auto place = base.find(reject.line);
      if (!place || base.standing(*place) == RatedStanding::rejected) continue;
      const std::string reason(row(reject.reason.kind).code);
      NewRejects& found = reasons[{reject.column, reason}];
      if (found.count++ == 0)
        found = {reject.column, message(reject.reason, request_.language), 1, reject.line, reject.value};
    }
    for (auto& [key, found] : reasons) impact_.rejects.push_back(std::move(found));
    std::stable_sort(impact_.rejects.begin(), impact_.rejects.end(),
                     [](const NewRejects& a, const NewRejects& b) { return a.count > b.count; });
    if (impact_.rejects.size() > most) impact_.rejects.resize(most);
  }

  template <class Visit>
  void for_each_named(Visit visit) {
    for (auto& [rank, customer] : impact_.tally.sample.list()) visit(customer);
    for (auto& [cause, tally] : impact_.tally.causes)
      for (auto& [rank, customer] : tally.example.list()) visit(customer);
    for (LadderTally& ladder : impact_.tally.ladders)
      for (auto& [rank, customer] : ladder.nearest.list()) visit(customer);
  }

  /// What the earlier version says of the customers that are named, in a pass of its own.
  bool describe_before() {
    std::vector<std::uint64_t> lines;
    for_each_named([&](const NamedCustomer& customer) { lines.push_back(customer.line); });
    if (lines.empty()) return true;
    std::sort(lines.begin(), lines.end());
    VersionGroup group(versions_);
    group.add(version_before);
    PassSetting asked = setting(group);
    asked.lines_wanted = &lines;
    const auto ran = run(group, asked);
    if (!ran) return false;
    const std::map<std::uint64_t, Snapshot> described(ran->yield.described.begin(),
                                                      ran->yield.described.end());
    for_each_named([&](NamedCustomer& customer) {
      if (const auto found = described.find(customer.line); found != described.end())
        customer.before = found->second;
    });
    return true;
  }

  const Versions& versions_;
  const ImpactRequest& request_;
  ImpactFailure& failure_;
  Impact impact_;
};

}  // namespace

std::optional<Impact> measure_impact(const Versions& versions, const ImpactRequest& request,
                                     ImpactFailure& failure) {
  return Measurement(versions, request, failure).go();
}

}  // namespace rung
