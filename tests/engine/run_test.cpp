// What becomes of subjects: duplicates, those left out, those rejected; and reports over the others.
#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

struct Accounts : Sketch {
  RecordId customer = record("customer");
  FieldId id = key(customer, "id", Type::text());
  NodeId x = Sketch::input(customer, "x", Type::number());
  NodeId group = Sketch::input(customer, "group", Type::text());
  NodeId active = Sketch::input(customer, "active", Type::truth());

  NodeId group_key(std::uint32_t report, std::uint32_t index, Type type) {
    return add(op::GroupKey{index}, type, Space::of_group(report));
  }
};

const Data accounts{{{"a", "5", "north", "yes"},
                     {"b", "1", "south", "no"},
                     {"a", "100", "north", "yes"},
                     {"c", "7", "", ""},
                     {"d", "", "south", "yes"},
                     {"e", "99999999999", "south", "yes"},
                     {"f", "2", "north", "yes"}},
                    {}};

}  // namespace

TEST_CASE("duplicates come first, then those left out, then faults") {
  Accounts s;
  s.program.records[s.customer].where = s.active;
  const NodeId square = s.calculate(Arithmetic::multiply, s.x, s.x);
  Data data = accounts;
  data.rejected = {6};
  const Ran ran = run(s, {{square}, {}}, {{s.customer, data}});
  CHECK(column(ran) == Cells{"25", "left out", "duplicate", "left out", "-", "overflow"});
  CHECK(ran.keys == Cells{"a", "b", "a", "c", "d", "e"});
  CHECK(ran.lines == std::vector<std::uint64_t>{2, 3, 4, 5, 6, 7});
  CHECK(ran.outcomes.subjects.read == 7);
  CHECK(ran.outcomes.subjects.evaluated == 2);
  CHECK(ran.outcomes.subjects.rejected == 3);
  CHECK(ran.outcomes.subjects.left_out == 2);
}

TEST_CASE("a fault of the condition rejects, one of a subject left out does not") {
  Accounts s;
  const NodeId square = s.calculate(Arithmetic::multiply, s.x, s.x);
  s.program.records[s.customer].where = s.compare(Comparison::less, square, s.number("30"));
  CHECK(column(run(s, {{s.x}, {}}, {{s.customer, accounts}})) ==
        Cells{"5", "1", "duplicate", "left out", "left out", "overflow", "2"});
  s.program.records[s.customer].where = s.compare(Comparison::less, s.x, s.number("30"));
  CHECK(column(run(s, {{square}, {}}, {{s.customer, accounts}}))[5] == "left out");
}

TEST_CASE("whom the condition left out is let in when those before it prove faulty") {
  Accounts s;
  const NodeId rank = s.population(PopulationKind::rank, {s.x});
  const NodeId square = s.calculate(Arithmetic::multiply, s.x, s.x);
  s.program.records[s.customer].where = s.compare(Comparison::less_equal, rank, s.number("2"));
  const Data data{{{"a", "99999999999"}, {"b", "5"}, {"c", "4"}, {"d", "3"}}, {}};
  CHECK(column(run(s, {{square}, {}}, {{s.customer, data}})) == Cells{"overflow", "25", "16", "left out"});
  // A fault of the condition itself counts in the same way.
  const NodeId small = s.compare(Comparison::less, square, s.number("30"));
  const NodeId first = s.compare(Comparison::less_equal, rank, s.number("2"));
  const NodeId both = s.add(op::All{{first, small}}, Type::truth());
  s.program.records[s.customer].where = both;
  CHECK(column(run(s, {{s.x}, {}}, {{s.customer, data}})) == Cells{"overflow", "5", "4", "left out"});
}

TEST_CASE("a rejected record takes no key, a record without a key has no duplicates") {
  Accounts s;
  Data data = accounts;
  data.rejected = {0};
  CHECK(column(run(s, {{s.x}, {}}, {{s.customer, data}}))[1] == "100");
  s.program.records[s.customer].key = none;
  CHECK(column(run(s, {{s.x}, {}}, {{s.customer, accounts}}))[2] == "100");
}

