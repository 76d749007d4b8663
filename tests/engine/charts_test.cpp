// Whatever is read off a chart is what the kernels give: programs are evaluated over odd columns with charts and without.
#include <random>

#include "columns/rearrange.hpp"
#include "engine/evaluate.hpp"
#include "sketch.hpp"

namespace rung {
namespace {

using sketch::Sketch;

/// Columns of a kind each, with whatever a batch may hold: both widths, odd scales, blanks, faults, one row for all.
class OddColumns {
 public:
  explicit OddColumns(unsigned seed) : random_(seed) {}

  Column make(const Sketch& sketch, const Type& type, std::size_t rows) {
    Column column;
    const bool wide = type.is_number() && below(4) == 0;
    shape(column, wide ? Storage::wide : storage_of(type), rows);
    if (type.is_number()) column.scale = wide ? 18 : static_cast<int>(below(4));
    const std::uint64_t blanks = below(3) * 20;
    const std::uint64_t faults = below(3) == 0 ? 10 : 0;
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint64_t drawn = below(100);
      if (drawn < blanks) continue;
      if (drawn < blanks + faults) {
        column.states[row] = static_cast<State>(2 + below(3));
        column.has_faults = true;
        continue;
      }
      column.states[row] = State::known;
      put(sketch, type, column, row);
    }
    if (blanks + faults == 0 && below(2) == 0) column.all_known = true;
    return column;
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  void put(const Sketch& sketch, const Type& type, Column& column, std::size_t row) {
    // Values on and around the thresholds that the programs below compare with.
    constexpr std::int64_t centres[] = {-100, 0, 1, 10, 25, 50, 100, 1000};
    const std::int64_t centre = centres[below(8)];
    switch (column.storage) {
      case Storage::wide: {
        const Int128 units = Int128{centre} * power_of_ten(18) + static_cast<Int128>(below(3)) - 1;
        column.wides[row] = below(9) == 0 ? Decimal::unit_limit - 1 - static_cast<Int128>(below(3)) : units;
        return;
      }
      case Storage::narrow: {
        const auto factor = static_cast<std::int64_t>(power_of_ten(column.scale));
        column.integers[row] = centre * factor + static_cast<std::int64_t>(below(5)) - 2;
        return;
      }
      case Storage::integer:
        if (type.kind == TypeKind::date) {
          column.integers[row] = 20000 + static_cast<std::int64_t>(below(9)) - 4;
        } else if (type.kind == TypeKind::duration) {
          const auto unit = below(2) == 0 ? DurationUnit::days : DurationUnit::weeks;
          column.integers[row] = pack({.amount = static_cast<std::int64_t>(below(9)) - 1, .unit = unit});
        } else {
          const std::size_t values = sketch.program.enumerations[type.set].values.size();
          column.integers[row] = static_cast<std::int64_t>(below(values));
        }
        return;
      case Storage::truth: column.truths[row] = static_cast<std::uint8_t>(below(2)); return;
      case Storage::text: return;
    }
  }

  std::mt19937_64 random_;
};

Settings settings_for(bool charted) {
  Settings settings;
  settings.today = Date{20000};
  settings.charts = charted;
  return settings;
}

struct Evaluated {
  Settings settings;
  Plan plan;
  Run run;
  Frame frame;

  Evaluated(const Sketch& sketch, const Request& request, const Batch& batch, bool charted)
      : settings(settings_for(charted)),
        plan(make_plan(sketch.program, request, settings)),
        run(sketch.program, plan, settings),
        frame(plan.records[subject].slots) {
    for (const NodeId id : plan.run.nodes) evaluate_node({run, run.constants}, id);
    run.constants.next_stage = 1;
    frame.batch = batch;
    frame.rows = batch.rows;
    evaluate_frame(run, frame, plan.records[subject], 0, false);
  }

