// Bounds of values against what the engine computes, and the customer's own program against the whole one.
#include "explain/slice.hpp"
#include "explain/own_program.hpp"
#include "random_rules.hpp"

namespace rung {
namespace {

using scene::CustomerScene;
using scene::give_random_cells;
using scene::most;
using scene::RandomRules;

bool holds(const Extent& extent, const Outcome& outcome) {
  const Value* value = std::get_if<Value>(&outcome);
  if (value == nullptr) return true;
  if (is_missing(*value)) return extent.missing;
  return extent.known && extent.low <= place_of(*value) && place_of(*value) <= extent.high;
}

/// The nodes of the subject that are not texts.
std::vector<NodeId> nodes_of(const Program& program) {
  std::vector<NodeId> nodes;
  for (NodeId id = 0; id < program.nodes.size(); ++id)
    if (program[id].space == Space::of_record(subject) && program[id].type.kind != TypeKind::text &&
        program[id].type.kind != TypeKind::nothing)
      nodes.push_back(id);
  return nodes;
}

bool is_same(const Outcome& a, const Outcome& b) {
  if (a.index() != b.index()) return false;
  const Value* one = std::get_if<Value>(&a);
  const Value* other = std::get_if<Value>(&b);
  if (one == nullptr || other == nullptr) return std::get<Fault>(a) == std::get<Fault>(b);
  if (is_missing(*one) || is_missing(*other)) return is_missing(*one) && is_missing(*other);
  return compare(*one, *other) == 0;
}

FieldChange count(FieldId field, int number) {
  return {field, Decimal(number)};
}

TEST_CASE("what the engine computes lies within the bounds, for every node") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    RandomRules random(seed);
    const std::string text = random.rules();
    CustomerScene scene(text);
    give_random_cells(scene, random);
    CAPTURE(seed);
    CAPTURE(text);
    const FieldId a = scene.field("a");
    const FieldId b = scene.field("b");
    const std::vector<NodeId> nodes = nodes_of(scene.program());
    const NodeOutcomes values = scene.values();
    const Variants whole(scene.program(), scene.records(), scene.settings(), nodes);
    const int low[2] = {random.below(most), random.often(30) ? 0 : random.below(most)};
    const int high[2] = {low[0] + random.below(3), low[1] + random.below(3)};
    std::vector<std::vector<Outcome>> outcomes;
    for (int one = low[0]; one <= high[0]; ++one)
      for (int other = low[1]; other <= high[1]; ++other)
        outcomes.push_back(whole.evaluate_one({count(a, one), count(b, other)}, {}));
    const FieldRange ranges[2] = {{a, Decimal(low[0]).units(), Decimal(high[0]).units()},
                                  {b, Decimal(low[1]).units(), Decimal(high[1]).units()}};
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      Slice slice(scene.program(), values, {a, b}, nodes[i]);
      const Extent extent = slice.root_within(ranges);
      for (const auto& outcome : outcomes) CHECK(holds(extent, outcome.at(i)));
    }
  }
}

TEST_CASE("the customer's own program gives what the whole one gives") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    RandomRules random(seed);
    const std::string text = random.rules();
    CustomerScene scene(text);
    give_random_cells(scene, random);
    CAPTURE(seed);
    CAPTURE(text);
    const FieldId a = scene.field("a");
    const FieldId b = scene.field("b");
    const std::vector<NodeId> nodes = nodes_of(scene.program());
    const Variants whole(scene.program(), scene.records(), scene.settings(), nodes);
    const Variants own(own_program(scene.program(), scene.values(), {{a, b}, false, {}}), scene.records(),
                       scene.settings(), nodes);
    for (int number = 0; number < 5; ++number) {
      const Variant variant = {count(a, random.below(most)), count(b, random.below(most))};
      const auto one = own.evaluate_one(variant, {});
      const auto other = whole.evaluate_one(variant, {});
      REQUIRE(one.size() == other.size());
      for (std::size_t i = 0; i < one.size(); ++i) {
        CAPTURE(nodes[i]);
        CHECK(is_same(one[i], other[i]));
      }
    }
  }
}

}  // namespace
}  // namespace rung
