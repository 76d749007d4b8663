// Subjects rated one by one: what can be told of every node, what is taken from call to call, and what is refused. That
// it gives what a run gives is checked wherever run() is called, and by the comparisons with the reference.
#include "engine/single.hpp"

#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

/// A customer with a field of every kind, and names for what is made of them.
struct Asked : Sketch {
  RecordId customer = record("customer");
  FieldId x_field = field(customer, "x", Type::number());
  FieldId name_field = field(customer, "name", Type::text());
  FieldId day_field = field(customer, "day", Type::date());
  FieldId good_field = field(customer, "good", Type::truth());
  NodeId x = read(customer, x_field);
  NodeId name = read(customer, name_field);
  NodeId day = read(customer, day_field);
  NodeId good = read(customer, good_field);
  NodeId square = calculate(Arithmetic::multiply, x, x);

  std::unique_ptr<SingleRater> rater(std::vector<NodeId> results, ToldValues told = ToldValues::results,
                                     const Settings& settings = {}) {
    return SingleRater::make(program, {std::move(results), {}}, settings, told);
  }
  std::string of(const SingleRater& rater, NodeId node) const {
    const Outcome outcome = rater.of(node);
    if (const Fault* const fault = std::get_if<Fault>(&outcome)) return shown_fault(*fault);
    return show(std::get<Value>(outcome), program[node].type);
  }
};

Decimal decimal(const std::string& text) {
  return parse_decimal(text).value();
}

}  // namespace

TEST_CASE("the values of all nodes are told, those of branches that were not taken too") {
  Asked s;
  const NodeId choice = s.add(op::If{s.good, s.square, s.x}, Type::number());
  const NodeId fallback = s.add(op::Else{s.x, s.square}, Type::number());
  const NodeId missing = s.add(op::IsMissing{s.name}, Type::truth());
  const NodeId unasked = s.call(FunctionId::abs, {s.x}, Type::number());
  const auto rater = s.rater({choice, fallback, missing}, ToldValues::every_node);
  REQUIRE(rater != nullptr);
  rater->clear();
  rater->set_number(s.x_field, decimal("99999999999"));
  rater->set_truth(s.good_field, false);
  CHECK(rater->rate() == Fate::evaluated);
  CHECK(s.show(rater->result(0), Type::number()) == "99999999999");
  CHECK(s.show(rater->result(2), Type::truth()) == "yes");
  CHECK(s.of(*rater, s.square) == "overflow");
  CHECK(s.of(*rater, choice) == "99999999999");
  CHECK(s.of(*rater, s.name) == "-");
  CHECK_FALSE(rater->tells(unasked));
  rater->set_truth(s.good_field, true);
  CHECK(rater->rate() == Fate::faulty);
  CHECK(rater->fault() == Fault::overflow);
  CHECK(s.of(*rater, choice) == "overflow");
  CHECK(s.of(*rater, s.x) == "99999999999");
}

TEST_CASE("who asks for results alone is told no more than is computed for them") {
  Asked s;
  std::vector<NodeId> rows;
  std::vector<NodeId> cells;
  for (const char* threshold : {"30", "20", "10"}) {
    rows.push_back(s.compare(Comparison::greater_equal, s.x, s.number(threshold)));
    cells.push_back(s.number(threshold));
  }
  const NodeId row = s.add(op::MatchRow{MatchKind::first, rows}, Type::number(Numeric::integer));
  const NodeId pick = s.add(op::Pick{row, cells}, Type::number());
  const auto quick = s.rater({pick});
  const auto all = s.rater({pick}, ToldValues::every_node);
  CHECK_FALSE(quick->tells(row));
  CHECK(all->tells(row));
  const std::vector<std::pair<std::string, std::string>> expected = {{"30", "30"},
                                                                     {"29.999999999999999999", "20"},
                                                                     {"10", "10"},
                                                                     {"9.999999999999999999", "-"},
                                                                     {"-5", "-"}};
  for (const auto& [x, picked] : expected) {
    CAPTURE(x);
    for (SingleRater* const rater : {quick.get(), all.get()}) {
      rater->set_number(s.x_field, decimal(x));
      CHECK(rater->rate() == Fate::evaluated);
      CHECK(s.of(*rater, pick) == picked);
    }
  }
  CHECK(s.of(*all, rows[2]) == "no");
}