TEST_CASE("the condition of the subject may wait for aggregates and populations") {
  Accounts s;
  const RecordId order = s.related("order", s.customer);
  const NodeId count = s.aggregate(AggregateKind::count, order, s.customer, none);
  const NodeId share = s.population(PopulationKind::share, {count});
  s.program.records[s.customer].where = s.compare(Comparison::greater, share, s.number("0.2"));
  const NodeId rank = s.population(PopulationKind::rank, {count});
  const Data orders{{{"a"}, {"a"}, {"b"}, {"f"}, {"f"}, {"f"}}, {}};
  CHECK(run(s, {{share, rank}, {}}, {{s.customer, accounts}, {order, orders}}).rows ==
        std::vector<Cells>{{"0.333333333333333333", "2"},
                           {"left out"},
                           {"duplicate"},
                           {"left out"},
                           {"left out"},
                           {"left out"},
                           {"0.5", "1"}});
}

TEST_CASE(
    "lines of duplicates belong to the first, of left-out subjects to them, of rejected ones to nobody") {
  Accounts s;
  s.program.records[s.customer].where = s.active;
  const RecordId order = s.related("order", s.customer);
  const NodeId count = s.aggregate(AggregateKind::count, order, s.customer, none);
  Data data = accounts;
  data.rejected = {6};
  const Data orders{{{"a"}, {"b"}, {"f"}, {"a"}, {"g"}}, {}};
  const Ran ran = run(s, {{count}, {}}, {{s.customer, data}, {order, orders}});
  CHECK(column(ran) == Cells{"2", "left out", "duplicate", "left out", "0", "0"});
  CHECK(ran.outcomes.records[order].orphans == 2);
}

TEST_CASE("a report groups in the order of appearance, sorts and cuts") {
  Accounts s;
  Report report;
  report.name = "by_group";
  report.keys = {s.group};
  const NodeId key = s.group_key(0, 0, Type::text());
  const NodeId sum = s.group_aggregate(AggregateKind::sum, 0, s.x);
  const NodeId count = s.group_aggregate(AggregateKind::count, 0, none);
  const NodeId active = s.group_aggregate(AggregateKind::count, 0, none, s.active);
  const NodeId ratio = s.calculate(Arithmetic::divide, sum, active);
  report.columns = {{"sum", sum}, {"count", count}, {"ratio", ratio}};
  s.program.reports.push_back(report);
  const std::vector<Cells> in_order = {
      {"north", "7", "2", "3.5"}, {"south", "100000000000", "3", "50000000000"}, {"-", "7", "1", "-"}};
  CHECK(run(s, {{}, {0}}, {{s.customer, accounts}}).reports[0] == in_order);

  s.program.reports[0].sort = {{sum, false}, {key, true}};
  CHECK(run(s, {{}, {0}}, {{s.customer, accounts}}).reports[0] ==
        std::vector<Cells>{in_order[0], in_order[2], in_order[1]});
  s.program.reports[0].sort = {{ratio, true}};
  CHECK(run(s, {{}, {0}}, {{s.customer, accounts}}).reports[0] ==
        std::vector<Cells>{in_order[1], in_order[0], in_order[2]});
  s.program.reports[0].sort = {{ratio, false}};
  s.program.reports[0].top = 2;
  CHECK(run(s, {{}, {0}}, {{s.customer, accounts}}).reports[0] ==
        std::vector<Cells>{in_order[0], in_order[1]});
}

