// Related records: links, orphans, rejected and hidden lines, two levels, and aggregates of aggregates.
#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

struct Shop : Sketch {
  RecordId customer = record("customer");
  FieldId id = key(customer, "id", Type::text());
  NodeId bonus = Sketch::input(customer, "bonus", Type::number());
  RecordId order = related("order", customer);
  NodeId amount = Sketch::input(order, "amount", Type::number());
  NodeId paid = Sketch::input(order, "paid", Type::truth());
  NodeId date = Sketch::input(order, "date", Type::date());
  NodeId product = Sketch::input(order, "product", Type::text());

  NodeId over_orders(AggregateKind kind, NodeId value, NodeId condition = none, NodeId by = none) {
    return aggregate(kind, order, customer, value, condition, by);
  }
};

const Data customers{{{"a", "1"}, {"b", "2"}, {"c", ""}, {"d", "4"}}, {}};

const Data orders{{{"a", "10", "yes", "2025-01-01", "x"},
                   {"b", "0.5", "no", "2025-02-01", "y"},
                   {"a", "2.25", "yes", "2025-03-01", "y"},
                   {"a", "", "", "2025-03-01", "x"},
                   {"b", "7", "yes", "", "y"},
                   {"nobody", "1000", "yes", "2025-01-01", "z"},
                   {"", "1000", "yes", "2025-01-01", "z"},
                   {"a", "-4", "no", "2025-01-01", ""}},
                  {}};

}  // namespace

TEST_CASE("sums, averages and counts skip missing values, and know nothing") {
  Shop s;
  const std::vector<NodeId> results = {
      s.over_orders(AggregateKind::sum, s.amount), s.over_orders(AggregateKind::average, s.amount),
      s.over_orders(AggregateKind::count, none), s.over_orders(AggregateKind::count, none, s.paid),
      s.over_orders(AggregateKind::sum, s.amount, s.paid)};
  const Ran ran = run(s, {results, {}}, {{s.customer, customers}, {s.order, orders}});
  CHECK(ran.rows == std::vector<Cells>{{"8.25", "2.75", "4", "2", "12.25"},
                                       {"7.5", "3.75", "2", "1", "7"},
                                       {"0", "-", "0", "0", "0"},
                                       {"0", "-", "0", "0", "0"}});
  CHECK(ran.outcomes.records[s.order].read == 8);
  CHECK(ran.outcomes.records[s.order].orphans == 2);
}

TEST_CASE("extremes, ends, different values, any and every") {
  Shop s;
  const std::vector<NodeId> results = {s.over_orders(AggregateKind::min, s.amount),
                                       s.over_orders(AggregateKind::max, s.date),
                                       s.over_orders(AggregateKind::max, s.product),
                                       s.over_orders(AggregateKind::count_distinct, s.product),
                                       s.over_orders(AggregateKind::any, s.paid),
                                       s.over_orders(AggregateKind::every, s.paid),
                                       s.over_orders(AggregateKind::latest, s.amount, none, s.date),
                                       s.over_orders(AggregateKind::earliest, s.product, none, s.date)};
  const Ran ran = run(s, {results, {}}, {{s.customer, customers}, {s.order, orders}});
  CHECK(ran.rows == std::vector<Cells>{{"-4", "2025-03-01", "y", "2", "yes", "no", "-", "x"},
                                       {"0.5", "2025-02-01", "y", "1", "yes", "no", "0.5", "y"},
                                       {"-", "-", "-", "0", "no", "yes", "-", "-"},
                                       {"-", "-", "-", "0", "no", "yes", "-", "-"}});
}

TEST_CASE("different numbers are told apart by value") {
  Shop s;
  const NodeId distinct = s.over_orders(AggregateKind::count_distinct, s.amount);
  const Data data{
      {{"a", "1"}, {"a", "1.0"}, {"a", "0.5"}, {"a", "0.50"}, {"a", "99999999999999999999"}, {"a", ""}}, {}};
  CHECK(column(run(s, {{distinct}, {}}, {{s.customer, customers}, {s.order, data}}))[0] == "3");
}

TEST_CASE("conditions see the subject's values, those that are aggregates themselves too") {
  Shop s;
  const NodeId total = s.named("total", s.over_orders(AggregateKind::sum, s.amount));
  const NodeId threshold = s.calculate(Arithmetic::divide, total, s.number("3"));
  const NodeId seen = s.parent(s.order, threshold);
  const NodeId large = s.compare(Comparison::greater, s.amount, seen);
  const NodeId count = s.over_orders(AggregateKind::count, none, large);
  const NodeId again = s.compare(Comparison::greater, s.amount, s.parent(s.order, count));
  const NodeId third = s.over_orders(AggregateKind::sum, s.amount, again);
  const Ran ran = run(s, {{count, third}, {}}, {{s.customer, customers}, {s.order, orders}});
  CHECK(ran.rows == std::vector<Cells>{{"1", "12.25"}, {"1", "7"}, {"0", "0"}, {"0", "0"}});
  const NodeId with_field = s.over_orders(
      AggregateKind::sum, s.calculate(Arithmetic::multiply, s.amount, s.parent(s.order, s.bonus)));
  CHECK(column(run(s, {{with_field}, {}}, {{s.customer, customers}, {s.order, orders}})) ==
        Cells{"8.25", "15", "0", "0"});
}