TEST_CASE("a field keeps its value until it is set again, and clear makes all missing") {
  Asked s;
  const NodeId later =
      s.calculate(Arithmetic::add, s.day, s.constant("1", Type::of_duration(DurationKind::months)));
  const NodeId upper = s.call(FunctionId::upper, {s.name}, Type::text());
  const auto rater = s.rater({s.square, later, upper});
  const auto shown = [&] {
    CHECK(rater->rate() == Fate::evaluated);
    return Cells{s.show(rater->result(0), Type::number()), s.show(rater->result(1), Type::date()),
                 s.show(rater->result(2), Type::text())};
  };
  CHECK(shown() == Cells{"-", "-", "-"});
  const std::string name = "a name that no string holds in itself";
  rater->set_text(s.name_field, name);
  rater->set_number(s.x_field, decimal("1.5"));
  rater->set_date(s.day_field, parse_iso_date("2025-01-31").value());
  CHECK(shown() == Cells{"2.25", "2025-02-28", "A NAME THAT NO STRING HOLDS IN ITSELF"});
  rater->set(s.x_field, decimal("-2"));
  rater->set(s.day_field, Missing{});
  CHECK(shown() == Cells{"4", "-", "A NAME THAT NO STRING HOLDS IN ITSELF"});
  rater->clear();
  rater->set(s.day_field, parse_iso_date("9999-12-31").value());
  CHECK(rater->rate() == Fate::faulty);
  rater->clear();
  CHECK(shown() == Cells{"-", "-", "-"});
}

TEST_CASE("products with small whole factors are those of Decimal, up to the greatest numbers") {
  Asked s;
  const std::vector<std::string> factors = {"0",          "1",           "-1",         "3",  "-20",
                                            "2147483647", "-2147483647", "2147483648", "0.5"};
  std::vector<NodeId> products;
  for (const std::string& factor : factors) {
    products.push_back(s.calculate(Arithmetic::multiply, s.x, s.number(factor)));
    products.push_back(s.calculate(Arithmetic::multiply, s.number(factor), s.x));
  }
  const auto rater = s.rater(products, ToldValues::every_node);
  // On either side of 2^95 units, where the short way ends, and at the end of all numbers.
  for (const std::string x : {"39614081257.132168796771975167", "39614081257.132168796771975168",
                              "39614081257.132168796771975169", "99999999999999999999.999999999999999999",
                              "50000000000000000000", "0.000000000000000001", "7.1", "0"}) {
    for (const Decimal value : {decimal(x), -decimal(x)}) {
      rater->set_number(s.x_field, value);
      rater->rate();
      for (std::size_t i = 0; i < products.size(); ++i) {
        CAPTURE(x);
        CAPTURE(factors[i / 2]);
        const std::optional<Decimal> expected = multiply(value, decimal(factors[i / 2]));
        CHECK(s.of(*rater, products[i]) == (expected ? s.show(*expected, Type::number()) : "overflow"));
      }
    }
  }
}