  Outcome at(const Sketch& sketch, NodeId id, std::size_t row) {
    const Scope scope{run, frame};
    const Column& column = scope[id];
    const std::size_t at = scope.uniform(id) ? 0 : row;
    REQUIRE((column.has_faults || !is_fault(column.states[at])));
    REQUIRE((!column.all_known || column.states[at] == State::known));
    if (is_fault(column.states[at])) return fault_of(column.states[at]);
    return value_at(column, at, sketch.program[id].type);
  }
};

std::string shown(const Sketch& sketch, const Outcome& outcome, const Type& type) {
  if (const auto* fault = std::get_if<Fault>(&outcome))
    return "fault " + std::to_string(static_cast<int>(*fault));
  return sketch.show(std::get<Value>(outcome), type);
}

/// Evaluates the nodes both ways over many odd batches; at least one of them must be read off a chart.
void compare_both_ways(const Sketch& sketch, const std::vector<NodeId>& nodes) {
  const Request request{nodes, {}};
  REQUIRE(!make_plan(sketch.program, request, settings_for(true)).charts.empty());
  for (unsigned seed = 0; seed < 60; ++seed) {
    OddColumns odd(seed);
    Batch batch;
    batch.rows = seed % 7 == 0 ? 1 : 40 + seed;
    batch.lines.resize(batch.rows, 1);
    batch.rejected.resize(batch.rows, 0);
    for (const Field& field : sketch.program.records[subject].fields)
      batch.columns.push_back(odd.make(sketch, field.type, batch.rows));
    Evaluated with(sketch, request, batch, true);
    Evaluated without(sketch, request, batch, false);
    for (const NodeId id : nodes) {
      const Type& type = sketch.program[id].type;
      for (std::size_t row = 0; row < batch.rows; ++row) {
        CAPTURE(seed);
        CAPTURE(row);
        REQUIRE(shown(sketch, with.at(sketch, id, row), type) ==
                shown(sketch, without.at(sketch, id, row), type));
      }
    }
  }
}

/// A program with a field of each kind.
struct Fields : Sketch {
  RecordId record_id = record("subject");
  Type colours = enumeration({"red", "green", "blue"});
  Type tiers = enumeration({"low", "middle", "high"}, true);
  NodeId x = input(record_id, "x", Type::number());
  NodeId y = input(record_id, "y", Type::number());
  NodeId day = input(record_id, "day", Type::date());
  NodeId wait = input(record_id, "wait", Type::of_duration(DurationKind::days));
  NodeId colour = input(record_id, "colour", colours);
  NodeId tier = input(record_id, "tier", tiers);
  NodeId yes = input(record_id, "yes", Type::truth());
  NodeId also = input(record_id, "also", Type::truth());

