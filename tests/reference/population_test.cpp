// Functions over the population, and subjects that drop out of it.
#include <doctest/doctest.h>

#include "reference/sketch.hpp"

namespace rung::reference {

namespace {

/// Customers with a number x, a number y and a town; blanks are "".
struct Crowd : Sketch {
  NodeId x, y, town;
  std::size_t count = 0;

  explicit Crowd(std::initializer_list<std::vector<const char*>> customers) {
    record("customer", {field("id", Type::text()), field("x", Type::number()), field("y", Type::number()),
                        field("town", Type::text())});
    x = read(subject, 1);
    y = read(subject, 2);
    town = read(subject, 3);
    for (const std::vector<const char*>& cells : customers) {
      line(subject, {text(std::to_string(++count)), number_or_blank(cells[0]),
                     cells.size() > 1 ? number_or_blank(cells[1]) : Value(Missing{}),
                     cells.size() > 2 ? text(cells[2]) : Value(Missing{})});
    }
  }

  static Value number_or_blank(const char* cell) { return *cell == '\0' ? Value(Missing{}) : decimal(cell); }

  NodeId over(PopulationKind kind, std::vector<NodeId> values, NodeId where = none,
              std::vector<NodeId> within = {}) {
    return of_subject(op::Population{kind, std::move(values), where, std::move(within)});
  }
  std::string result(NodeId node) { return column(evaluated({node})); }
};

}  // namespace

TEST_CASE("percentile is the share of those that are not above") {
  Crowd crowd({{"1"}, {"2"}, {"2"}, {"4"}, {""}});
  CHECK(crowd.result(crowd.over(PopulationKind::percentile, {crowd.x})) == "0.25 0.75 0.75 1 -");
}

TEST_CASE("rank counts the greater ones; a missing y is the least") {
  Crowd crowd({{"5", "1"}, {"9", ""}, {"5", ""}, {"5", "2"}, {""}});
  CHECK(crowd.result(crowd.over(PopulationKind::rank, {crowd.x})) == "2 1 2 2 -");
  CHECK(crowd.result(crowd.over(PopulationKind::rank, {crowd.x, crowd.y})) == "3 1 4 2 -");
}

TEST_CASE("shares, cumulative shares and the top share") {
  Crowd crowd({{"10"}, {"60"}, {""}, {"10"}, {"20"}});
  CHECK(crowd.result(crowd.over(PopulationKind::share, {crowd.x})) == "0.1 0.6 - 0.1 0.2");
  CHECK(crowd.result(crowd.over(PopulationKind::cumulative_share, {crowd.x})) == "0.9 0.6 - 1 0.8");
  CHECK(crowd.result(crowd.over(PopulationKind::in_top_share, {crowd.x, crowd.number("0.8")})) ==
        "no yes - no yes");
}

TEST_CASE("a fault counts where `where` is met") {
  Crowd crowd({{"1", "1"}, {"99999999999999999999", "0"}, {"99999999999999999999", "1"}});
  const NodeId doubled = crowd.of_subject(op::Calculate{Arithmetic::add, crowd.x, crowd.x});
  const NodeId wanted = crowd.of_subject(op::Compare{Comparison::equal, crowd.y, crowd.number("1")});
  const NodeId ranks = crowd.over(PopulationKind::rank, {doubled}, wanted);
  const Answer answer = crowd.evaluated({ranks});
  REQUIRE(answer.subjects.size() == 3);
  CHECK(answer.subjects[0].fate == Fate::evaluated);
  CHECK(answer.subjects[1].fate == Fate::evaluated);
  CHECK(is_missing(answer.subjects[1].results[0]));
  CHECK(answer.subjects[2].fate == Fate::faulty);
}

TEST_CASE("the top share is compared exactly, not by rounded shares") {
  // Before the last customer stand two thirds, which no decimal holds.
  Crowd crowd({{"1"}, {"1"}, {"1"}});
  CHECK(crowd.result(crowd.over(PopulationKind::in_top_share,
                                {crowd.x, crowd.number("0.666666666666666666")})) == "yes yes no");
  CHECK(crowd.result(crowd.over(PopulationKind::in_top_share,
                                {crowd.x, crowd.number("0.666666666666666667")})) == "yes yes yes");
}

TEST_CASE("shares of a sum of nothing are missing") {
  Crowd crowd({{"1"}, {"-1"}});
  CHECK(crowd.result(crowd.over(PopulationKind::share, {crowd.x})) == "- -");
  CHECK(crowd.result(crowd.over(PopulationKind::cumulative_share, {crowd.x})) == "- -");
  CHECK(crowd.result(crowd.over(PopulationKind::in_top_share, {crowd.x, crowd.number("0.8")})) == "- -");
}

TEST_CASE("partitions, a missing key being one, and `where`") {
  Crowd crowd({{"1", "", "north"}, {"3", "", "north"}, {"5"}, {"15"}});
  const NodeId is_small = crowd.compared(subject, crowd.x, Comparison::less, crowd.number("10"));
  CHECK(crowd.result(crowd.over(PopulationKind::share, {crowd.x}, none, {crowd.town})) ==
        "0.25 0.75 0.25 0.75");
  CHECK(crowd.result(crowd.over(PopulationKind::share, {crowd.x}, is_small, {crowd.town})) ==
        "0.25 0.75 1 -");
  CHECK(crowd.result(crowd.over(PopulationKind::overall_sum, {crowd.x}, is_small, {crowd.town})) ==
        "4 4 5 5");
  CHECK(crowd.result(crowd.over(PopulationKind::overall_count, {}, is_small)) == "3 3 3 3");
  CHECK(crowd.result(crowd.over(PopulationKind::overall_average, {crowd.x})) == "6 6 6 6");
}

TEST_CASE("apportion gives what is left over to the largest remainders") {
  Crowd crowd({{"1"}, {"1"}, {"1"}, {""}});
  const auto apportioned = [](Crowd& of, const char* total) {
    return of.result(of.over(PopulationKind::apportion, {of.number(total), of.x, of.y}));
  };
  CHECK(apportioned(crowd, "10") == "4 3 3 -");
  Crowd by_y({{"1", "1"}, {"1", "9"}, {"1", ""}});
  CHECK(apportioned(by_y, "10") == "3 4 3");
  CHECK(apportioned(by_y, "-10") == "-3 -4 -3");
  Crowd uneven({{"47"}, {"16"}, {"15.8"}, {"12"}, {"6.1"}, {"3.1"}});
  CHECK(apportioned(uneven, "10") == "5 2 1 1 1 0");
  Crowd zeros({{"0"}, {""}});
  CHECK(apportioned(zeros, "10") == "0 -");
}

TEST_CASE("what cannot be apportioned ends the run") {
  Crowd crowd({{"1"}, {"-1"}});
  Answer answer = crowd.evaluated({crowd.over(PopulationKind::apportion, {crowd.number("10"), crowd.x})});
  REQUIRE(answer.fault.has_value());
  CHECK(answer.fault->kind == RunFault::Kind::apportion_negative);
  answer = crowd.evaluated({crowd.over(PopulationKind::apportion, {crowd.number("1.5"), crowd.x})});
  REQUIRE(answer.fault.has_value());
  CHECK(answer.fault->kind == RunFault::Kind::apportion_fraction);
}

TEST_CASE("a total that does not fit ends the run") {
  Crowd crowd({{"99999999999999999999"}, {"1"}});
  const Answer answer = crowd.evaluated({crowd.over(PopulationKind::overall_sum, {crowd.x})});
  REQUIRE(answer.fault.has_value());
  CHECK(answer.fault->kind == RunFault::Kind::total_overflow);
  CHECK(crowd.result(crowd.over(PopulationKind::overall_average, {crowd.x})) ==
        "50000000000000000000 50000000000000000000");
}

TEST_CASE("a faulty subject takes no part in the population, nor do those that fail without it") {
  // The square of the first overflows. Without it the share of the second is 1, on which its own result
  // fails.
  Crowd crowd({{"99999999999"}, {"1", "99999999999999999999"}, {"0"}});
  const NodeId square = crowd.of_subject(op::Calculate{Arithmetic::multiply, crowd.x, crowd.x});
  const NodeId share = crowd.over(PopulationKind::share, {crowd.x});
  const NodeId is_all = crowd.compared(subject, share, Comparison::equal, crowd.number("1"));
  const NodeId doubled = crowd.of_subject(op::Calculate{Arithmetic::add, crowd.y, crowd.y});
  const NodeId result = crowd.of_subject(op::If{is_all, doubled, crowd.x});
  const NodeId everybody = crowd.over(PopulationKind::overall_count, {});
  const Answer answer = crowd.evaluated({square, result, everybody});
  CHECK(fates(answer) == "ffe");
  CHECK(answer.subjects[0].fault == Fault::overflow);
  CHECK(column(answer, 2) == "1");
  CHECK(answer.counts.rejected == 2);
}

TEST_CASE("a total below a name that another value stands in for is not worked out") {
  Crowd crowd({{"99999999999999999999"}, {"1"}});
  const NodeId named = crowd.of_subject(op::Named{0, crowd.over(PopulationKind::overall_sum, {crowd.x})});
  CHECK(crowd.evaluated({named}).fault.has_value());
  crowd.settings.stand_ins.push_back({0, decimal("5")});
  CHECK(crowd.result(named) == "5 5");
}

TEST_CASE("a total that overflows only with a faulty subject does not end the run") {
  Crowd crowd({{"99999999999999999999"}, {"1"}});
  const NodeId square = crowd.of_subject(op::Calculate{Arithmetic::multiply, crowd.x, crowd.x});
  const Answer answer = crowd.evaluated({square, crowd.over(PopulationKind::overall_sum, {crowd.x})});
  CHECK_FALSE(answer.fault.has_value());
  CHECK(fates(answer) == "fe");
  CHECK(column(answer, 1) == "1");
}

}  // namespace rung::reference
