// Every level of the loops that this machine has gives what the plain one gives, for lengths around those of vectors, and
// the plain one gives what is said of it.
#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "engine/loops.hpp"
#include "values/decimal.hpp"

namespace rung {
namespace {

using Integers = std::vector<std::int64_t>;
using Bytes = std::vector<std::uint8_t>;
using Positions = std::vector<std::uint16_t>;

struct Rows {
  Integers a, b;
  Bytes c, d;
  Integers thresholds;

  explicit Rows(std::size_t rows) {
    std::mt19937_64 random(rows * 7 + 1);
    const auto number = [&] {
      const auto drawn = static_cast<std::int64_t>(random() >> 14);
      const std::int64_t edges[] = {0, 1, -1, drawn, -drawn, 100, drawn % 1000, -(drawn % 50)};
      return edges[random() % 8];
    };
    for (std::size_t row = 0; row < rows; ++row) {
      a.push_back(number());
      b.push_back(number());
      c.push_back(static_cast<std::uint8_t>(random() % 2));
      d.push_back(static_cast<std::uint8_t>(random() % 2));
    }
    for (std::int64_t i = 0; i < 21; ++i) thresholds.push_back(i * i * i - 500);
  }
};

/// Everything that a level gives for the rows, one after the other.
struct Given {
  std::vector<Integers> integers;
  std::vector<Bytes> bytes;
  std::vector<Positions> positions;
  bool operator==(const Given&) const = default;
};

Given everything(const Loops& loops, const Rows& rows) {
  const std::size_t count = rows.a.size();
  Given given;
  const auto integers = [&](auto work) {
    Integers out(count, 5);
    work(out.data());
    given.integers.push_back(out);
  };
  const auto bytes = [&](auto work) {
    Bytes out(count, 1);
    work(out.data());
    given.bytes.push_back(out);
  };
  for (const bool a_same : {false, true}) {
    for (const bool b_same : {false, true}) {
      const Operand<std::int64_t> a{rows.a.data(), a_same}, b{rows.b.data(), b_same};
      const Operand<std::uint8_t> c{rows.c.data(), a_same}, d{rows.d.data(), b_same};
      for (const std::int64_t factor : {1, -1, 100}) {
        const Scaled x{a, 1}, y{b, factor};
        integers([&](auto* out) { loops.add(x, y, out, count); });
        integers([&](auto* out) { loops.least(x, y, out, count); });
        integers([&](auto* out) { loops.greatest(y, x, out, count); });
        integers([&](auto* out) { loops.choose(rows.c.data(), x, y, out, count); });
        for (const bool negated : {false, true}) {
          bytes([&](auto* out) { loops.less(x, y, negated, out, count); });
          bytes([&](auto* out) { loops.equal(x, y, negated, out, count); });
        }
      }
      integers([&](auto* out) {
        Integers small;
        for (const std::int64_t value : rows.b) small.push_back(value % 4000);
        loops.multiply({rows.a.data(), a_same}, {small.data(), b_same}, out, count);
      });
      integers([&](auto* out) {
        Integers dividend, divisor;
        for (const std::int64_t value : rows.a) dividend.push_back(value % (std::int64_t{1} << 46));
        for (const std::int64_t value : rows.b) divisor.push_back(value % (std::int64_t{1} << 46));
        loops.divide({dividend.data(), a_same}, {divisor.data(), b_same}, {10, 3}, out, count);
      });
      bytes([&](auto* out) { loops.both(c, d, out, count); });
      bytes([&](auto* out) { loops.either(c, d, out, count); });
      bytes([&](auto* out) { loops.choose_bytes(rows.d.data(), c, d, out, count); });
      bytes([&](auto* out) { loops.equal_byte(c, 0, out, count); });
      integers([&](auto* out) { loops.count(c, 7, out, count); });
    }
  }
  integers([&](auto* out) { loops.blank(rows.c.data(), 1, out, count); });
  bytes([&](auto* out) { loops.blank_bytes(rows.c.data(), 1, out, count); });
  const Extremes extremes = loops.extremes(rows.a.data(), count);
  given.integers.push_back({extremes.low, extremes.high});
  given.bytes.push_back({loops.all_bytes(rows.c.data(), 1, count), loops.all_bytes(rows.c.data(), 0, count)});
  for (std::size_t steps = 0; steps <= rows.thresholds.size(); ++steps) {
    Integers values;
    Bytes small;
    for (std::size_t i = 0; i <= steps; ++i) {
      values.push_back(static_cast<std::int64_t>(i * 1000));
      small.push_back(static_cast<std::uint8_t>(i));
    }
    integers([&](auto* out) {
      loops.steps(rows.a.data(), rows.thresholds.data(), steps, values.data(), out, count);
    });
    bytes([&](auto* out) {
      loops.step_bytes(rows.a.data(), rows.thresholds.data(), steps, small.data(), out, count);
    });
    Positions out(count, 3);
    loops.positions(rows.a.data(), rows.thresholds.data(), steps, 11, out.data(), count);
    given.positions.push_back(out);
  }
  return given;
}

constexpr std::size_t lengths[] = {1, 2, 7, 8, 15, 31, 32, 33, 63, 64, 65, 127, 130, 1000};

}  // namespace

TEST_CASE("the loops give the same with all instructions") {
  for (const std::size_t length : lengths) {
    const Rows rows(length);
    const Given plain = everything(loops_of(InstructionSet::scalar), rows);
    for (const InstructionSet set : available_instruction_sets()) {
      CAPTURE(length);
      CAPTURE(name_of(set));
      CHECK(everything(loops_of(set), rows) == plain);
    }
  }
}

TEST_CASE("the loops do what is said of them") {
  const Rows rows(1000);
  const Loops& plain = loops_of(InstructionSet::scalar);
  Integers out(1000);
  plain.steps(rows.a.data(), rows.thresholds.data(), 21, rows.thresholds.data(), out.data(), 1000);
  Positions passed(1000, 0);
  plain.positions(rows.a.data(), rows.thresholds.data(), 20, 1, passed.data(), 1000);
  for (std::size_t row = 0; row < 1000; ++row) {
    std::size_t count = 0;
    while (count < 20 && rows.thresholds[count] <= rows.a[row]) ++count;
    REQUIRE(passed[row] == count);
    if (count < 20) REQUIRE(out[row] == rows.thresholds[count]);
  }
}

TEST_CASE("quotients are rounded half away from zero, and exactly") {
  std::mt19937_64 random(5);
  Integers dividends, divisors;
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t divisor =
        static_cast<std::int64_t>(random() % (std::uint64_t{1} << (1 + random() % 49)));
    const std::int64_t limit = (std::int64_t{1} << 50) - 1;
    std::int64_t dividend = static_cast<std::int64_t>(random() % (std::uint64_t{1} << (1 + random() % 50)));
    // Halves, and what lies beside them.
    if (divisor != 0 && i % 3 == 0) dividend = dividend / divisor * divisor + divisor / 2 + i % 5 - 2;
    dividends.push_back(std::min(std::max<std::int64_t>(dividend, 0), limit) * (i % 2 == 0 ? 1 : -1));
    divisors.push_back(i % 7 == 0 ? -divisor : divisor);
  }
  for (const InstructionSet set : available_instruction_sets()) {
    Integers out(dividends.size());
    loops_of(set).divide({dividends.data(), false}, {divisors.data(), false}, {1, 1}, out.data(), out.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (divisors[i] == 0) {
        REQUIRE(out[i] == 0);
      } else {
        REQUIRE(out[i] == *ratio(Decimal(dividends[i]), Decimal(divisors[i]), 0)->whole());
      }
    }
  }
}

}  // namespace rung
