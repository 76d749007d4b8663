// Numbers: whatever width a kernel works in, its results are those of Decimal.
#include <random>

#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

/// Numbers of one kind, so that a batch of them drives the kernels into one width.
struct Kind {
  const char* name;
  int digits;
  int scale;
};

class Numbers {
 public:
  explicit Numbers(unsigned seed) : random_(seed) {}

  std::string operator()(const Kind& kind) {
    const int choice = pick(0, 9);
    if (choice == 0) return "";
    if (choice == 1) return "0";
    std::string digits;
    const int count = pick(1, kind.digits);
    for (int i = 0; i < count; ++i) digits += static_cast<char>(choice == 2 ? '9' : '0' + pick(0, 9));
    if (choice == 3) digits = "5" + std::string(static_cast<std::size_t>(count - 1), '0');
    const auto scale = static_cast<std::size_t>(pick(0, kind.scale));
    while (digits.size() <= scale) digits.insert(0, "0");
    if (scale > 0) digits.insert(digits.size() - scale, ".");
    return (pick(0, 1) != 0 ? "-" : "") + digits;
  }

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  std::mt19937 random_;
};

constexpr Kind kinds[] = {{"small", 5, 2},  {"money", 12, 2}, {"narrow", 18, 0}, {"fine", 18, 18},
                          {"whole", 20, 0}, {"edge", 19, 1},  {"all", 38, 18}};

std::string shown(const std::optional<Decimal>& result) {
  return result ? write_decimal(*result, 18) : "overflow";
}

/// Runs one node over pairs of numbers, and compares each row with what is expected of it. Each row stands alone: a fault
/// of one result rejects its subject.
enum class Uses { both, left };

template <class Make, class Expect>
void check_pairs(Make make, Expect expect, Uses uses = Uses::both) {
  for (const Kind& left : kinds) {
    for (const Kind& right : kinds) {
      Sketch sketch;
      const RecordId customer = sketch.record("customer");
      const NodeId a = sketch.input(customer, "a", Type::number());
      const NodeId b = sketch.input(customer, "b", Type::number());
      const NodeId result = make(sketch, a, b);
      Numbers next(static_cast<unsigned>(left.digits * 100 + right.digits * 7 + right.scale));
      Data data;
      Cells expected;
      for (int i = 0; i < 90; ++i) {
        const Cells pair = {next(left), next(right)};
        const auto x = parse_decimal(pair[0]);
        const auto y = parse_decimal(pair[1]);
        if ((!pair[0].empty() && !x) || (!pair[1].empty() && !y)) continue;
        data.lines.push_back(pair);
        const bool known = x && (y || uses == Uses::left);
        expected.push_back(known ? expect(*x, y.value_or(Decimal(0))) : "-");
      }
      CAPTURE(left.name);
      CAPTURE(right.name);
      CHECK(column(run(sketch, {{result}, {}}, {{customer, data}})) == expected);
    }
  }
}

NodeId places(Sketch& sketch, int n) {
  return sketch.number(std::to_string(n));
}

}  // namespace

TEST_CASE("sums and differences are those of Decimal") {
  check_pairs([](Sketch& s, NodeId a, NodeId b) { return s.calculate(Arithmetic::add, a, b); },
              [](Decimal a, Decimal b) { return shown(add(a, b)); });
  check_pairs([](Sketch& s, NodeId a, NodeId b) { return s.calculate(Arithmetic::subtract, a, b); },
              [](Decimal a, Decimal b) { return shown(subtract(a, b)); });
}

TEST_CASE("products are those of Decimal") {
  check_pairs([](Sketch& s, NodeId a, NodeId b) { return s.calculate(Arithmetic::multiply, a, b); },
              [](Decimal a, Decimal b) { return shown(multiply(a, b)); });
}

TEST_CASE("quotients are those of Decimal, missing where the divisor is zero") {
  check_pairs([](Sketch& s, NodeId a, NodeId b) { return s.calculate(Arithmetic::divide, a, b); },
              [](Decimal a, Decimal b) { return b.is_zero() ? "-" : shown(divide(a, b)); });
}

TEST_CASE("comparisons are those of Decimal") {
  check_pairs([](Sketch& s, NodeId a, NodeId b) { return s.compare(Comparison::less, a, b); },
              [](Decimal a, Decimal b) { return a < b ? "yes" : "no"; });
  check_pairs([](Sketch& s, NodeId a, NodeId b) { return s.compare(Comparison::greater_equal, a, b); },
              [](Decimal a, Decimal b) { return a >= b ? "yes" : "no"; });
  check_pairs([](Sketch& s, NodeId a, NodeId b) { return s.compare(Comparison::equal, a, b); },
              [](Decimal a, Decimal b) { return a == b ? "yes" : "no"; });
}

