// Looks day by day at what the passing of time does. Every day is evaluated: nothing is assumed about which days matter.
#include <algorithm>

#include "explain/rated_ladder.hpp"

namespace rung {
namespace {

std::optional<std::int32_t> tier_in(const std::vector<Outcome>& outcomes, std::size_t place) {
  if (outcomes.size() <= place) return std::nullopt;
  const Value* value = std::get_if<Value>(&outcomes[place]);
  if (value == nullptr || is_missing(*value)) return std::nullopt;
  return std::get<Code>(*value).code;
}

std::size_t place_of_node(const Variants& variants, NodeId node) {
  const auto& nodes = variants.nodes();
  return static_cast<std::size_t>(std::find(nodes.begin(), nodes.end(), node) - nodes.begin());
}

bool depends_on_time(const RatedLadder& ladder) {
  const Program& program = ladder.rated().program;
  const std::vector<std::uint8_t> dependent = dependent_nodes(program, {{}, true, {}});
  return dependent[ladder.declaration().decision] != 0;
}

}  // namespace

TierTime time_of(const RatedLadder& ladder, std::int32_t most_days) {
  TierTime time;
  const auto today = ladder.rated().settings.today;
  const auto now = ladder.tier();
  if (!today || !now || !depends_on_time(ladder)) return time;
  const Variants variants = ladder.variants({{}, true, {}}, ladder.carried_over());
  const NodeId by = ladder.operation().by;
  const std::size_t tier_place = place_of_node(variants, ladder.part(op::LadderColumn::tier));
  const std::size_t by_place = by == none ? 0 : place_of_node(variants, by);
  const auto value_now = ladder.value_of(by);
  for (std::int32_t days = 1; days <= most_days; ++days) {
    const auto day = add_days(*today, days);
    if (!day) break;
    const std::vector<Outcome> outcomes = variants.evaluate_one({}, day);
    const auto tier = tier_in(outcomes, tier_place);
    if (!time.lost && (!tier || *tier < *now)) {
      time.lost = *day;
      time.tier_when_lost = tier;
    }
    if (!time.gained && tier && *tier > *now) {
      time.gained = *day;
      time.tier_when_gained = tier;
    }
    if (!time.falls && value_now && outcomes.size() > by_place) {
      const Value* value = std::get_if<Value>(&outcomes[by_place]);
      if (value != nullptr && (is_missing(*value) || compare(*value, *value_now) < 0)) {
        time.falls = *day;
        time.value_then = *value;
      }
    }
    time.looked_until = *day;
    if (time.lost && (time.falls || !value_now)) break;
  }
  return time;
}

void find_last_days(const RatedLadder& ladder, std::int32_t most_days, std::span<TierPath* const> paths) {
  const auto today = ladder.rated().settings.today;
  if (!today || paths.empty() || !depends_on_time(ladder)) return;
  Freedom freedom;
  freedom.time = true;
  std::vector<Variant> variants_of_paths;
  for (const TierPath* path : paths) {
    Variant& variant = variants_of_paths.emplace_back();
    for (const ProposedChange& change : path->changes) {
      variant.push_back({change.field, change.to});
      freedom.fields.push_back(change.field);
    }
  }
  const Variants variants = ladder.variants(freedom);
  const std::size_t place = place_of_node(variants, ladder.part(op::LadderColumn::tier));
  std::vector<TierPath*> open(paths.begin(), paths.end());
  for (std::int32_t days = 1; days <= most_days && !open.empty(); ++days) {
    const auto day = add_days(*today, days);
    if (!day) return;
    const auto outcomes = variants.evaluate(variants_of_paths, day);
    for (std::size_t i = open.size(); i-- > 0;) {
      const auto tier = tier_in(outcomes[i], place);
      if (tier && *tier >= open[i]->tier) continue;
      open[i]->last_day = add_days(*day, -1);
      open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
      variants_of_paths.erase(variants_of_paths.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

}  // namespace rung
