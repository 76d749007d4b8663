// Functions over all subjects: ties, partitions, conditions, missing values, and faulty subjects that take no part.
#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

struct People : Sketch {
  RecordId customer = record("customer");
  NodeId x = Sketch::input(customer, "x", Type::number());
  NodeId y = Sketch::input(customer, "y", Type::number());
  NodeId group = Sketch::input(customer, "group", Type::text());
  NodeId counts = Sketch::input(customer, "counts", Type::truth());

  Ran all(const std::vector<NodeId>& results, const std::vector<Cells>& lines) {
    return run(*this, {results, {}}, {{customer, {lines, {}}}});
  }
  Cells of(NodeId result, const std::vector<Cells>& lines) { return column(all({result}, lines)); }
};

const std::vector<Cells> people = {{"30", "1", "a", "yes"}, {"10", "", "b", "yes"}, {"30", "2", "b", "no"},
                                   {"", "9", "a", "yes"},   {"20", "5", "", ""},    {"10", "3", "b", "yes"}};

}  // namespace

TEST_CASE("percentiles and ranks share ties") {
  People s;
  CHECK(s.of(s.population(PopulationKind::percentile, {s.x}), people) ==
        Cells{"1", "0.4", "1", "-", "0.6", "0.4"});
  CHECK(s.of(s.population(PopulationKind::rank, {s.x}), people) == Cells{"1", "4", "1", "-", "3", "4"});
  CHECK(s.of(s.population(PopulationKind::rank, {s.x, s.y}), people) == Cells{"2", "5", "1", "-", "3", "4"});
}

TEST_CASE("shares, from the greatest down and at the top") {
  People s;
  CHECK(s.of(s.population(PopulationKind::share, {s.x}), people) ==
        Cells{"0.3", "0.1", "0.3", "-", "0.2", "0.1"});
  CHECK(s.of(s.population(PopulationKind::cumulative_share, {s.x}), people) ==
        Cells{"0.3", "0.9", "0.6", "-", "0.8", "1"});
  CHECK(s.of(s.population(PopulationKind::in_top_share, {s.x, s.number("0.6")}), people) ==
        Cells{"yes", "no", "yes", "-", "no", "no"});
  CHECK(s.of(s.population(PopulationKind::in_top_share, {s.x, s.number("0.600000000000000001")}), people) ==
        Cells{"yes", "no", "yes", "-", "yes", "no"});
}

TEST_CASE("a top share is compared exactly") {
  People s;
  // The first has 1/3, whose 18 decimals are below the exact third.
  const NodeId share = s.population(PopulationKind::in_top_share, {s.x, s.number("0.333333333333333333")});
  CHECK(s.of(share, {{"1"}, {"1"}, {"1"}}) == Cells{"yes", "no", "no"});
  const NodeId more = s.population(PopulationKind::in_top_share, {s.x, s.number("0.333333333333333334")});
  CHECK(s.of(more, {{"1"}, {"1"}, {"1"}}) == Cells{"yes", "yes", "no"});
}

TEST_CASE("shares of a sum of 0 are missing") {
  People s;
  const std::vector<Cells> lines = {{"1"}, {"-1"}, {""}};
  for (const PopulationKind kind : {PopulationKind::share, PopulationKind::cumulative_share}) {
    CHECK(s.of(s.population(kind, {s.x}), lines) == Cells{"-", "-", "-"});
  }
  CHECK(s.of(s.population(PopulationKind::in_top_share, {s.x, s.number("0.5")}), lines) ==
        Cells{"-", "-", "-"});
}

TEST_CASE("who does not meet the condition takes no part, but sees the totals") {
  People s;
  CHECK(s.of(s.population(PopulationKind::share, {s.x}, s.counts), people) ==
        Cells{"0.6", "0.2", "-", "-", "-", "0.2"});
  CHECK(s.of(s.population(PopulationKind::overall_sum, {s.x}, s.counts), people) == Cells(6, "50"));
  CHECK(s.of(s.population(PopulationKind::overall_average, {s.x}), people) == Cells(6, "20"));
  CHECK(s.of(s.population(PopulationKind::overall_count, {}, s.counts), people) == Cells(6, "4"));
}

TEST_CASE("equal values are a partition, missing ones too") {
  People s;
  CHECK(s.of(s.population(PopulationKind::overall_sum, {s.x}, none, {s.group}), people) ==
        Cells{"30", "50", "50", "30", "20", "50"});
  CHECK(s.of(s.population(PopulationKind::rank, {s.x}, none, {s.group}), people) ==
        Cells{"1", "2", "1", "-", "1", "2"});
  CHECK(s.of(s.population(PopulationKind::overall_count, {}, none, {s.group, s.counts}), people) ==
        Cells{"2", "2", "1", "2", "1", "2"});
  CHECK(s.of(s.population(PopulationKind::overall_average, {s.y}, none, {s.group}),
             {{"1", "", "a"}, {"1", "2", "b"}}) == Cells{"-", "2"});
}