TEST_CASE("min, max and clamp are those of the scalar definition") {
  check_pairs(
      [](Sketch& s, NodeId a, NodeId b) {
        return s.call(FunctionId::min, {a, b}, Type::number());
      },
      [](Decimal a, Decimal b) { return shown(std::min(a, b)); });
  check_pairs(
      [](Sketch& s, NodeId a, NodeId b) {
        return s.call(FunctionId::max, {a, b}, Type::number());
      },
      [](Decimal a, Decimal b) { return shown(std::max(a, b)); });
  check_pairs(
      [](Sketch& s, NodeId a, NodeId b) {
        return s.call(FunctionId::clamp, {a, b, s.number("100.5")}, Type::number());
      },
      [](Decimal a, Decimal b) {
        const Value values[] = {a, b, *parse_decimal("100.5")};
        return shown(std::get<Decimal>(std::get<Value>(call(FunctionId::clamp, values))));
      });
}

TEST_CASE("roundings are those of Decimal, to any number of places") {
  for (const int n : {-19, -3, 0, 1, 2, 17, 18, 25}) {
    CAPTURE(n);
    check_pairs(
        [&](Sketch& s, NodeId a, NodeId) {
          return s.call(FunctionId::round, {a, places(s, n)}, Type::number());
        },
        [&](Decimal a, Decimal) { return shown(round(a, n, Rounding::half_away)); }, Uses::left);
    check_pairs(
        [&](Sketch& s, NodeId a, NodeId) {
          return s.call(FunctionId::round_up, {a, places(s, n)}, Type::number());
        },
        [&](Decimal a, Decimal) { return shown(round(a, n, Rounding::up)); }, Uses::left);
    check_pairs(
        [&](Sketch& s, NodeId a, NodeId) {
          return s.call(FunctionId::round_down, {a, places(s, n)}, Type::number());
        },
        [&](Decimal a, Decimal) { return shown(round(a, n, Rounding::down)); }, Uses::left);
  }
}

TEST_CASE("ratio is the exact quotient rounded once") {
  for (const int n : {-1, 0, 1, 9, 18, 20}) {
    CAPTURE(n);
    check_pairs(
        [&](Sketch& s, NodeId a, NodeId b) {
          return s.call(FunctionId::ratio, {a, b, places(s, n)}, Type::number());
        },
        [&](Decimal a, Decimal b) { return b.is_zero() ? "-" : shown(ratio(a, b, n)); });
  }
}

TEST_CASE("the greatest numbers neither wrap nor get lost") {
  Sketch sketch;
  const RecordId customer = sketch.record("customer");
  const NodeId a = sketch.input(customer, "a", Type::number());
  const NodeId b = sketch.input(customer, "b", Type::number());
  const NodeId total = sketch.calculate(Arithmetic::add, a, b);
  const NodeId product = sketch.calculate(Arithmetic::multiply, a, b);
  const Data data{{{"9223372036854775807", "1"},
                   {"99999999999999999999.999999999999999999", "0.000000000000000001"},
                   {"99999999999999999999.999999999999999999", "1"},
                   {"10000000000", "10000000000"},
                   {"9999999999", "10000000000"},
                   {"0.000000001", "0.0000000005"}},
                  {}};
  CHECK(column(run(sketch, {{total}, {}}, {{customer, data}})) ==
        Cells{"9223372036854775808", "overflow", "overflow", "20000000000", "19999999999", "0.0000000015"});
  CHECK(column(run(sketch, {{product}, {}}, {{customer, data}})) ==
        Cells{"9223372036854775807", "100", "99999999999999999999.999999999999999999", "overflow",
              "99999999990000000000", "0.000000000000000001"});
}

TEST_CASE("a constant on either side works as a column does") {
  Sketch sketch;
  const RecordId customer = sketch.record("customer");
  const NodeId a = sketch.input(customer, "a", Type::number());
  const NodeId half = sketch.number("0.5");
  const NodeId difference = sketch.calculate(Arithmetic::subtract, half, a);
  const NodeId product = sketch.calculate(Arithmetic::multiply, a, half);
  const NodeId sum = sketch.calculate(Arithmetic::add, half, half);
  const NodeId less = sketch.compare(Comparison::less, half, a);
  const Data data{{{"3"}, {""}, {"0.25"}}, {}};
  const Ran ran = run(sketch, {{difference, product, sum, less}, {}}, {{customer, data}});
  CHECK(ran.rows ==
        std::vector<Cells>{{"-2.5", "1.5", "1", "yes"}, {"-", "-", "1", "-"}, {"0.25", "0.125", "1", "no"}});
}
