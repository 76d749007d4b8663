// Changes of two fields together.
#include <algorithm>
#include <queue>

#include "explain/change_steps.hpp"

namespace rung {

/// Steps of two fields that are still open, with the least that any of them costs.
struct ChangeSearch::Corner {
  Decimal cost;
  Int128 from[2];
  Int128 to[2];

  friend bool operator<(const Corner& a, const Corner& b) { return a.cost > b.cost; }
};

namespace {

Decimal sum_of_costs(Decimal a, Decimal b) {
  return add(a, b).value_or(a);
}

/// Whether a place is on the side of the steps.
bool is_on_side(Int128 place, Int128 first, Int128 step) {
  return step > 0 ? place >= first : place <= first;
}

}  // namespace

Int128 ChangeSearch::steps_before_single(const Steps& steps) {
  Int128 count = steps.count;
  for (const FoundPath& path : known_single(steps.field)) {
    const Int128 place = path.changes[0].place;
    if (is_on_side(place, steps.first, steps.step))
      count = std::min(count, (place - steps.first) / steps.step);
  }
  return count;
}

std::optional<Decimal> ChangeSearch::most_cost(std::size_t first, std::size_t second) {
  std::optional<Decimal> most;
  for (const std::size_t field : {first, second})
    for (const FoundPath& path : known_single(field)) most = std::min(most.value_or(path.cost), path.cost);
  const Decimal nine_tenths = *Decimal::from_scaled(9, 1);
  if (most) most = multiply(*most, nine_tenths);
  return most;
}

std::optional<FoundPath> ChangeSearch::pair_of_numbers(const Steps& first, const Steps& second, Slice& slice,
                                                       std::optional<Decimal>& most) {
  const Steps* const sides[2] = {&first, &second};
  const auto cost = [&](const Int128* numbers) {
    return sum_of_costs(cost_of(fields_[first.field], first.place(numbers[0])),
                        cost_of(fields_[second.field], second.place(numbers[1])));
  };
  looks_ = 0;
  std::priority_queue<Corner> open;
  const auto leave = [&](Corner corner) {
    if (corner.from[0] > corner.to[0] || corner.from[1] > corner.to[1]) return;
    corner.cost = cost(corner.from);
    if (most && corner.cost > *most) return;
    const FieldRange ranges[2] = {first.range(corner.from[0], corner.to[0]),
                                  second.range(corner.from[1], corner.to[1])};
    if (!look() || !goal_.can_be(slice.root_within(ranges))) return;
    // Where one value stands for all, it is the nearest.
    for (std::size_t i = 0; i < 2; ++i)
      if (!slice.varies_over(i)) corner.to[i] = corner.from[i];
    open.push(corner);
  };
  leave({{}, {1, 1}, {steps_before_single(first), steps_before_single(second)}});
  while (!open.empty()) {
    const Corner corner = open.top();
    open.pop();
    if (corner.from[0] == corner.to[0] && corner.from[1] == corner.to[1]) {
      const FoundPath path{
          {{first.field, first.place(corner.from[0])}, {second.field, second.place(corner.from[1])}},
          corner.cost};
      if (!reaches({changed(path.changes[0]), changed(path.changes[1])})) continue;
      most = corner.cost;
      return path;
    }
    // The side that may cost more is halved.
    std::size_t longer = corner.from[0] == corner.to[0] ? 1 : 0;
    if (corner.from[0] != corner.to[0] && corner.from[1] != corner.to[1]) {
      const auto width = [&](std::size_t i) {
        const ChangeableField& field = fields_[sides[i]->field];
        return cost_of(field, sides[i]->place(corner.to[i]));
      };
      longer = width(0) < width(1) ? 1 : 0;
    }
    const Int128 middle = corner.from[longer] + (corner.to[longer] - corner.from[longer]) / 2;
    Corner near = corner;
    near.to[longer] = middle;
    Corner far = corner;
    far.from[longer] = middle + 1;
    leave(near);
    leave(far);
  }
  return std::nullopt;
}

std::optional<FoundPath> ChangeSearch::pair_with_discrete(std::size_t discrete, std::size_t other) {
  const ChangeableField& field = fields_[discrete];
  const std::vector<FoundPath> alone = known_single(discrete);
  std::optional<Decimal> most = most_cost(discrete, other);
  std::optional<FoundPath> best;
  const auto offer = [&](Int128 place, Int128 other_place) {
    const Decimal cost = sum_of_costs(Decimal(1), cost_of(fields_[other], other_place));
    if (most && cost > *most) return;
    if (best && cost >= best->cost) return;
    best = FoundPath{{{discrete, place}, {other, other_place}}, cost};
    if (other < discrete) std::swap(best->changes[0], best->changes[1]);
  };
  for (Int128 place = field.low; place <= field.high; ++place) {
    const bool own = !is_missing(field.own) && place == place_of(field.own);
    const bool enough = std::any_of(alone.begin(), alone.end(),
                                    [&](const FoundPath& path) { return path.changes[0].place == place; });
    if (own || enough) continue;
    const Variant fixed = {changed({discrete, place})};
    if (fields_[other].discrete) {
      const std::vector<FoundPath>& others = known_single(other);
      for (Int128 second = fields_[other].low; second <= fields_[other].high; ++second) {
        const bool same = !is_missing(fields_[other].own) && second == place_of(fields_[other].own);
        const bool does = std::any_of(others.begin(), others.end(),
                                      [&](const FoundPath& path) { return path.changes[0].place == second; });
        if (!same && !does && reaches({fixed[0], changed({other, second})})) offer(place, second);
      }
      continue;
    }
    const std::optional<NodeOutcomes> values = variants_.by_node(fixed);
    if (!values) continue;
    Slice slice(variants_.program(), *values, {fields_[other].field}, goal_.node);
    if (!slice.depends()) continue;
    for (const Steps& steps : both_sides(other))
      if (const auto found = nearest_on(steps, slice, fixed, steps_before_single(steps)))
        offer(place, steps.place(*found));
  }
  return best;
}

std::optional<FoundPath> ChangeSearch::pair(std::size_t first, std::size_t second) {
  if (!values_) return std::nullopt;
  if (fields_[first].discrete) return pair_with_discrete(first, second);
  if (fields_[second].discrete) return pair_with_discrete(second, first);
  std::optional<Decimal> most = most_cost(first, second);
  std::optional<FoundPath> best;
  Slice slice(variants_.program(), *values_, {fields_[first].field, fields_[second].field}, goal_.node);
  if (!slice.depends()) return best;
  for (const Steps& one : both_sides(first))
    for (const Steps& other : both_sides(second))
      if (const auto found = pair_of_numbers(one, other, slice, most)) best = found;
  return best;
}

}  // namespace rung