TEST_CASE("conditions of any depth see populations") {
  Shop s;
  const NodeId total = s.over_orders(AggregateKind::sum, s.amount);
  const NodeId share = s.population(PopulationKind::share, {total});
  const NodeId large = s.compare(Comparison::greater, s.parent(s.order, share), s.number("0.5"));
  const NodeId count = s.over_orders(AggregateKind::count, none, large);
  const NodeId rank = s.population(PopulationKind::rank, {count});
  const Ran ran = run(s, {{count, rank}, {}}, {{s.customer, customers}, {s.order, orders}});
  CHECK(ran.rows == std::vector<Cells>{{"4", "1"}, {"0", "2"}, {"0", "2"}, {"0", "2"}});
}

TEST_CASE("a rejected line spoils every aggregate of its subject, an unreadable link is an orphan") {
  Shop s;
  Data data = orders;
  data.rejected = {1, 5, 6};
  const std::vector<NodeId> results = {s.over_orders(AggregateKind::sum, s.amount),
                                       s.over_orders(AggregateKind::count, none, s.paid),
                                       s.over_orders(AggregateKind::any, s.paid)};
  const Ran ran = run(s, {results, {}}, {{s.customer, customers}, {s.order, data}});
  CHECK(ran.rows ==
        std::vector<Cells>{{"8.25", "2", "yes"}, {"-", "-", "-"}, {"0", "0", "no"}, {"0", "0", "no"}});
  CHECK(ran.outcomes.records[s.order].rejected == 3);
  CHECK(ran.outcomes.records[s.order].orphans == 2);
}

TEST_CASE("lines hidden by where or dated do not belong, a blank date hides nothing") {
  Shop s;
  s.program.records[s.order].where = s.paid;
  s.program.records[s.order].dated = 3;
  const NodeId count = s.over_orders(AggregateKind::count, none);
  Settings settings;
  settings.today = parse_iso_date("2025-02-15");
  CHECK(column(run(s, {{count}, {}}, {{s.customer, customers}, {s.order, orders}}, settings)) ==
        Cells{"1", "1", "0", "0"});
  CHECK(column(run(s, {{count}, {}}, {{s.customer, customers}, {s.order, orders}})) ==
        Cells{"2", "1", "0", "0"});
}

TEST_CASE("a fault in a line that counts is a fault") {
  Shop s;
  const NodeId square = s.calculate(Arithmetic::multiply, s.amount, s.amount);
  const NodeId sum = s.over_orders(AggregateKind::sum, square, s.paid);
  const NodeId condition =
      s.over_orders(AggregateKind::count, none, s.compare(Comparison::greater, square, s.number("1")));
  const Data data{{{"a", "99999999999", "no"}, {"a", "2", "yes"}, {"b", "99999999999", "yes"}}, {}};
  CHECK(column(run(s, {{sum}, {}}, {{s.customer, customers}, {s.order, data}})) ==
        Cells{"4", "overflow", "0", "0"});
  const Ran ran = run(s, {{condition}, {}}, {{s.customer, customers}, {s.order, data}});
  CHECK(column(ran) == Cells{"overflow", "overflow", "0", "0"});
  // Both faulty subjects are rejected, so that their lines are without one.
  CHECK(ran.outcomes.records[s.order].orphans == 3);
}

TEST_CASE("sums are exact whatever their size") {
  Shop s;
  const NodeId sum = s.over_orders(AggregateKind::sum, s.amount);
  const NodeId average = s.over_orders(AggregateKind::average, s.amount);
  const std::string most = "99999999999999999999.999999999999999999";
  const Data data{{{"a", most},
                   {"a", most},
                   {"a", "-" + most},
                   {"b", most},
                   {"b", most},
                   {"c", "9223372036854775807"},
                   {"c", "0.000000000000000001"},
                   {"c", "9223372036854775807"}},
                  {}};
  CHECK(column(run(s, {{sum}, {}}, {{s.customer, customers}, {s.order, data}})) ==
        Cells{most, "overflow", "18446744073709551614.000000000000000001", "0"});
  CHECK(
      column(run(s, {{average}, {}}, {{s.customer, customers}, {s.order, data}})) ==
      Cells{"33333333333333333333.333333333333333333", most, "6148914691236517204.666666666666666667", "-"});
}