TEST_CASE("portions by largest remainder, ties to the greater, then to the earlier") {
  People s;
  const auto apportion = [&](const char* total) {
    return s.population(PopulationKind::apportion, {s.number(total), s.x, s.y});
  };
  CHECK(s.of(apportion("10"), {{"1", "1"}, {"1", "2"}, {"1", "2"}}) == Cells{"3", "4", "3"});
  CHECK(s.of(apportion("7"), people) == Cells{"2", "1", "2", "-", "1", "1"});
  CHECK(s.of(apportion("0"), {{"1", "1"}, {"", "1"}}) == Cells{"0", "-"});
  CHECK(s.of(apportion("5"), {{"0", "1"}, {"0", "1"}}) == Cells{"0", "0"});
  CHECK(s.of(apportion("-3"), {{"1", "1"}, {"1", "2"}}) == Cells{"-1", "-2"});
  CHECK(s.of(apportion("99999999999999999999"),
             {{"33333333333333333333", ""}, {"33333333333333333333", ""}, {"33333333333333333333", ""}}) ==
        Cells(3, "33333333333333333333"));
}

TEST_CASE("portions of a fraction, or by negative numbers, end the run") {
  People s;
  const Ran fraction =
      s.all({s.population(PopulationKind::apportion, {s.number("1.5"), s.x, s.y})}, {{"1", "1"}});
  REQUIRE(fraction.outcomes.fault);
  CHECK(fraction.outcomes.fault->kind == RunFault::Kind::apportion_fraction);
  CHECK(fraction.rows.empty());
  const Ran negative =
      s.all({s.population(PopulationKind::apportion, {s.number("2"), s.x, s.y})}, {{"1", "1"}, {"-1", "1"}});
  REQUIRE(negative.outcomes.fault);
  CHECK(negative.outcomes.fault->kind == RunFault::Kind::apportion_negative);
}

TEST_CASE("an overflow of a total ends the run, an average is exact all the same") {
  People s;
  const std::vector<Cells> lines = {{"99999999999999999999"}, {"99999999999999999999"}};
  const Ran total = s.all({s.population(PopulationKind::overall_sum, {s.x})}, lines);
  REQUIRE(total.outcomes.fault);
  CHECK(total.outcomes.fault->kind == RunFault::Kind::total_overflow);
  CHECK(s.of(s.population(PopulationKind::overall_average, {s.x}), lines) ==
        Cells(2, "99999999999999999999"));
}

TEST_CASE("faulty subjects take no part") {
  People s;
  const NodeId square = s.calculate(Arithmetic::multiply, s.x, s.x);
  const NodeId share = s.population(PopulationKind::share, {s.x});
  const std::vector<Cells> lines = {{"1"}, {"99999999999"}, {"3"}};
  const Ran ran = s.all({share, square}, lines);
  CHECK(ran.rows == std::vector<Cells>{{"0.25", "1"}, {"overflow"}, {"0.75", "9"}});
  CHECK(ran.outcomes.subjects.rejected == 1);
  CHECK(ran.outcomes.subjects.evaluated == 2);
}

TEST_CASE("subjects that become faulty only without the others are found too") {
  People s;
  // With all three the sum is great; without the faulty one, 10^20 over 2 is a share that squares beyond a decimal.
  const NodeId share = s.population(PopulationKind::overall_count, {});
  const NodeId many =
      s.calculate(Arithmetic::multiply, s.y, s.calculate(Arithmetic::subtract, s.number("4"), share));
  const std::vector<Cells> lines = {
      {"", "50000000000000000000"}, {"", "1"}, {"", "99999999999999999999"}, {"", "30000000000000000000"}};
  const NodeId own = s.calculate(Arithmetic::multiply, s.y, s.number("1.5"));
  // First the third is faulty; then 4 - 3 is 1, and the others are not.
  CHECK(column(s.all({many, own}, lines)) ==
        Cells{"50000000000000000000", "1", "overflow", "30000000000000000000"});
  const NodeId growing = s.calculate(Arithmetic::multiply, many, s.number("2.5"));
  // Then the first is faulty with factor 2.5, and then the last with factor 5.
  CHECK(column(s.all({growing, own}, lines)) == Cells{"overflow", "7.5", "overflow", "overflow"});
}

TEST_CASE("a fault that nothing asks for keeps its subject out of the function only") {
  People s;
  const NodeId square = s.calculate(Arithmetic::multiply, s.x, s.x);
  const NodeId share = s.population(PopulationKind::share, {square});
  const NodeId shown = s.add(op::If{s.counts, share, s.number("-1")}, Type::number());
  CHECK(s.of(shown, {{"1", "", "", "yes"}, {"99999999999", "", "", "no"}, {"1", "", "", "yes"}}) ==
        Cells{"0.5", "-1", "0.5"});
  CHECK(s.of(shown, {{"1", "", "", "yes"}, {"99999999999", "", "", "yes"}}) == Cells{"1", "overflow"});
}

TEST_CASE("populations of populations, and of nobody") {
  People s;
  const NodeId share = s.population(PopulationKind::share, {s.x});
  const NodeId rank = s.population(PopulationKind::rank, {share});
  const NodeId top = s.compare(Comparison::equal, rank, s.number("1"));
  const NodeId count = s.population(PopulationKind::overall_count, {}, top);
  CHECK(s.of(count, people) == Cells(6, "2"));
  CHECK(s.of(count, {}).empty());
  CHECK(s.of(s.population(PopulationKind::share, {s.x}, s.constant("no", Type::truth())), people) ==
        Cells(6, "-"));
}