  NodeId at_least(NodeId value, const std::string& threshold) {
    return compare(Comparison::greater_equal, value, number(threshold));
  }
  NodeId all(std::vector<NodeId> conditions) { return add(op::All{std::move(conditions)}, Type::truth()); }
  NodeId any(std::vector<NodeId> conditions) { return add(op::Any{std::move(conditions)}, Type::truth()); }
  NodeId choose(NodeId condition, NodeId met, NodeId other) {
    return add(op::If{condition, met, other}, program[met].type);
  }
  NodeId match(std::vector<NodeId> rows, MatchKind kind = MatchKind::first) {
    return add(op::MatchRow{kind, std::move(rows)}, Type::number(Numeric::count));
  }
  NodeId pick(NodeId row, std::vector<NodeId> cells) {
    const Type type = program[cells[0]].type;
    return add(op::Pick{row, std::move(cells)}, type);
  }
  NodeId truth(bool value) { return add(op::Constant{value}, Type::truth(), Space::run()); }
};

}  // namespace

TEST_CASE("tables of thresholds of one number") {
  Fields f;
  const NodeId thresholds =
      f.match({f.at_least(f.x, "100"), f.at_least(f.x, "10.0005"), f.at_least(f.x, "-1"), f.truth(true)});
  const NodeId open = f.match({f.at_least(f.x, "100"), f.at_least(f.x, "0.000000000000000001")});
  compare_both_ways(f,
                    {f.pick(thresholds, {f.number("1.5"), f.number("20"), f.number("-3"), f.number("0")}),
                     f.pick(open, {f.number("1"), f.number("2")}),
                     f.pick(thresholds, {f.constant("red", f.colours), f.constant("blue", f.colours),
                                         f.constant("", f.colours), f.constant("green", f.colours)}),
                     f.pick(thresholds, {f.truth(true), f.truth(false), f.truth(true), f.truth(false)}),
                     f.pick(thresholds, {f.constant("many", Type::text()), f.constant("some", Type::text()),
                                         f.constant("", Type::text()), f.constant("few", Type::text())})});
}

TEST_CASE("every comparison, from both sides") {
  for (const Comparison kind : {Comparison::equal, Comparison::unequal, Comparison::less,
                                Comparison::less_equal, Comparison::greater, Comparison::greater_equal}) {
    Fields f;
    const NodeId left = f.compare(kind, f.x, f.number("25.01"));
    const NodeId right = f.compare(kind, f.number("0"), f.x);
    const NodeId date = f.compare(kind, f.day, f.add(op::Today{}, Type::date(), Space::run()));
    const NodeId length = f.compare(kind, f.wait, f.constant("5", Type::of_duration(DurationKind::days)));
    const NodeId other_length =
        f.compare(kind, f.constant("2", Type::of_duration(DurationKind::days)), f.wait);
    compare_both_ways(f,
                      {f.all({left, right}), f.choose(f.any({left, right}), f.number("7"), f.number("0.5")),
                       f.choose(date, f.number("1"), f.number("2")),
                       f.choose(f.any({length, other_length}), f.number("1"), f.missing())});
  }
}

TEST_CASE("a fault that shows only where the value is missing") {
  Fields f;
  // Ten to the twentieth does not fit.
  const NodeId tens = f.number("10000000000");
  const NodeId fault = f.at_least(f.calculate(Arithmetic::multiply, tens, tens), "1");
  const NodeId never = f.all({f.at_least(f.x, "1"), f.compare(Comparison::less, f.x, f.number("1"))});
  compare_both_ways(f,
                    {f.all({fault, never}), f.choose(f.all({fault, never}), f.number("1"), f.number("2"))});
}

TEST_CASE("a threshold that is missing, and thresholds at the ends of all numbers") {
  Fields f;
  const NodeId unknown = f.compare(Comparison::less, f.x, f.constant("", Type::number()));
  const NodeId greatest = f.at_least(f.x, "99999999999999999999.999999999999999999");
  const NodeId least = f.compare(Comparison::less, f.x, f.number("-99999999999999999999.999999999999999999"));
  compare_both_ways(f, {f.choose(f.any({unknown, greatest}), f.number("1"), f.number("2")),
                        f.match({least, greatest, f.at_least(f.x, "10")})});
}

TEST_CASE("several axes, blanks that are asked for, and rows that must not match together") {
  Fields f;
  const NodeId no_x = f.add(op::IsMissing{f.x}, Type::truth());
  const NodeId red = f.compare(Comparison::equal, f.colour, f.constant("red", f.colours));
  const NodeId middle = f.compare(Comparison::greater, f.tier, f.constant("low", f.tiers));
  const NodeId not_yes = f.add(op::Not{f.yes}, Type::truth());
  const std::vector<NodeId> rows = {f.all({f.at_least(f.x, "50"), red}), f.all({middle, not_yes}),
                                    f.any({no_x, f.at_least(f.x, "100")}), f.also};
  const std::vector<NodeId> cells = {f.number("1"), f.number("2.25"), f.number("3"), f.number("2.25")};
  compare_both_ways(f, {f.pick(f.match(rows), cells), f.match(rows, MatchKind::unique),
                        f.add(op::Fold{FoldKind::sum, rows, cells}, Type::number()),
                        f.add(op::Fold{FoldKind::any, rows, cells}, Type::number()),
                        f.add(op::CountMet{rows}, Type::number(Numeric::count)),
                        f.calculate(Arithmetic::multiply, f.pick(f.match(rows), cells), f.number("3.5"))});
}

TEST_CASE("a table with more thresholds than are looked at one by one") {
  Fields f;
  std::vector<NodeId> rows;
  std::vector<NodeId> cells;
  for (int i = 90; i >= 0; --i) {
    rows.push_back(f.at_least(f.x, std::to_string(i * 11) + ".5"));
    cells.push_back(f.number(std::to_string(i % 13)));
  }
  compare_both_ways(f, {f.pick(f.match(rows), cells)});
}

TEST_CASE("ladders by a number, with all that may decide beside it") {
  Fields f;
  op::Ladder ladder{};
  ladder.set = f.tiers.set;
  ladder.by = f.x;
  ladder.applies = ladder.rise = ladder.held = ladder.grace = ladder.fails = none;
  ladder.current = f.tier;
  ladder.reach = {none, f.at_least(f.x, "10"), f.at_least(f.x, "50")};
  ladder.keep = {none, f.at_least(f.x, "0"), f.at_least(f.x, "25")};
  ladder.fall = f.number("1");
  const auto parts = [&](const op::Ladder& decision) {
    const NodeId id = f.add(decision, f.tiers);
    const auto part = [&](op::LadderColumn column, Type type) {
      return f.add(op::LadderPart{id, column}, type);
    };
    const Type words = f.enumeration({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"});
    return std::vector<NodeId>{part(op::LadderColumn::tier, f.tiers),
                               part(op::LadderColumn::qualified, f.tiers),
                               part(op::LadderColumn::watch, Type::truth()),
                               part(op::LadderColumn::change, words), part(op::LadderColumn::why, words)};
  };
  compare_both_ways(f, parts(ladder));
  ladder.held = f.yes;
  ladder.never_above = {{f.constant("middle", f.tiers), f.also}};
  const std::vector<NodeId> all_parts = parts(ladder);
  compare_both_ways(f, {all_parts[0], all_parts[4]});
}

}  // namespace rung
