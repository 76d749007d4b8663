// Conditions and choices: Kleene logic, laziness, and which fault counts.
#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

/// A customer with truths a and b, and the condition `fault` that overflows where the number x is great.
struct Conditions : Sketch {
  RecordId customer = record("customer");
  NodeId a = Sketch::input(customer, "a", Type::truth());
  NodeId b = Sketch::input(customer, "b", Type::truth());
  NodeId x = Sketch::input(customer, "x", Type::number());
  NodeId overflow = calculate(Arithmetic::multiply, x, x);
  NodeId faulty = compare(Comparison::greater, overflow, number("5"));

  Ran of(NodeId result, const std::vector<Cells>& lines) {
    return run(*this, {{result}, {}}, {{customer, {lines, {}}}});
  }
};

const std::string great = "99999999999";

const std::vector<Cells> table = {{"yes", "yes"}, {"yes", "no"}, {"yes", ""}, {"no", "yes"}, {"no", "no"},
                                  {"no", ""},     {"", "yes"},   {"", "no"},  {"", ""}};

}  // namespace

TEST_CASE("and, or and not follow Kleene") {
  Conditions s;
  const NodeId all = s.add(op::All{{s.a, s.b}}, Type::truth());
  const NodeId any = s.add(op::Any{{s.a, s.b}}, Type::truth());
  const NodeId negated = s.add(op::Not{s.a}, Type::truth());
  CHECK(column(s.of(all, table)) == Cells{"yes", "no", "-", "no", "no", "no", "-", "no", "-"});
  CHECK(column(s.of(any, table)) == Cells{"yes", "yes", "yes", "yes", "no", "-", "yes", "-", "-"});
  CHECK(column(s.of(negated, table)) == Cells{"no", "no", "no", "yes", "yes", "yes", "-", "-", "-"});
}

TEST_CASE("a fault counts where nothing decides, and before missing") {
  Conditions s;
  const NodeId all = s.add(op::All{{s.a, s.faulty, s.b}}, Type::truth());
  const NodeId any = s.add(op::Any{{s.a, s.faulty, s.b}}, Type::truth());
  const std::vector<Cells> lines = {{"no", "", great}, {"", "no", great},   {"yes", "yes", great},
                                    {"", "", great},   {"yes", "yes", "3"}, {"yes", "", "3"},
                                    {"no", "no", "1"}};
  CHECK(column(s.of(all, lines)) == Cells{"no", "no", "overflow", "overflow", "yes", "-", "no"});
  CHECK(column(s.of(any, lines)) == Cells{"overflow", "overflow", "yes", "overflow", "yes", "yes", "no"});
}

TEST_CASE("is missing is never missing, a fault stays one") {
  Conditions s;
  CHECK(column(s.of(s.add(op::IsMissing{s.a}, Type::truth()), {{"yes"}, {"no"}, {""}})) ==
        Cells{"no", "no", "yes"});
  CHECK(column(s.of(s.add(op::IsMissing{s.overflow}, Type::truth()), {{"", "", great}, {"", "", ""}})) ==
        Cells{"overflow", "yes"});
}

TEST_CASE("counting conditions takes missing as not met") {
  Conditions s;
  const NodeId met = s.add(op::CountMet{{s.a, s.b, s.faulty}}, Type::number(Numeric::count));
  CHECK(column(s.of(met, {{"yes", "yes", "3"}, {"", "yes", "1"}, {"", "", ""}, {"yes", "yes", great}})) ==
        Cells{"3", "1", "0", "overflow"});
}

TEST_CASE("only the branch that is taken matters") {
  Conditions s;
  const NodeId choice = s.add(op::If{s.a, s.number("1.5"), s.overflow}, Type::number());
  CHECK(column(s.of(choice, {{"yes", "", great}, {"no", "", great}, {"", "", "3"}, {"no", "", ""}})) ==
        Cells{"1.5", "overflow", "9", "-"});
  const NodeId condition = s.add(op::If{s.faulty, s.number("1"), s.number("2")}, Type::number());
  CHECK(column(s.of(condition, {{"", "", great}, {"", "", "1"}, {"", "", ""}})) ==
        Cells{"overflow", "2", "2"});
}