TEST_CASE("sums of very many great numbers leave 128 bits behind") {
  Shop s;
  const NodeId average = s.over_orders(AggregateKind::average, s.amount);
  Data data;
  for (int i = 0; i < 3000; ++i)
    data.lines.push_back({"a", i == 0 ? "0.000000000000000001" : "99999999999999999999"});
  for (int i = 0; i < 2999; ++i) data.lines.push_back({"a", "-99999999999999999999"});
  const NodeId sum = s.over_orders(AggregateKind::sum, s.amount);
  CHECK(run(s, {{sum, average}, {}}, {{s.customer, {{{"a"}}, {}}}, {s.order, data}}).rows[0] ==
        Cells{"0.000000000000000001", "0"});
}

namespace {

struct Lines : Shop {
  FieldId order_id = key(order, "order_id", Type::text());
  RecordId line = related("line", order);
  NodeId price = Sketch::input(line, "price", Type::number());
};

const Data two_level_orders{{{"a", "1", "yes", "", "", "o1"},
                             {"a", "1", "no", "", "", "o2"},
                             {"b", "1", "yes", "", "", "o3"},
                             {"nobody", "1", "yes", "", "", "o4"},
                             {"b", "1", "yes", "", "", "o1"}},
                            {}};

const Data two_level_lines{
    {{"o1", "10"}, {"o2", "20"}, {"o3", "40"}, {"o4", "80"}, {"o5", "160"}, {"o1", "5"}}, {}};

}  // namespace

TEST_CASE("a record below a related record reaches the subject through it") {
  Lines s;
  const NodeId sum = s.aggregate(AggregateKind::sum, s.line, s.customer, s.price);
  const NodeId paid = s.aggregate(AggregateKind::sum, s.line, s.customer, s.price, s.parent(s.line, s.paid));
  const NodeId of_customer = s.parent(s.line, s.parent(s.order, s.bonus));
  const NodeId weighted = s.aggregate(AggregateKind::sum, s.line, s.customer,
                                      s.calculate(Arithmetic::multiply, s.price, of_customer));
  const AllData data = {{s.customer, customers}, {s.order, two_level_orders}, {s.line, two_level_lines}};
  const Ran ran = run(s, {{sum, paid, weighted}, {}}, data);
  CHECK(ran.rows ==
        std::vector<Cells>{{"35", "15", "35"}, {"40", "40", "80"}, {"0", "0", "0"}, {"0", "0", "0"}});
  CHECK(ran.outcomes.records[s.order].orphans == 1);
  CHECK(ran.outcomes.records[s.line].orphans == 2);
}

TEST_CASE("aggregates of a related record's own lines, and aggregates over these") {
  Lines s;
  const NodeId of_order = s.aggregate(AggregateKind::sum, s.line, s.order, s.price);
  const NodeId large = s.compare(Comparison::greater, of_order, s.number("12"));
  const NodeId count = s.aggregate(AggregateKind::count, s.order, s.customer, none, large);
  const NodeId greatest = s.aggregate(AggregateKind::max, s.order, s.customer, of_order);
  const AllData data = {{s.customer, customers}, {s.order, two_level_orders}, {s.line, two_level_lines}};
  CHECK(run(s, {{count, greatest}, {}}, data).rows ==
        std::vector<Cells>{{"2", "20"}, {"1", "40"}, {"0", "-"}, {"0", "-"}});
}

TEST_CASE("hidden orders hide their lines, rejected orders spoil what is below") {
  Lines s;
  const NodeId sum = s.aggregate(AggregateKind::sum, s.line, s.customer, s.price);
  const NodeId count = s.aggregate(AggregateKind::count, s.order, s.customer, none);
  Data rejected = two_level_orders;
  rejected.rejected = {1};
  Ran ran =
      run(s, {{sum, count}, {}}, {{s.customer, customers}, {s.order, rejected}, {s.line, two_level_lines}});
  CHECK(ran.rows == std::vector<Cells>{{"-", "-"}, {"40", "2"}, {"0", "0"}, {"0", "0"}});
  CHECK(ran.outcomes.records[s.line].orphans == 3);
  Data lines = two_level_lines;
  lines.rejected = {2};
  ran = run(s, {{sum, count}, {}}, {{s.customer, customers}, {s.order, two_level_orders}, {s.line, lines}});
  CHECK(ran.rows == std::vector<Cells>{{"35", "2"}, {"-", "2"}, {"0", "0"}, {"0", "0"}});
  s.program.records[s.order].where = s.paid;
  lines.rejected = {1};
  ran = run(s, {{sum, count}, {}}, {{s.customer, customers}, {s.order, two_level_orders}, {s.line, lines}});
  CHECK(ran.rows == std::vector<Cells>{{"15", "1"}, {"40", "2"}, {"0", "0"}, {"0", "0"}});
  CHECK(ran.outcomes.records[s.line].orphans == 2);
}