TEST_CASE("a report without keys has one line, of nobody too") {
  Accounts s;
  Report report;
  report.where = s.active;
  report.columns = {{"count", s.group_aggregate(AggregateKind::count, 0, none)},
                    {"least", s.group_aggregate(AggregateKind::min, 0, s.x)},
                    {"fixed", s.number("3")}};
  s.program.reports.push_back(report);
  CHECK(run(s, {{}, {0}}, {{s.customer, accounts}}).reports[0] == std::vector<Cells>{{"4", "2", "3"}});
  CHECK(run(s, {{}, {0}}, {{s.customer, Data{}}}).reports[0] == std::vector<Cells>{{"0", "-", "3"}});
  s.program.reports[0].keys = {s.group};
  CHECK(run(s, {{}, {0}}, {{s.customer, Data{}}}).reports[0].empty());
}

TEST_CASE("who is faulty in what a report needs is in no report") {
  Accounts s;
  const NodeId square = s.calculate(Arithmetic::multiply, s.x, s.x);
  Report report;
  report.keys = {s.group};
  report.columns = {{"sum", s.group_aggregate(AggregateKind::sum, 0, square, s.active)}};
  s.program.reports.push_back(report);
  const Ran ran = run(s, {{s.x}, {0}}, {{s.customer, accounts}});
  CHECK(ran.reports[0] == std::vector<Cells>{{"north", "29"}, {"south", "0"}, {"-", "0"}});
  CHECK(ran.rows[5] == Cells{"overflow"});
  // A fault in a line that does not count is none.
  s.program.reports[0].where = s.compare(Comparison::less, s.x, s.number("100"));
  CHECK(run(s, {{s.x}, {0}}, {{s.customer, accounts}}).rows[5] == Cells{"99999999999"});
}

TEST_CASE("populations in a report range over the whole run") {
  Accounts s;
  const NodeId rank = s.population(PopulationKind::rank, {s.x});
  Report report;
  report.keys = {s.group};
  report.where = s.active;
  report.columns = {{"best", s.group_aggregate(AggregateKind::min, 0, rank)}};
  s.program.reports.push_back(report);
  CHECK(run(s, {{}, {0}}, {{s.customer, accounts}}).reports[0] ==
        std::vector<Cells>{{"north", "3"}, {"south", "1"}});
}

TEST_CASE("an overflow of a report's total ends the run") {
  Accounts s;
  Report report;
  report.columns = {{"sum", s.group_aggregate(AggregateKind::sum, 0, s.x)}};
  s.program.reports.push_back(report);
  const Data data{{{"a", "99999999999999999999"}, {"b", "99999999999999999999"}}, {}};
  const Ran ran = run(s, {{s.x}, {0}}, {{s.customer, data}});
  REQUIRE(ran.outcomes.fault);
  CHECK(ran.outcomes.fault->kind == RunFault::Kind::total_overflow);
  CHECK(ran.rows.empty());
}

TEST_CASE("a report over related lines adds up those of its subjects") {
  Accounts s;
  const RecordId order = s.related("order", s.customer);
  const NodeId amount = s.input(order, "amount", Type::number());
  Report report;
  report.keys = {s.group};
  report.columns = {{"sum", s.group_aggregate(AggregateKind::sum, 0, amount, none, order)}};
  s.program.reports.push_back(report);
  const Data orders{{{"a", "1"}, {"b", "2"}, {"f", "4"}, {"e", "8"}}, {}};
  CHECK(run(s, {{}, {0}}, {{s.customer, accounts}, {order, orders}}).reports[0] ==
        std::vector<Cells>{{"north", "5"}, {"south", "10"}, {"-", "0"}});
}

TEST_CASE("no lines and no streams are no trouble") {
  Accounts s;
  const Ran none_read = run(s, {{s.x}, {}}, {});
  CHECK(none_read.rows.empty());
  CHECK(none_read.outcomes.subjects.read == 0);
  Sketch empty;
  CHECK(run(empty, {}, {}).rows.empty());
  Data rejected{{{"a"}, {"b"}}, {0, 1}};
  CHECK(run(s, {{s.x}, {}}, {{s.customer, rejected}}).outcomes.subjects.rejected == 2);
}
