// Related and reference records: links, hidden lines, rejects, aggregates and lookups.
#include <doctest/doctest.h>

#include "reference/sketch.hpp"

namespace rung::reference {

namespace {

constexpr RecordId order = 1;
constexpr RecordId item = 2;

/// Customers a, b and c; orders with date, amount and a key of their own; items of the orders.
struct Shop : Sketch {
  NodeId amount;

  Shop() {
    record("customer", {field("id", Type::text()), field("kind", Type::text())});
    for (const char* const id : {"a", "b", "c"}) line(subject, {text(id), Missing{}});
    record("order",
           {field("customer", Type::text()), field("date", Type::date()), field("amount", Type::number()),
            field("order_id", Type::text())},
           subject);
    program.records[order].key = 3;
    amount = read(order, 2);
    record("item", {field("order_id", Type::text()), field("count", Type::number())}, order);
  }

  void ordered(const char* customer, const char* day, const char* sum, const char* id = "") {
    line(order, {text(customer), date(day), decimal(sum), *id == '\0' ? Value(Missing{}) : text(id)});
  }
  void rejected_order(const char* customer) { line(order, {text(customer)}, true); }
};

}  // namespace

TEST_CASE("aggregates over related lines, and of nothing") {
  Shop shop;
  shop.ordered("a", "2025-01-01", "10");
  shop.ordered("b", "2025-01-02", "5");
  shop.ordered("a", "2025-01-03", "11");
  shop.line(order, {text("a"), date("2025-01-04"), Missing{}});
  const auto over_amount = [&](AggregateKind kind) {
    return column(shop.evaluated({shop.gathered(kind, order, shop.amount)}));
  };
  CHECK(over_amount(AggregateKind::sum) == "21 5 0");
  CHECK(over_amount(AggregateKind::average) == "10.5 5 -");
  CHECK(over_amount(AggregateKind::min) == "10 5 -");
  CHECK(over_amount(AggregateKind::max) == "11 5 -");
  CHECK(over_amount(AggregateKind::count_distinct) == "2 1 0");
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::count, order, none)})) == "3 1 0");
}

TEST_CASE("any and every take a missing condition as not met") {
  Shop shop;
  shop.ordered("a", "2025-01-01", "10");
  shop.line(order, {text("a"), date("2025-01-04"), Missing{}});
  const NodeId is_large = shop.compared(order, shop.amount, Comparison::greater, shop.number("9"));
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::any, order, is_large)})) == "yes no no");
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::every, order, is_large)})) == "no yes yes");
}

TEST_CASE("ties go to the later line in latest and to the earlier in earliest") {
  Shop shop;
  shop.ordered("a", "2025-01-02", "1");
  shop.ordered("a", "2025-01-02", "2");
  shop.ordered("a", "2025-01-01", "3");
  shop.ordered("a", "2025-01-01", "4");
  shop.line(order, {text("a"), Missing{}, decimal("5")});
  const NodeId day = shop.read(order, 1);
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::latest, order, shop.amount, none, day)})) ==
        "2 - -");
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::earliest, order, shop.amount, none, day)})) ==
        "3 - -");
}

TEST_CASE("conditions, and faults of lines that do not count") {
  Shop shop;
  shop.ordered("a", "2025-01-01", "99999999999");
  shop.ordered("a", "2025-01-02", "2");
  const NodeId square = shop.node(op::Calculate{Arithmetic::multiply, shop.amount, shop.amount},
                                  Type::number(), Space::of_record(order));
  const NodeId is_small = shop.compared(order, shop.amount, Comparison::less, shop.number("10"));
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::sum, order, square, is_small)})) == "4 0 0");
  CHECK(fates(shop.evaluated({shop.gathered(AggregateKind::sum, order, square)})) == "fee");
  CHECK(fates(shop.evaluated({shop.gathered(AggregateKind::latest, order, shop.amount, none, square)})) ==
        "fee");
}

TEST_CASE("a reject makes missing what is gathered over its record and below, not above") {
  Shop shop;
  shop.ordered("a", "2025-01-01", "10", "o1");
  shop.rejected_order("a");
  shop.line(item, {text("o1"), decimal("3")});
  shop.ordered("b", "2025-01-01", "20", "o2");
  shop.line(item, {text("o2")}, true);
  const NodeId orders = shop.gathered(AggregateKind::count, order, none);
  const NodeId items = shop.gathered(AggregateKind::count, item, none);
  const Answer answer = shop.evaluated({orders, items});
  CHECK(column(answer, 0) == "- 1 0");
  CHECK(column(answer, 1) == "- - 0");
}

TEST_CASE("orphans are counted") {
  Shop shop;
  shop.ordered("nobody", "2025-01-01", "1", "lost");
  shop.line(item, {text("lost"), decimal("1")});
  shop.line(item, {text("unheard of"), decimal("1")});
  shop.line(order, {Missing{}}, true);
  shop.rejected_order("a");
  shop.line(subject, {text("d")}, true);
  shop.ordered("d", "2025-01-01", "1");
  const Answer answer = shop.evaluated({});
  CHECK(answer.records[order].read == 4);
  CHECK(answer.records[order].rejected == 2);
  CHECK(answer.records[order].orphans == 3);
  CHECK(answer.records[item].orphans == 2);
}

