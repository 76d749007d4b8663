// Tables: the first row met, the only one, the cells of all rows that are met.
#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

struct Bands : Sketch {
  RecordId customer = record("customer");
  NodeId x = Sketch::input(customer, "x", Type::number());
  NodeId y = Sketch::input(customer, "y", Type::number());
  NodeId from_10 = compare(Comparison::greater_equal, x, number("10"));
  NodeId from_5 = compare(Comparison::greater_equal, x, number("5"));
  NodeId overflow = calculate(Arithmetic::multiply, y, y);
  NodeId faulty = compare(Comparison::greater, overflow, number("5"));

  Ran of(NodeId result, const std::vector<Cells>& lines) {
    return run(*this, {{result}, {}}, {{customer, {lines, {}}}});
  }
  NodeId match(MatchKind kind, std::vector<NodeId> rows) {
    return add(op::MatchRow{kind, std::move(rows)}, Type::number(Numeric::integer));
  }
};

const std::string great = "99999999999";

}  // namespace

TEST_CASE("the first row met counts, and faults behind it do not matter") {
  Bands s;
  const NodeId row = s.match(MatchKind::first, {s.from_10, s.faulty, s.from_5});
  CHECK(column(s.of(
            row, {{"12", great}, {"7", great}, {"7", "1"}, {"7", "3"}, {"1", "1"}, {"", ""}, {"", great}})) ==
        Cells{"0", "overflow", "2", "1", "-", "-", "overflow"});
}

TEST_CASE("a unique row is the only one met") {
  Bands s;
  const NodeId row = s.match(MatchKind::unique, {s.from_10, s.faulty, s.from_5});
  CHECK(column(s.of(row, {{"7", "1"}, {"12", "1"}, {"1", "3"}, {"1", "1"}, {"12", great}, {"", ""}})) ==
        Cells{"2", "ambiguous", "1", "-", "overflow", "-"});
}

TEST_CASE("rows that contradict each other for a missing value only") {
  Bands s;
  const NodeId missing = s.add(op::IsMissing{s.x}, Type::truth());
  const NodeId always = s.constant("yes", Type::truth());
  const NodeId unique = s.match(MatchKind::unique, {missing, always});
  CHECK(column(s.of(unique, {{"12"}, {""}, {"7"}})) == Cells{"1", "ambiguous", "1"});
  CHECK(column(s.of(unique, {{""}})) == Cells{"ambiguous"});
  const NodeId any =
      s.add(op::Fold{FoldKind::any, {missing, always}, {s.number("1"), s.number("365")}}, Type::number());
  CHECK(column(s.of(any, {{"12"}, {""}, {"7"}})) == Cells{"365", "disagreeing", "365"});
}

TEST_CASE("only the chosen cell matters") {
  Bands s;
  const NodeId row = s.match(MatchKind::first, {s.from_10, s.from_5});
  const NodeId cell = s.add(op::Pick{row, {s.overflow, s.number("0.25")}}, Type::number());
  CHECK(column(s.of(cell, {{"12", great}, {"12", "3"}, {"7", great}, {"1", great}, {"12", ""}})) ==
        Cells{"overflow", "9", "0.25", "-", "-"});
  const NodeId texts = s.add(op::Pick{row, {s.constant("ten", Type::text()), s.missing()}}, Type::text());
  CHECK(column(s.of(texts, {{"12", ""}, {"7", ""}, {"1", ""}})) == Cells{"ten", "-", "-"});
  const NodeId third =
      s.add(op::Pick{s.match(MatchKind::first, {s.from_10, s.from_5, s.constant("yes", Type::truth())}),
                     {s.number("1"), s.number("0.5"), s.number("1000000000000000000")}},
            Type::number());
  CHECK(column(s.of(third, {{"12", ""}, {"7", ""}, {"", ""}})) == Cells{"1", "0.5", "1000000000000000000"});
}

TEST_CASE("the cells of all rows met are summed, missing ones skipped") {
  Bands s;
  const auto fold = [&](FoldKind kind, std::vector<NodeId> rows, std::vector<NodeId> cells) {
    return s.add(op::Fold{kind, std::move(rows), std::move(cells)}, Type::number());
  };
  const NodeId sum = fold(FoldKind::sum, {s.from_10, s.from_5}, {s.number("1.5"), s.y});
  CHECK(column(s.of(sum, {{"12", "2"}, {"7", "2"}, {"7", ""}, {"12", ""}, {"1", "2"}, {"", "2"}})) ==
        Cells{"3.5", "2", "-", "1.5", "-", "-"});
  const NodeId faults = fold(FoldKind::sum, {s.from_10, s.from_5}, {s.overflow, s.number("1")});
  CHECK(column(s.of(faults, {{"12", great}, {"7", great}, {"12", "2"}})) == Cells{"overflow", "1", "5"});
  const NodeId condition = fold(FoldKind::sum, {s.faulty, s.from_5}, {s.number("1"), s.number("1")});
  CHECK(column(s.of(condition, {{"12", great}, {"12", "3"}})) == Cells{"overflow", "2"});
  const NodeId huge = fold(FoldKind::sum, {s.from_10, s.from_5}, {s.number("99999999999999999999"), s.y});
  CHECK(column(s.of(huge, {{"12", "1"}, {"12", "-1"}, {"7", "1"}})) ==
        Cells{"overflow", "99999999999999999998", "1"});
}

TEST_CASE("the greatest and the least cell, and cells that must agree") {
  Bands s;
  const auto fold = [&](FoldKind kind) {
    return s.add(op::Fold{kind, {s.from_10, s.from_5}, {s.number("2"), s.y}}, Type::number());
  };
  const std::vector<Cells> lines = {{"12", "3"}, {"12", "1"}, {"12", "2.0"},
                                    {"12", ""},  {"7", "3"},  {"1", "3"}};
  CHECK(column(s.of(fold(FoldKind::max), lines)) == Cells{"3", "2", "2", "2", "3", "-"});
  CHECK(column(s.of(fold(FoldKind::min), lines)) == Cells{"2", "1", "2", "2", "3", "-"});
  CHECK(column(s.of(fold(FoldKind::any), lines)) == Cells{"disagreeing", "disagreeing", "2", "2", "3", "-"});
}
