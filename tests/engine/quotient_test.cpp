// Quotients that are rounded or compared at once: the same as in two steps, near ties too.
#include <random>

#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

struct Pair {
  Decimal a;
  Decimal b;
};

/// Pairs whose quotient is a tie at some places, or lies as near to one as 18 decimals can and cannot tell.
std::vector<Pair> pairs(unsigned seed) {
  std::mt19937_64 random(seed);
  const auto pick = [&](std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random);
  };
  std::vector<Pair> result;
  for (int i = 0; i < 400; ++i) {
    const int b_digits = static_cast<int>(pick(1, 36));
    Int128 b = 0;
    for (int digit = 0; digit < b_digits; ++digit) b = b * 10 + pick(0, 9);
    if (b == 0) b = pick(1, 9);
    if (pick(0, 3) == 0) b = power_of_ten(b_digits) + pick(-1, 1);
    // a ≈ b · k / 2 with a small error: quotients around halves.
    Int128 a = b / 2 * pick(-9, 9) + pick(-2, 2);
    if (pick(0, 4) == 0) a = pick(-1000000, 1000000);
    const auto left = Decimal::from_units(a);
    const auto right = Decimal::from_units(pick(0, 1) != 0 ? b : -b);
    if (left && right) result.push_back({*left, *right});
  }
  return result;
}

/// Small amounts, as rules have them: the path of 64 bits.
std::vector<Pair> amounts(unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<Pair> result;
  for (int i = 0; i < 300; ++i) {
    const auto a = static_cast<std::int64_t>(random() % 200000) - 100000;
    const auto b = static_cast<std::int64_t>(random() % 41) - 20;
    result.push_back({*Decimal::from_scaled(a, 2), Decimal(b)});
  }
  return result;
}

std::string text(Decimal number) {
  return write_decimal(number, 18);
}

template <class Make, class Expect>
void check(const std::vector<Pair>& all, Make make, Expect expect) {
  Sketch sketch;
  const RecordId customer = sketch.record("customer");
  const NodeId a = sketch.input(customer, "a", Type::number());
  const NodeId b = sketch.input(customer, "b", Type::number());
  const NodeId result = make(sketch, sketch.calculate(Arithmetic::divide, a, b));
  Data data;
  Cells expected;
  for (const Pair& pair : all) {
    data.lines.push_back({text(pair.a), text(pair.b)});
    const auto quotient = pair.b.is_zero() ? std::nullopt : divide(pair.a, pair.b);
    expected.push_back(pair.b.is_zero() ? "-" : quotient ? expect(*quotient) : "overflow");
  }
  CHECK(column(run(sketch, {{result}, {}}, {{customer, data}})) == expected);
}

bool holds(Comparison kind, Decimal a, Decimal b) {
  switch (kind) {
    case Comparison::equal: return a == b;
    case Comparison::unequal: return a != b;
    case Comparison::less: return a < b;
    case Comparison::less_equal: return a <= b;
    case Comparison::greater: return a > b;
    case Comparison::greater_equal: return a >= b;
  }
  return false;
}

}  // namespace

TEST_CASE("a rounded quotient is rounded to 18 decimals first") {
  for (const int n : {0, 1, 2, 9, 16, 17, 18}) {
    CAPTURE(n);
    const auto make = [&](Sketch& s, NodeId quotient) {
      return s.call(FunctionId::round, {quotient, s.number(std::to_string(n))}, Type::number());
    };
    const auto expect = [&](Decimal quotient) {
      const auto rounded = round(quotient, n, Rounding::half_away);
      return rounded ? text(*rounded) : "overflow";
    };
    check(amounts(7), make, expect);
    check(pairs(11), make, expect);
    check(pairs(12), make, expect);
  }
}