TEST_CASE("lines of a subject that a fault rejects are orphans, too") {
  Shop shop;
  shop.ordered("a", "2025-01-01", "99999999999999999999", "o1");
  shop.ordered("a", "2025-01-01", "99999999999999999999", "o2");
  shop.ordered("b", "2025-01-01", "1", "o3");
  shop.line(item, {text("o1"), decimal("1")});
  shop.line(item, {text("o3"), decimal("1")});
  const Answer answer = shop.evaluated({shop.gathered(AggregateKind::sum, order, shop.amount)});
  CHECK(answer.subjects[0].fate == Fate::faulty);
  CHECK(answer.records[order].orphans == 2);
  CHECK(answer.records[item].orphans == 1);
}

TEST_CASE("`dated` hides what is later than today, with all that hangs below it") {
  Shop shop;
  shop.program.records[order].dated = 1;
  shop.ordered("a", "2025-01-01", "1", "o1");
  shop.ordered("a", "2025-01-02", "2", "o2");
  shop.line(order, {text("a"), Missing{}, decimal("4")});
  shop.line(item, {text("o1"), decimal("10")});
  shop.line(item, {text("o2"), decimal("20")});
  const NodeId orders = shop.gathered(AggregateKind::sum, order, shop.amount);
  const NodeId items = shop.gathered(AggregateKind::sum, item, shop.read(item, 1));
  CHECK(column(shop.evaluated({orders})) == "7 0 0");
  shop.settings.today = date("2025-01-01");
  CHECK(column(shop.evaluated({orders})) == "5 0 0");
  const Answer answer = shop.evaluated({items});
  CHECK(column(answer) == "10 0 0");
  CHECK(answer.records[item].orphans == 0);
}

TEST_CASE("the `where` of a related record") {
  Shop shop;
  shop.ordered("a", "2025-01-01", "1");
  shop.ordered("a", "2025-01-02", "20");
  shop.program.records[order].where =
      shop.compared(order, shop.amount, Comparison::greater, shop.number("9"));
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::sum, order, shop.amount)})) == "20 0 0");
}

TEST_CASE("a line sees values of the lines above it") {
  Shop shop;
  shop.ordered("a", "2025-01-01", "7", "o1");
  shop.line(item, {text("o1"), decimal("3")});
  const NodeId of_order = shop.node(op::Parent{shop.amount}, Type::number(), Space::of_record(item));
  const NodeId worth = shop.node(op::Calculate{Arithmetic::multiply, of_order, shop.read(item, 1)},
                                 Type::number(), Space::of_record(item));
  CHECK(column(shop.evaluated({shop.gathered(AggregateKind::sum, item, worth)})) == "21 0 0");
}

TEST_CASE("lookups read the one record of a key, and computed fields of it") {
  Shop shop;
  const RecordId factor = shop.record("factor", {field("kind", Type::text()), field("x", Type::number())});
  shop.line(factor, {text("gold"), decimal("2")});
  shop.line(factor, {text("gold"), decimal("3")});
  shop.line(factor, {text("lost"), decimal("4")}, true);
  shop.input.records[subject][0].cells[1] = text("gold");
  shop.input.records[subject][1].cells[1] = text("lost");
  const NodeId key = shop.read(subject, 1);
  const NodeId found = shop.of_subject(op::Lookup{factor, key, 1});
  CHECK(column(shop.evaluated({found})) == "2 - -");

  Field doubled = field("doubled", Type::number());
  const NodeId x = shop.read(factor, 1);
  doubled.computed =
      shop.node(op::Calculate{Arithmetic::add, x, x}, Type::number(), Space::of_record(factor));
  shop.program.records[factor].fields.push_back(doubled);
  const NodeId computed = shop.of_subject(op::Lookup{factor, key, 2});
  CHECK(column(shop.evaluated({computed})) == "4 - -");

  shop.program.records[factor].where = shop.compared(factor, x, Comparison::greater, shop.number("2"));
  CHECK(column(shop.evaluated({found})) == "- - -");
}

TEST_CASE("duplicates, `where` and faults decide the fate of a subject in that order") {
  Shop shop;
  shop.line(subject, {text("a"), text("late")});
  shop.line(subject, {text("b")}, true);
  shop.line(subject, {text("d"), text("out")});
  const NodeId kind = shop.read(subject, 1);
  const NodeId is_out =
      shop.compared(subject, kind, Comparison::equal, shop.constant(text("out"), Type::text()));
  const NodeId never = shop.constant(false, Type::truth());
  const NodeId counts = shop.of_subject(op::Else{is_out, never}, Type::truth());
  shop.program.records[subject].where = shop.of_subject(op::Not{counts}, Type::truth());
  shop.ordered("d", "2025-01-01", "1");
  const Answer answer = shop.evaluated({shop.gathered(AggregateKind::count, order, none)});
  CHECK(fates(answer) == "eeedl");
  CHECK(answer.counts.read == 6);
  CHECK(answer.counts.evaluated == 3);
  CHECK(answer.counts.rejected == 2);
  CHECK(answer.counts.left_out == 1);
  CHECK(answer.records[order].orphans == 0);
}

}  // namespace rung::reference
