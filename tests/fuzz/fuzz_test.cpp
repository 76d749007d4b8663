// The random comparison as a test: half of it the same every time, half of it new. And that the net holds: differences
// that are put in are found and cut down, and the rules reach every operation of the language.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <set>
#include <string>

#include "agreement/compare.hpp"
#include "fuzz/campaign.hpp"
#include "review/rules.hpp"

using namespace rung;
using namespace rung::fuzz;

namespace {

constexpr std::size_t half_of_pairs = 10'000;

Campaign campaign_of(std::uint64_t seed, std::size_t pairs) {
  Campaign campaign;
  campaign.seed = seed;
  campaign.pairs = pairs;
  return campaign;
}

void check_agreed(const Findings& findings) {
  for (const Failure& failure : findings.failures) FAIL_CHECK(failure.told());
  // A comparison of rejected subjects compares nothing.
  CHECK_GT(findings.evaluated * 2, findings.pairs);
  CHECK_GT(findings.singly * 5, findings.pairs);
}

/// A difference that was put in, found, and cut down to a rule file of few lines and a record or two.
void check_found(const Plant& plant) {
  Campaign campaign = campaign_of(7, 20'000);
  campaign.plant = plant;
  const Findings findings = run(campaign);
  REQUIRE_EQ(findings.failures.size(), 1);
  const Failure& failure = findings.failures.front();
  CAPTURE(failure.told());
  CHECK(failure.verdict.judgement == Judgement::parted);
  const std::string text = failure.trial.rules.written();
  CHECK_LE(std::count(text.begin(), text.end(), '\n'), 30);
  std::size_t lines = 0;
  for (const DataRecord& record : failure.trial.data) lines += record.lines.size();
  CHECK_LE(lines, 4);
  CHECK(judge(failure.trial).judgement == Judgement::agreed);
}

template <class Op, class Change>
Plant plant_in(const Change& change) {
  return [change](Program& program) {
    for (Node& node : program.nodes)
      if (auto* operation = std::get_if<Op>(&node.operation)) change(*operation);
  };
}

/// Which kinds of operations the programs of a campaign hold.
struct Reached {
  std::set<std::size_t> operations;
  std::set<FunctionId> functions;
  std::set<AggregateKind> aggregates;
  std::set<PopulationKind> populations;
  std::set<FoldKind> folds;
  std::set<Arithmetic> arithmetic;

  void operator()(const op::Call& call) { functions.insert(call.function); }
  void operator()(const op::Aggregate& aggregate) { aggregates.insert(aggregate.kind); }
  void operator()(const op::Population& population) { populations.insert(population.kind); }
  void operator()(const op::Fold& fold) { folds.insert(fold.kind); }
  void operator()(const op::Calculate& calculation) { arithmetic.insert(calculation.kind); }
  template <class Other>
  void operator()(const Other&) {}

  void add(const Program& program) {
    for (const Node& node : program.nodes) {
      operations.insert(node.operation.index());
      std::visit(*this, node.operation);
    }
  }
};

}  // namespace

TEST_CASE("engine and reference agree on the rules and data of a fixed seed") {
  check_agreed(run(campaign_of(20250630, half_of_pairs)));
}

TEST_CASE("and on those of a seed that is new each time") {
  const std::uint64_t seed = std::random_device()();
  std::printf("compare_at_random --seed %llu repeats this run\n", static_cast<unsigned long long>(seed));
  check_agreed(run(campaign_of(seed, half_of_pairs)));
}

TEST_CASE("the same seed gives the same trial") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto once = make_trials(seed, 20, 2);
    const auto again = make_trials(seed, 20, 2);
    REQUIRE_EQ(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) CHECK_EQ(shown(once[i]), shown(again[i]));
  }
}

TEST_CASE("a comparison that takes in its edge is found") {
  check_found(plant_in<op::Compare>([](op::Compare& compare) {
    if (compare.kind == Comparison::less) compare.kind = Comparison::less_equal;
  }));
}

TEST_CASE("an aggregate that looks at the other end is found") {
  check_found(plant_in<op::Aggregate>([](op::Aggregate& aggregate) {
    if (aggregate.kind == AggregateKind::latest) aggregate.kind = AggregateKind::earliest;
  }));
}

TEST_CASE("a condition of an aggregate that is lost is found") {
  check_found(plant_in<op::Aggregate>([](op::Aggregate& aggregate) { aggregate.condition = none; }));
}

TEST_CASE("a bound of a ladder that is lost is found") {
  check_found(plant_in<op::Ladder>([](op::Ladder& ladder) { ladder.never_above.clear(); }));
  check_found(plant_in<op::Ladder>([](op::Ladder& ladder) { ladder.grace = none; }));
}

TEST_CASE("a population without its partitions is found") {
  check_found(plant_in<op::Population>([](op::Population& population) { population.within.clear(); }));
}

TEST_CASE("another rounding is found") {
  check_found(plant_in<op::Call>([](op::Call& call) {
    if (call.function == FunctionId::round) call.function = FunctionId::round_down;
  }));
}

TEST_CASE("the rules reach every operation, function, aggregate and population of the language") {
  Reached reached;
  for (std::size_t n = 0; n < 400; ++n) {
    const auto rules =
        parse_rules_text("tried.rung", make_trials(seed_of_rules(3, n), 0, 1)[0].rules.written());
    check_rules(*rules);
    if (rules->sound()) reached.add(rules->program());
  }
  CHECK_EQ(reached.operations.size(), std::variant_size_v<Operation>);
  CHECK_EQ(reached.functions.size(), function_count());
  CHECK_EQ(reached.aggregates.size(), 10);
  CHECK_EQ(reached.populations.size(), 9);
  CHECK_EQ(reached.folds.size(), 4);
  CHECK_EQ(reached.arithmetic.size(), 4);
}