TEST_CASE("which of several faults and missing values counts") {
  Asked s;
  const NodeId y = s.input(s.customer, "y", Type::number());
  const NodeId z = s.input(s.customer, "z", Type::number());
  std::vector<NodeId> rows = {s.compare(Comparison::greater, y, s.number("0")),
                              s.compare(Comparison::greater, y, s.number("1"))};
  const NodeId row = s.add(op::MatchRow{MatchKind::unique, rows}, Type::number(Numeric::integer));
  const NodeId ambiguous = s.add(op::Pick{row, {s.number("1"), s.number("2")}}, Type::number());
  const std::vector<NodeId> results = {s.calculate(Arithmetic::add, s.square, ambiguous),
                                       s.calculate(Arithmetic::add, ambiguous, s.square),
                                       s.calculate(Arithmetic::divide, ambiguous, z),
                                       s.call(FunctionId::min, {z, ambiguous}, Type::number()),
                                       s.call(FunctionId::clamp, {z, ambiguous, s.square}, Type::number()),
                                       s.call(FunctionId::clamp, {z, s.square, ambiguous}, Type::number()),
                                       s.call(FunctionId::max, {z, s.square, ambiguous}, Type::number()),
                                       s.call(FunctionId::power, {ambiguous, s.square}, Type::number()),
                                       s.compare(Comparison::less, ambiguous, s.square)};
  const Data data{{{"99999999999", "", "", "", "2", ""},
                   {"99999999999", "", "", "", "2", "1"},
                   {"3", "", "", "", "2", ""},
                   {"3", "", "", "", "1", ""},
                   {"3", "", "", "", "1", "0"}},
                  {}};
  for (const NodeId result : results) run(s, {{result}, {}}, {{s.customer, data}});
  CHECK(column(run(s, {{results[0]}, {}}, {{s.customer, data}})) ==
        Cells{"overflow", "overflow", "ambiguous", "10", "10"});
  CHECK(column(run(s, {{results[1]}, {}}, {{s.customer, data}})) ==
        Cells{"ambiguous", "ambiguous", "ambiguous", "10", "10"});
  CHECK(column(run(s, {{results[4]}, {}}, {{s.customer, data}})) ==
        Cells{"ambiguous", "ambiguous", "ambiguous", "-", "1"});
  CHECK(column(run(s, {{results[5]}, {}}, {{s.customer, data}})) ==
        Cells{"overflow", "overflow", "ambiguous", "-", "9"});
}

TEST_CASE("stand-ins take the place of names, for all subjects or for some lines") {
  Asked s;
  const NodeId named = s.named("area", s.square);
  const NodeId twice = s.calculate(Arithmetic::add, named, named);
  Settings settings;
  settings.stand_ins = {{0, Value(decimal("7"))}};
  auto rater = s.rater({twice}, ToldValues::every_node, settings);
  // What the rater needs of the settings it keeps.
  settings.stand_ins.clear();
  rater->set_number(s.x_field, decimal("99999999999"));
  CHECK(rater->rate() == Fate::evaluated);
  CHECK(s.of(*rater, twice) == "14");
  CHECK_FALSE(rater->tells(s.square));
  settings.line_stand_ins = {{0, {{5, Value(decimal("1"))}}}};
  rater = s.rater({twice}, ToldValues::results, settings);
  settings.line_stand_ins.clear();
  rater->set_number(s.x_field, decimal("3"));
  rater->set_line(5);
  rater->rate();
  CHECK(s.of(*rater, twice) == "2");
  rater->set_line(6);
  rater->rate();
  CHECK(s.of(*rater, twice) == "18");
}

TEST_CASE("lookups find lines, those that where hides not, and fields that are computed") {
  Asked s;
  const RecordId city = s.record("city");
  const FieldId key = s.key(city, "key", Type::text());
  const FieldId people = s.field(city, "people", Type::number());
  const NodeId seen = s.input(city, "seen", Type::truth());
  const FieldId squared = s.field(city, "squared", Type::number());
  const NodeId count = s.read(city, people);
  s.program.records[city].fields[squared].computed = s.calculate(Arithmetic::multiply, count, count);
  s.program.records[city].where = seen;
  const NodeId found = s.add(op::Lookup{city, s.name, people}, Type::number());
  const NodeId square = s.add(op::Lookup{city, s.name, squared}, Type::number());
  const NodeId itself = s.add(op::Lookup{city, s.name, key}, Type::text());
  const AllData data{
      {s.customer, {{{"", "rome"}, {"", "oslo"}, {"", "ulm"}, {"", "x"}, {"", ""}}, {}}},
      {city,
       {{{"rome", "3", "yes"}, {"oslo", "1", "no"}, {"rome", "9", "yes"}, {"ulm", "99999999999", "yes"}},
        {}}}};
  CHECK(column(run(s, {{found}, {}}, data)) == Cells{"3", "-", "99999999999", "-", "-"});
  CHECK(column(run(s, {{square}, {}}, data)) == Cells{"9", "-", "overflow", "-", "-"});
  CHECK(column(run(s, {{itself}, {}}, data)) == Cells{"rome", "-", "ulm", "-", "-"});
  // Without a stream the record has no lines.
  const auto rater = s.rater({found, square});
  rater->set_text(s.name_field, "rome");
  CHECK(rater->rate() == Fate::evaluated);
  CHECK(is_missing(rater->result(0)));
  CHECK(is_missing(rater->result(1)));
}

