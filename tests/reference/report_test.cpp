// Reports: groups, order, what they ask of subjects.
#include <doctest/doctest.h>

#include "reference/sketch.hpp"

namespace rung::reference {

namespace {

/// Customers with a town and a number; a report by town with the count and the sum.
struct Towns : Sketch {
  NodeId x, town, key, total;
  Space group = Space::of_group(0);

  Towns() {
    record("customer", {field("id", Type::text()), field("town", Type::text()), field("x", Type::number())});
    town = read(subject, 1);
    x = read(subject, 2);
    Report report;
    report.name = "by_town";
    report.key_names = {{"town", std::nullopt}};
    report.keys = {town};
    key = node(op::GroupKey{0}, Type::text(), group);
    const NodeId count = node(op::Aggregate{AggregateKind::count, subject, none, none, none},
                              Type::number(Numeric::count), group);
    total = node(op::Aggregate{AggregateKind::sum, subject, x, none, none}, Type::number(), group);
    report.columns = {{"customers", count}, {"total", total}};
    report.sort = {{key, false}};
    program.reports.push_back(report);
    request.reports = {0};
  }

  void customer(const char* of_town, const char* number) {
    const std::string id = std::to_string(input.records[subject].size());
    line(subject, {text(id), *of_town == '\0' ? Value(Missing{}) : text(of_town), decimal(number)});
  }

  Report& report() { return program.reports[0]; }
  std::string table() { return lines_of(evaluated({}).reports.at(0)); }
};

}  // namespace

TEST_CASE("groups in the order of their keys, missing last") {
  Towns towns;
  towns.customer("", "1");
  towns.customer("south", "2");
  towns.customer("north", "3");
  towns.customer("south", "4");
  towns.customer("", "5");
  CHECK(towns.table() == "north 1 3 / south 2 6 / - 2 6");
  towns.report().sort = {{towns.key, true}};
  CHECK(towns.table() == "south 2 6 / north 1 3 / - 2 6");
}

TEST_CASE("ties in the order of first appearance, and the first lines only") {
  Towns towns;
  towns.customer("b", "5");
  towns.customer("c", "9");
  towns.customer("a", "5");
  towns.report().sort = {{towns.total, true}};
  CHECK(towns.table() == "c 1 9 / b 1 5 / a 1 5");
  towns.report().top = 2;
  CHECK(towns.table() == "c 1 9 / b 1 5");
}

TEST_CASE("`where` keeps subjects out, and without keys there is always one line") {
  Towns towns;
  towns.report().where = towns.compared(subject, towns.x, Comparison::greater, towns.number("10"));
  towns.customer("a", "5");
  CHECK(towns.table().empty());
  towns.customer("a", "50");
  CHECK(towns.table() == "a 1 50");
  towns.report().keys.clear();
  towns.report().sort.clear();
  CHECK(towns.table() == "1 50");
  towns.input.records[subject].clear();
  CHECK(towns.table() == "0 0");
}

TEST_CASE("what a report gathers makes a subject faulty, but only where it counts") {
  Towns towns;
  const NodeId square = towns.of_subject(op::Calculate{Arithmetic::multiply, towns.x, towns.x});
  const NodeId sum =
      towns.node(op::Aggregate{AggregateKind::sum, subject, square, none, none}, Type::number(), towns.group);
  towns.report().columns.push_back({"squares", sum});
  towns.customer("a", "2");
  towns.customer("a", "99999999999");
  Answer answer = towns.evaluated({});
  CHECK(fates(answer) == "ef");
  CHECK(lines_of(answer.reports.at(0)) == "a 1 2 4");
  towns.report().where = towns.compared(subject, towns.x, Comparison::less, towns.number("10"));
  answer = towns.evaluated({});
  CHECK(fates(answer) == "ee");
}

TEST_CASE("related lines of the subjects of a group") {
  Towns towns;
  const RecordId order =
      towns.record("order", {field("customer", Type::text()), field("amount", Type::number())}, subject);
  towns.customer("a", "0");
  towns.customer("b", "0");
  towns.customer("a", "0");
  towns.line(order, {text("2"), decimal("7")});
  towns.line(order, {text("0"), decimal("1")});
  towns.line(order, {text("1"), decimal("5")});
  const NodeId first =
      towns.node(op::Aggregate{AggregateKind::earliest, order, towns.read(order, 1), none, towns.number("1")},
                 Type::number(), towns.group);
  towns.report().columns = {{"first", first}};
  CHECK(towns.table() == "a 7 / b 5");
}

TEST_CASE("a total of a report that does not fit ends the run") {
  Towns towns;
  towns.customer("a", "99999999999999999999");
  towns.customer("a", "1");
  const Answer answer = towns.evaluated({});
  REQUIRE(answer.fault.has_value());
  CHECK(answer.fault->kind == RunFault::Kind::total_overflow);
  CHECK(answer.reports.empty());
}

}  // namespace rung::reference
