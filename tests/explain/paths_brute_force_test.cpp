// Paths against all changes that there are: random rules over fields of which only small values matter.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "explain/changeable.hpp"
#include "random_rules.hpp"

namespace rung {
namespace {

using scene::CustomerScene;
using scene::give_random_cells;
using scene::most;
using scene::RandomRules;

/// Every value of each field that could matter.
struct Grid {
  const CustomerScene& scene;
  std::vector<ChangeableField> fields;
  std::vector<std::vector<Int128>> places;

  explicit Grid(const CustomerScene& the_scene) : scene(the_scene) {
    for (const char* name : {"a", "b", "flag", "kind"}) {
      const FieldId id = scene.field(name);
      fields.push_back(range_of(scene.program(), id, scene.records().own()[id]));
      const ChangeableField& field = fields.back();
      std::vector<Int128>& all = places.emplace_back();
      if (!field.discrete)
        for (int i = 0; i <= most + 1; ++i) all.push_back(Decimal(i).units());
      else
        for (Int128 i = field.low; i <= field.high; ++i) all.push_back(i);
    }
  }

  FieldChange change(std::size_t field, Int128 place) const {
    return {fields[field].field, *value_at_place(place, fields[field].type)};
  }
  bool is_own(std::size_t field, Int128 place) const {
    return !is_missing(fields[field].own) && place_of(fields[field].own) == place;
  }
};

/// By field and side of its own value; discrete fields have a side for each value.
using Nearest = std::map<std::pair<std::size_t, Int128>, Int128>;

Int128 side_of(const Grid& grid, std::size_t field, Int128 place) {
  if (grid.fields[field].discrete) return 10 + place;
  if (is_missing(grid.fields[field].own)) return 1;
  return place > place_of(grid.fields[field].own) ? 1 : -1;
}

bool is_nearer(const Grid& grid, std::size_t field, Int128 a, Int128 b) {
  return cost_of(grid.fields[field], a) < cost_of(grid.fields[field], b);
}

Nearest nearest_singles(const Grid& grid, const std::map<std::pair<std::size_t, Int128>, bool>& met) {
  Nearest nearest;
  for (const auto& [where, good] : met) {
    if (!good) continue;
    const auto side = std::pair{where.first, side_of(grid, where.first, where.second)};
    const auto known = nearest.find(side);
    if (known == nearest.end() || is_nearer(grid, where.first, where.second, known->second))
      nearest[side] = where.second;
  }
  return nearest;
}

std::vector<std::string> written_singles(const CustomerScene& scene, const Grid& grid,
                                         const Nearest& nearest) {
  std::vector<std::string> texts;
  for (const auto& [side, place] : nearest) {
    const ChangeableField& field = grid.fields[side.first];
    texts.push_back(scene.written(
        std::vector{ProposedChange{field.field, field.own, *value_at_place(place, field.type)}}));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// The margins of a customer who comes to the next review with the tier that this one gave.
void compare_margins(CustomerScene& scene, const LadderPaths& found) {
  const bool remembers =
      std::get<op::Ladder>(scene.program()[scene.program().ladders[0].decision].operation).current != none;
  const FieldId was = scene.field("was");
  const Value before = scene.records().own()[was];
  if (remembers) scene.set(was, Code{*found.tier});
  Grid grid(scene);
  const auto keeps = [&](const Variant& variant) {
    const auto tier = scene.fresh_tier(variant);
    return tier && *tier >= *found.tier;
  };
  std::map<std::pair<std::size_t, Int128>, bool> lost;
  if (keeps({}) && *found.tier > 0)
    for (std::size_t i = 0; i < grid.fields.size(); ++i)
      for (const Int128 place : grid.places[i])
        if (!grid.is_own(i, place)) lost[{i, place}] = !keeps({grid.change(i, place)});
  std::vector<std::string> got = scene.written(found.margins);
  std::sort(got.begin(), got.end());
  CHECK(got == written_singles(scene, grid, nearest_singles(grid, lost)));
  scene.set(was, before);
}

void compare_with_all(std::uint32_t seed) {
  RandomRules random(seed);
  const std::string text = random.rules();
  CustomerScene scene(text);
  give_random_cells(scene, random);
  CAPTURE(seed);
  CAPTURE(text);
  PathsRequest request;
  request.most_paths = 1000;
  const LadderPaths found = scene.paths(request)[0];
  CHECK(found.complete);
  const auto now = scene.fresh_tier();
  REQUIRE(found.tier == now);
  if (found.tier) compare_margins(scene, found);
  if (!found.next) return;

  Grid grid(scene);
  const Variants fresh(scene.program(), scene.records(), scene.settings(), {scene.tier_node()});
  const auto reaches = [&](const Variant& variant) {
    const auto outcomes = fresh.evaluate_one(variant, {});
    if (outcomes.empty()) return false;
    const Value* value = std::get_if<Value>(&outcomes[0]);
    return value != nullptr && !is_missing(*value) && std::get<Code>(*value).code >= *found.next;
  };
  std::map<std::pair<std::size_t, Int128>, bool> alone;
  for (std::size_t i = 0; i < grid.fields.size(); ++i)
    for (const Int128 place : grid.places[i])
      if (!grid.is_own(i, place)) alone[{i, place}] = reaches({grid.change(i, place)});
  const Nearest nearest = nearest_singles(grid, alone);
  std::vector<std::string> got = scene.written(found.singles);
  std::sort(got.begin(), got.end());
  CHECK(got == written_singles(scene, grid, nearest));

  // Pairs: the cheapest of those that no single change on the same sides makes needless.
  const Decimal nine_tenths = *Decimal::from_scaled(9, 1);
  std::map<std::pair<FieldId, FieldId>, Decimal> cheapest;
  for (std::size_t i = 0; i < grid.fields.size(); ++i)
    for (std::size_t j = i + 1; j < grid.fields.size(); ++j) {
      std::optional<Decimal> bound;
      for (const auto& [side, place] : nearest)
        if (side.first == i || side.first == j) {
          const Decimal cost = *multiply(cost_of(grid.fields[side.first], place), nine_tenths);
          bound = std::min(bound.value_or(cost), cost);
        }
      const auto is_needless = [&](std::size_t field, Int128 place) {
        const auto single = nearest.find({field, side_of(grid, field, place)});
        return single != nearest.end() && !is_nearer(grid, field, place, single->second);
      };
      for (const Int128 one : grid.places[i])
        for (const Int128 other : grid.places[j]) {
          if (grid.is_own(i, one) || grid.is_own(j, other)) continue;
          if (is_needless(i, one) || is_needless(j, other)) continue;
          const Decimal cost = *add(cost_of(grid.fields[i], one), cost_of(grid.fields[j], other));
          if (bound && cost > *bound) continue;
          const std::pair key{grid.fields[i].field, grid.fields[j].field};
          const auto known = cheapest.find(key);
          if (known != cheapest.end() && known->second <= cost) continue;
          if (reaches({grid.change(i, one), grid.change(j, other)})) cheapest[key] = cost;
        }
    }
  std::map<std::pair<FieldId, FieldId>, Decimal> offered;
  for (const TierPath& path : found.pairs) {
    REQUIRE(path.changes.size() == 2);
    offered[{path.changes[0].field, path.changes[1].field}] = path.cost;
    CHECK(
        reaches({{path.changes[0].field, path.changes[0].to}, {path.changes[1].field, path.changes[1].to}}));
  }
  CHECK(offered.size() == cheapest.size());
  CHECK(offered == cheapest);
}

TEST_CASE("no path is missed and none could be smaller") {
  // RUNG_PATHS_SEEDS=20000 looks at more rule sets.
  const char* asked = std::getenv("RUNG_PATHS_SEEDS");
  const std::uint32_t seeds = asked != nullptr ? static_cast<std::uint32_t>(std::atoi(asked)) : 250;
  for (std::uint32_t seed = 1; seed <= seeds; ++seed) compare_with_all(seed);
}

}  // namespace
}  // namespace rung