TEST_CASE("a quotient just below a half that 18 decimals cannot tell from it rounds up") {
  // 0.4999999999999999995 has 19 decimals: the first step makes it 0.5, the second 1.
  check(
      {{*parse_decimal("9.99999999999999999"), Decimal(20)},
       {*parse_decimal("999999999.999999998"), *parse_decimal("2000000000")},
       {*parse_decimal("-999999999.999999999"), *parse_decimal("2000000000")},
       {*parse_decimal("999999999.999999999"), *parse_decimal("2000000000")}},
      [](Sketch& s, NodeId quotient) {
        return s.call(FunctionId::round, {quotient, s.number("0")}, Type::number());
      },
      [](Decimal quotient) { return text(*round(quotient, 0, Rounding::half_away)); });
  Sketch sketch;
  const RecordId customer = sketch.record("customer");
  const NodeId a = sketch.input(customer, "a", Type::number());
  const NodeId b = sketch.input(customer, "b", Type::number());
  const NodeId quotient = sketch.calculate(Arithmetic::divide, a, b);
  const NodeId result = sketch.call(FunctionId::round, {quotient, sketch.number("0")}, Type::number());
  const Data data{{{"999999999.999999999", "2000000000"}, {"999999999", "2000000000"}}, {}};
  CHECK(column(run(sketch, {{result}, {}}, {{customer, data}})) == Cells{"1", "0"});
}

TEST_CASE("a compared quotient is rounded to 18 decimals first") {
  for (const char* bound :
       {"0", "0.5", "-0.5", "1", "4.5", "0.333333333333333333", "-2", "0.000000000000000001"}) {
    for (const Comparison kind : {Comparison::equal, Comparison::unequal, Comparison::less,
                                  Comparison::less_equal, Comparison::greater, Comparison::greater_equal}) {
      CAPTURE(bound);
      const Decimal c = *parse_decimal(bound);
      const auto left = [&](Sketch& s, NodeId quotient) {
        return s.compare(kind, quotient, s.number(bound));
      };
      const auto right = [&](Sketch& s, NodeId quotient) {
        return s.compare(kind, s.number(bound), quotient);
      };
      for (const auto& all : {amounts(3), pairs(5)}) {
        check(all, left, [&](Decimal quotient) { return holds(kind, quotient, c) ? "yes" : "no"; });
        check(all, right, [&](Decimal quotient) { return holds(kind, c, quotient) ? "yes" : "no"; });
      }
    }
  }
}

TEST_CASE("a quotient with another user, or that is asked for, keeps its column") {
  Sketch sketch;
  const RecordId customer = sketch.record("customer");
  const NodeId a = sketch.input(customer, "a", Type::number());
  const NodeId b = sketch.input(customer, "b", Type::number());
  const NodeId quotient = sketch.calculate(Arithmetic::divide, a, b);
  const NodeId rounded = sketch.call(FunctionId::round, {quotient, sketch.number("1")}, Type::number());
  const NodeId large = sketch.compare(Comparison::greater, quotient, sketch.number("3"));
  const NodeId same = sketch.compare(Comparison::equal, quotient, quotient);
  const Data data{{{"10", "3"}, {"1", "0"}, {"", "2"}}, {}};
  const Ran ran = run(sketch, {{rounded, large, quotient, same}, {}}, {{customer, data}});
  CHECK(ran.rows == std::vector<Cells>{{"3.3", "yes", "3.333333333333333333", "yes"},
                                       {"-", "-", "-", "-"},
                                       {"-", "-", "-", "-"}});
  CHECK(column(run(sketch, {{rounded}, {}}, {{customer, data}})) == Cells{"3.3", "-", "-"});
}

TEST_CASE("an overflow of the quotient comes before what it is compared with") {
  Sketch sketch;
  const RecordId customer = sketch.record("customer");
  const NodeId a = sketch.input(customer, "a", Type::number());
  const NodeId b = sketch.input(customer, "b", Type::number());
  const NodeId c = sketch.input(customer, "c", Type::number());
  const NodeId result = sketch.compare(Comparison::greater, sketch.calculate(Arithmetic::divide, a, b), c);
  const Data data{{{"99999999999", "0.000000000000000001", ""}, {"1", "0", ""}, {"1", "2", "0.4"}}, {}};
  CHECK(column(run(sketch, {{result}, {}}, {{customer, data}})) == Cells{"overflow", "-", "yes"});
}