TEST_CASE("a fallback matters only where the value is missing") {
  Conditions s;
  const NodeId y = s.input(s.customer, "y", Type::number());
  const NodeId value = s.add(op::Else{y, s.overflow}, Type::number());
  CHECK(column(s.of(value,
                    {{"", "", great, "2"}, {"", "", great, ""}, {"", "", "0.1", ""}, {"", "", "", ""}})) ==
        Cells{"2", "overflow", "0.01", "-"});
  const NodeId fault = s.add(op::Else{s.overflow, y}, Type::number());
  CHECK(column(s.of(fault, {{"", "", great, "2"}, {"", "", "", "2"}})) == Cells{"overflow", "2"});
}

TEST_CASE("the word missing fits every type") {
  Conditions s;
  const Type tiers = s.enumeration({"low", "high"}, true);
  const NodeId text = s.input(s.customer, "text", Type::text());
  const NodeId date = s.input(s.customer, "date", Type::date());
  const NodeId tier = s.input(s.customer, "tier", tiers);
  const NodeId nothing = s.missing();
  const std::vector<Cells> lines = {{"yes", "", "7", "T", "2025-01-31", "high"},
                                    {"no", "", "7", "T", "2025-01-31", "high"}};
  const auto chosen = [&](NodeId value) {
    return column(s.of(s.add(op::If{s.a, value, nothing}, s.program[value].type), lines));
  };
  CHECK(chosen(s.x) == Cells{"7", "-"});
  CHECK(chosen(text) == Cells{"T", "-"});
  CHECK(chosen(date) == Cells{"2025-01-31", "-"});
  CHECK(chosen(tier) == Cells{"high", "-"});
  CHECK(chosen(s.b) == Cells{"-", "-"});
  for (const NodeId value : {s.x, text, date, tier, s.b}) {
    CHECK(column(s.of(s.compare(Comparison::equal, value, nothing), lines)) == Cells{"-", "-"});
    CHECK(column(s.of(s.compare(Comparison::less, nothing, value), lines)) == Cells{"-", "-"});
  }
  CHECK(column(s.of(s.calculate(Arithmetic::add, s.x, nothing), lines)) == Cells{"-", "-"});
  CHECK(column(s.of(s.add(op::All{{s.a, nothing}}, Type::truth()), lines)) == Cells{"-", "no"});
  CHECK(column(s.of(s.call(FunctionId::length, {nothing}, Type::number()), lines)) == Cells{"-", "-"});
  CHECK(column(s.of(s.add(op::Else{nothing, text}, Type::text()), lines)) == Cells{"T", "T"});
  CHECK(column(s.of(nothing, lines)) == Cells{"-", "-"});
}

TEST_CASE("values of every kind compare") {
  Conditions s;
  const NodeId text = s.input(s.customer, "text", Type::text());
  const NodeId span = s.input(s.customer, "span", Type::of_duration(DurationKind::days));
  const NodeId day = s.add(op::Constant{Value{Duration{14, DurationUnit::weeks}}},
                           Type::of_duration(DurationKind::days), Space::run());
  const std::vector<Cells> lines = {
      {"no", "yes", "", "abc", "14"}, {"yes", "yes", "", "\xe5\xae\xa2", "15"}, {"", "", "", "", ""}};
  CHECK(column(s.of(s.compare(Comparison::less, s.a, s.b), lines)) == Cells{"yes", "no", "-"});
  CHECK(column(s.of(s.compare(Comparison::greater, text, s.constant("z", Type::text())), lines)) ==
        Cells{"no", "yes", "-"});
  CHECK(column(s.of(s.compare(Comparison::equal, span, day), lines)) == Cells{"yes", "no", "-"});
}
