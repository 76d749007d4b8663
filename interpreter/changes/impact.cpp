// Puts together what threads have counted.

#include "changes/impact.hpp"

#include <algorithm>
#include <utility>

namespace rung {

bool Chosen::would_take(const std::pair<Decimal, std::uint64_t>& rank) const {
  return most_ > 0 && (list_.size() < most_ || rank < list_.back().first);
}

void Chosen::take(std::pair<Decimal, std::uint64_t> rank, NamedCustomer customer) {
  if (!would_take(rank)) return;
  const auto place = std::upper_bound(list_.begin(), list_.end(), rank,
                                      [](const auto& mine, const auto& entry) { return mine < entry.first; });
  list_.insert(place, {rank, std::move(customer)});
  if (list_.size() > most_) list_.pop_back();
}

void Chosen::add(Chosen& other) {
  for (auto& [rank, customer] : other.list_) take(rank, std::move(customer));
  other.list_.clear();
}

namespace {

void add_ladder(LadderTally& mine, LadderTally& other) {
  for (std::size_t i = 0; i < mine.counts.size(); ++i) mine.counts[i] += other.counts[i];
  for (std::size_t i = 0; i < mine.money.size(); ++i) mine.money[i].add(other.money[i]);
  mine.before.add(other.before);
  mine.after.add(other.after);
  mine.before_sum.add(other.before_sum);
  mine.after_sum.add(other.after_sum);
  mine.both += other.both;
  mine.shifted += other.shifted;
  mine.nearest.add(other.nearest);
}

void add_benefit(BenefitTally& mine, const BenefitTally& other) {
  mine.before += other.before;
  mine.after += other.after;
  mine.turns.add(other.turns);
  for (const auto& [pair, count] : other.pairs) mine.pairs[pair] += count;
  mine.other_pairs += other.other_pairs;
  mine.texts.insert(other.texts.begin(), other.texts.end());
  mine.cost_before.add(other.cost_before);
  mine.cost_after.add(other.cost_after);
}

}  // namespace

void ImpactTally::add(ImpactTally& other) {
  compared += other.compared;
  changed += other.changed;
  moves.add(other.moves);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) standings[i][j] += other.standings[i][j];
  for (std::size_t i = 0; i < ladders.size(); ++i) add_ladder(ladders[i], other.ladders[i]);
  for (std::size_t i = 0; i < benefits.size(); ++i) add_benefit(benefits[i], other.benefits[i]);
  for (std::size_t i = 0; i < actions.size(); ++i) {
    actions[i].before += other.actions[i].before;
    actions[i].after += other.actions[i].after;
    actions[i].turns.add(other.actions[i].turns);
  }
  for (auto& [cause, tally] : other.causes) {
    CauseTally& mine = causes[cause];
    mine.customers += tally.customers;
    for (const auto& [outcome, turns] : tally.outcomes) mine.outcomes[outcome].add(turns);
    mine.example.add(tally.example);
  }
  sample.add(other.sample);
}

}  // namespace rung