TEST_CASE("what is asked for beside the results is told, and rejects nobody") {
  Asked s;
  const auto rater = SingleRater::make(s.program, {{s.x}, {}, {s.square}}, {});
  rater->set_number(s.x_field, decimal("99999999999"));
  CHECK(rater->rate() == Fate::evaluated);
  CHECK(s.of(*rater, s.square) == "overflow");
}

TEST_CASE("the subject's condition decides before any result") {
  Asked s;
  s.program.records[s.customer].where = s.compare(Comparison::less, s.x, s.number("5"));
  const auto rater = s.rater({s.square});
  rater->set_number(s.x_field, decimal("99999999999"));
  CHECK(rater->rate() == Fate::left_out);
  rater->set_number(s.x_field, decimal("-99999999999"));
  CHECK(rater->rate() == Fate::faulty);
  rater->clear();
  CHECK(rater->rate() == Fate::left_out);
  CHECK(rater->tells(s.program.records[s.customer].where));
}

TEST_CASE("equal durations keep the unit of the first, and texts compare by code point") {
  Asked s;
  const Type minutes = Type::of_duration(DurationKind::minutes);
  const NodeId hour = s.add(op::Constant{Duration{60, DurationUnit::hours}}, minutes, Space::run());
  const NodeId wait = s.input(s.customer, "wait", minutes);
  const AllData data{
      {s.customer, {{{"1", "b", "", "", "60"}, {"1", "é", "", "", "61"}, {"1", "a", "", "", ""}}, {}}}};
  CHECK(column(run(s, {{s.call(FunctionId::max, {wait, hour}, minutes)}, {}}, data)) ==
        Cells{"60u4", "61u4", "-"});
  CHECK(column(run(s, {{s.call(FunctionId::max, {hour, wait}, minutes)}, {}}, data)) ==
        Cells{"60u5", "61u4", "-"});
  CHECK(column(run(s, {{s.call(FunctionId::clamp, {wait, hour, hour}, minutes)}, {}}, data)) ==
        Cells{"60u5", "60u5", "-"});
  const NodeId letter = s.constant("b", Type::text());
  CHECK(column(run(s, {{s.call(FunctionId::min, {s.name, letter}, Type::text())}, {}}, data)) ==
        Cells{"b", "b", "a"});
  CHECK(column(run(s, {{s.compare(Comparison::greater, s.name, letter)}, {}}, data)) ==
        Cells{"no", "yes", "no"});
}

TEST_CASE("values of the run alone are results as well") {
  Asked s;
  const NodeId today = s.add(op::Today{}, Type::date(), Space::run());
  const NodeId third = s.calculate(Arithmetic::divide, s.number("1"), s.number("3"));
  const NodeId rounded = s.call(FunctionId::round, {third, s.number("2")}, Type::number());
  const NodeId named = s.named("third", rounded);
  const auto rater = s.rater({today, named, s.missing()}, ToldValues::every_node);
  CHECK(rater->rate() == Fate::evaluated);
  CHECK(is_missing(rater->result(0)));
  CHECK(s.of(*rater, named) == "0.33");
  CHECK(is_missing(rater->result(2)));
}

TEST_CASE("what asks for more than one subject is refused") {
  Asked s;
  const RecordId order = s.related("order", s.customer);
  const NodeId amount = s.input(order, "amount", Type::number());
  const NodeId total = s.aggregate(AggregateKind::sum, order, s.customer, amount);
  const NodeId rank = s.population(PopulationKind::rank, {s.x});
  CHECK(s.rater({total}) == nullptr);
  CHECK(s.rater({s.x, rank}) == nullptr);
  CHECK(s.rater({s.x}) != nullptr);
  s.program.reports.push_back({});
  CHECK(SingleRater::make(s.program, {{s.x}, {0}}, {}) == nullptr);
  s.program.records[s.customer].where = s.compare(Comparison::less, rank, s.number("3"));
  CHECK(s.rater({s.x}) == nullptr);
  CHECK(SingleRater::make(Program(), {}, {}) == nullptr);
}
