// A search by single changes from the best of some random customers.
#include "findings/witness_search.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace rung {
namespace {

constexpr std::int64_t most_rated = 60'000;
constexpr std::int64_t most_rated_of_search = 4'000;
constexpr int most_rounds = 12;
constexpr int starts = 3;

/// 0 where a value is as wanted, else up to 1, less where it is near.
double distance(const WantedPlaces& goal, const Value& value, const Places& places, const Program& program) {
  const Int128 place = places.place(goal.node, value);
  if (goal.wanted.contains(place)) return 0;
  const Type& type = program[goal.node].type;
  const bool near_matters =
      type.is_number() || type.kind == TypeKind::date || type.kind == TypeKind::duration;
  if (!near_matters || place == missing_place) return 1;
  double nearest = 1e40;
  for (const PlaceRun& run : goal.wanted.runs()) {
    if (run.low == missing_place) continue;
    const Int128 away = place < run.low ? run.low - place : place - run.high;
    nearest = std::min(nearest, static_cast<double>(away));
  }
  const double unit = type.is_number() && !places.domains().is_whole(goal.node) ? 1e18 : 1;
  return std::min(0.95, 0.1 + 0.05 * std::log1p(nearest / unit));
}

}  // namespace

WitnessSearch::WitnessSearch(const Program& program) : program_(program), left_(most_rated) {
  const bool populations = std::any_of(program.nodes.begin(), program.nodes.end(), [](const Node& node) {
    return std::holds_alternative<op::Population>(node.operation);
  });
  together_ = populations ? 40 : 400;
}

std::vector<WitnessSearch::Tried> WitnessSearch::rate(const CustomerSpace& space, std::vector<Choices> all,
                                                      const Places& places,
                                                      const std::vector<WantedPlaces>& goals) {
  if (all.size() > together_) all.resize(together_);
  left_ -= static_cast<std::int64_t>(all.size());
  std::vector<Customer> customers;
  for (const Choices& choices : all) customers.push_back(space.customer(choices));
  std::vector<NodeId> nodes;
  for (const WantedPlaces& goal : goals) nodes.push_back(goal.node);
  const std::vector<RatedCustomer> got = rated(program_, customers, nodes);
  std::vector<Tried> tried;
  for (std::size_t i = 0; i < all.size(); ++i) {
    double total = 0;
    if (got[i].fate != Fate::evaluated || got[i].values.size() != goals.size()) {
      total = 1e9;
    } else {
      for (std::size_t g = 0; g < goals.size(); ++g)
        total += distance(goals[g], got[i].values[g], places, program_);
    }
    tried.push_back({std::move(all[i]), total});
  }
  std::stable_sort(tried.begin(), tried.end(),
                   [](const Tried& a, const Tried& b) { return a.distance < b.distance; });
  return tried;
}

/// Each trait becomes as simple as it can be where the customer still shows what is wanted: choices stand in that order.
Choices WitnessSearch::smallest(const CustomerSpace& space, Choices choices, const Places& places,
                                const std::vector<WantedPlaces>& goals) {
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < choices.size(); ++i) {
      std::vector<Choices> simpler;
      for (std::uint32_t choice = 0; choice < choices[i] && simpler.size() < together_; ++choice) {
        simpler.push_back(choices);
        simpler.back()[i] = choice;
      }
      if (simpler.empty()) continue;
      Tried best = rate(space, std::move(simpler), places, goals).front();
      if (best.distance == 0) choices = std::move(best.choices);
    }
  return choices;
}

std::optional<Customer> WitnessSearch::find(const Places& places, const std::vector<WantedPlaces>& goals) {
  if (left_ <= 0) return std::nullopt;
  const CustomerSpace space(places, goals);
  if (!space.is_possible()) return std::nullopt;
  const std::vector<Trait>& traits = space.traits();
  std::mt19937_64 random(20'250'630);
  const std::int64_t stop = std::max<std::int64_t>(0, left_ - most_rated_of_search);
  for (int start = 0; start < starts && left_ > stop; ++start) {
    std::vector<Choices> first;
    if (start == 0) first.emplace_back(traits.size(), 0);
    if (start == 0) {
      // Every trait by itself: often one value is all it takes.
      for (std::size_t i = 0; i < traits.size(); ++i)
        for (std::uint32_t c = 1; c < traits[i].choices.size(); ++c) {
          first.emplace_back(traits.size(), 0);
          first.back()[i] = c;
        }
    }
    while (first.size() < together_ / 2 || (start > 0 && first.size() < together_)) {
      Choices choices;
      for (const Trait& trait : traits)
        choices.push_back(static_cast<std::uint32_t>(random() % trait.choices.size()));
      first.push_back(std::move(choices));
    }
    Tried best = rate(space, std::move(first), places, goals).front();
    for (int round = 0; round < most_rounds && best.distance > 0 && left_ > stop; ++round) {
      std::vector<Choices> next;
      for (std::size_t i = 0; i < traits.size(); ++i)
        for (std::uint32_t c = 0; c < traits[i].choices.size(); ++c) {
          if (c == best.choices[i]) continue;
          next.push_back(best.choices);
          next.back()[i] = c;
        }
      std::shuffle(next.begin(), next.end(), random);
      const std::size_t singles = next.size();
      // And some pairs, for values that must change together.
      for (std::size_t i = 0; i + 1 < singles && next.size() < together_; i += 2) {
        Choices pair = next[i];
        for (std::size_t t = 0; t < pair.size(); ++t)
          if (next[i + 1][t] != best.choices[t]) pair[t] = next[i + 1][t];
        next.push_back(std::move(pair));
      }
      if (next.empty()) break;
      Tried better = rate(space, std::move(next), places, goals).front();
      if (better.distance >= best.distance) break;
      best = std::move(better);
    }
    if (best.distance == 0) return space.customer(smallest(space, std::move(best.choices), places, goals));
  }
  return std::nullopt;
}

}  // namespace rung