TEST_CASE("where of a related record may wait for an aggregate") {
  Lines s;
  const NodeId of_order = s.aggregate(AggregateKind::sum, s.line, s.order, s.price);
  const NodeId count = s.aggregate(AggregateKind::count, s.order, s.customer, none);
  s.program.records[s.order].where = s.compare(Comparison::greater, of_order, s.number("12"));
  CHECK(column(run(s, {{count}, {}},
                   {{s.customer, customers}, {s.order, two_level_orders}, {s.line, two_level_lines}})) ==
        Cells{"2", "1", "0", "0"});
}

TEST_CASE("links compare by value: numbers, and values of enumerations as texts") {
  Sketch s;
  const RecordId customer = s.record("customer");
  s.key(customer, "id", Type::number());
  const RecordId order = s.related("order", customer);
  s.program.records[order].fields[0].type = Type::number();
  const NodeId count = s.aggregate(AggregateKind::count, order, customer, none);
  CHECK(column(run(s, {{count}, {}},
                   {{customer, {{{"1"}, {"2.50"}}, {}}}, {order, {{{"1.0"}, {"2.5"}, {"2.5"}}, {}}}})) ==
        Cells{"1", "2"});

  Sketch t;
  const RecordId region = t.record("region");
  t.key(region, "name", t.enumeration({"north", "south"}));
  const RecordId site = t.related("site", region);
  t.program.records[site].fields[0].type = t.enumeration({"south", "west", "north"});
  const NodeId sites = t.aggregate(AggregateKind::count, site, region, none);
  CHECK(column(run(t, {{sites}, {}},
                   {{region, {{{"north"}, {"south"}}, {}}},
                    {site, {{{"south"}, {"west"}, {"south"}}, {}}}})) == Cells{"0", "2"});
}

TEST_CASE("lookup reads the first line of a key") {
  Sketch s;
  const RecordId customer = s.record("customer");
  const NodeId industry = s.input(customer, "industry", Type::text());
  const RecordId factor = s.record("factor");
  s.key(factor, "industry", Type::text());
  const FieldId value = s.field(factor, "value", Type::number());
  const NodeId read = s.read(factor, value);
  const FieldId doubled = s.field(factor, "doubled", Type::number());
  s.program.records[factor].fields[doubled].computed = s.calculate(Arithmetic::multiply, read, s.number("2"));
  const NodeId plain = s.add(op::Lookup{factor, industry, value}, Type::number());
  const NodeId computed = s.add(op::Lookup{factor, industry, doubled}, Type::number());
  const NodeId fixed =
      s.add(op::Lookup{factor, s.constant("it", Type::text()), value}, Type::number(), Space::run());
  const Data factors{{{"it", "1.5"}, {"bank", "2"}, {"it", "9"}, {"bad", "3"}, {"blank", ""}}, {3}};
  const Data subjects{{{"it"}, {"bank"}, {"bad"}, {""}, {"blank"}, {"none"}}, {}};
  const Ran ran = run(s, {{plain, computed, fixed}, {}}, {{customer, subjects}, {factor, factors}});
  CHECK(ran.rows == std::vector<Cells>{{"1.5", "3", "1.5"},
                                       {"2", "4", "1.5"},
                                       {"-", "-", "1.5"},
                                       {"-", "-", "1.5"},
                                       {"-", "-", "1.5"},
                                       {"-", "-", "1.5"}});
  CHECK(ran.outcomes.records[factor].read == 5);
  CHECK(ran.outcomes.records[factor].rejected == 1);
  s.program.records[factor].where = s.compare(Comparison::less, read, s.number("2"));
  CHECK(column(run(s, {{plain}, {}}, {{customer, subjects}, {factor, factors}})) ==
        Cells{"1.5", "-", "-", "-", "-", "-"});
}

TEST_CASE("only the fields that a request reaches are needed") {
  Lines s;
  const NodeId sum = s.aggregate(AggregateKind::sum, s.line, s.customer, s.price);
  const auto fields = needed_fields(s.program, {{sum}, {}});
  CHECK(fields[s.customer] == std::vector<bool>{true, false});
  CHECK(fields[s.order] == std::vector<bool>{true, false, false, false, false, true});
  CHECK(fields[s.line] == std::vector<bool>{true, true});
  const auto without = needed_fields(s.program, {{s.bonus}, {}});
  CHECK(without[s.customer] == std::vector<bool>{true, true});
  CHECK(without[s.order] == std::vector<bool>(6, false));
  s.program.records[s.order].dated = 3;
  s.program.records[s.order].where = s.paid;
  CHECK(needed_fields(s.program, {{sum}, {}})[s.order] ==
        std::vector<bool>{true, false, true, true, false, true});
}
