// Dates, durations, texts, functions and ladders: values of other kinds than numbers.
#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

namespace {

struct Dates : Sketch {
  RecordId customer = record("customer");
  NodeId a = Sketch::input(customer, "a", Type::date());
  NodeId b = Sketch::input(customer, "b", Type::date());
  NodeId n = Sketch::input(customer, "n", Type::number());

  Cells of(NodeId result, const std::vector<Cells>& lines, Settings settings = {}) {
    return column(run(*this, {{result}, {}}, {{customer, {lines, {}}}}, settings));
  }
  NodeId span(std::int64_t amount, DurationUnit unit) {
    return add(op::Constant{Value{Duration{amount, unit}}}, Type::of_duration(kind_of(unit)), Space::run());
  }
};

}  // namespace

TEST_CASE("dates move by durations and never leave the calendar") {
  Dates s;
  const std::vector<Cells> lines = {{"2025-01-31"}, {"9999-12-31"}, {""}};
  CHECK(s.of(s.calculate(Arithmetic::add, s.a, s.span(1, DurationUnit::months)), lines) ==
        Cells{"2025-02-28", "overflow", "-"});
  CHECK(s.of(s.add(op::Calculate{Arithmetic::add, s.span(1, DurationUnit::days), s.a}, Type::date()),
             lines) == Cells{"2025-02-01", "overflow", "-"});
  CHECK(s.of(s.calculate(Arithmetic::subtract, s.a, s.span(24, DurationUnit::years)), lines) ==
        Cells{"2023-01-31", "9997-12-31", "-"});
}

TEST_CASE("dates apart") {
  Dates s;
  const std::vector<Cells> lines = {{"2025-03-01", "2025-01-31"}, {"", "2025-01-31"}};
  CHECK(s.of(s.add(op::Calculate{Arithmetic::subtract, s.a, s.b}, Type::of_duration(DurationKind::days)),
             lines) == Cells{"29u0", "-"});
  CHECK(s.of(s.call(FunctionId::days_between, {s.a, s.b}, Type::number()), lines) == Cells{"-29", "-"});
  CHECK(s.of(s.call(FunctionId::months_between, {s.b, s.a}, Type::number()), lines) == Cells{"1", "-"});
  CHECK(s.of(s.call(FunctionId::max, {s.b, s.a}, Type::date()), lines) == Cells{"2025-03-01", "-"});
}

TEST_CASE("durations add, and multiply by whole numbers") {
  Dates s;
  const Type months = Type::of_duration(DurationKind::months);
  const NodeId year = s.span(12, DurationUnit::years);
  const NodeId product = s.add(op::Calculate{Arithmetic::multiply, s.n, year}, months);
  const std::vector<Cells> lines = {{"", "", "3"}, {"", "", "1.5"}, {"", "", ""}, {"", "", "99999999999999"}};
  CHECK(s.of(product, lines) == Cells{"36u3", "-", "-", "overflow"});
  const NodeId sum =
      s.add(op::Calculate{Arithmetic::subtract, product, s.span(1, DurationUnit::months)}, months);
  CHECK(s.of(sum, lines) == Cells{"35u3", "-", "-", "overflow"});
}

TEST_CASE("working days pass over weekends and holidays") {
  Dates s;
  const RecordId holiday = s.record("holiday");
  s.key(holiday, "day", Type::date());
  s.program.ruleset = Ruleset{};
  s.program.ruleset->holidays = holiday;
  const Data holidays{{{"2025-10-01"}, {"2025-10-02"}, {"2025-10-03"}, {"2025-10-04"}, {"2025-10-06"}}, {4}};
  // 2025-09-30 is a Tuesday; the last holiday was rejected by the reader.
  const std::vector<Cells> lines = {{"2025-09-30"}, {"2025-09-27"}, {"9999-12-30"}, {""}};
  const auto moved = [&](Arithmetic kind, std::int64_t count) {
    const NodeId result = s.calculate(kind, s.a, s.span(count, DurationUnit::working_days));
    return column(run(s, {{result}, {}}, {{s.customer, {lines, {}}}, {holiday, holidays}}));
  };
  CHECK(moved(Arithmetic::add, 1) == Cells{"2025-10-06", "2025-09-29", "9999-12-31", "-"});
  CHECK(moved(Arithmetic::add, 0) == Cells{"2025-09-30", "2025-09-27", "9999-12-30", "-"});
  CHECK(moved(Arithmetic::add, 10) == Cells{"2025-10-17", "2025-10-15", "overflow", "-"});
  CHECK(moved(Arithmetic::subtract, 6) == Cells{"2025-09-22", "2025-09-19", "9999-12-22", "-"});
  const auto fields = needed_fields(
      s.program, {{s.calculate(Arithmetic::add, s.a, s.span(1, DurationUnit::working_days))}, {}});
  CHECK(fields[holiday] == std::vector<bool>{true});
}

TEST_CASE("today is missing where there is none") {
  Dates s;
  const NodeId today = s.add(op::Today{}, Type::date(), Space::run());
  CHECK(s.of(today, {{""}, {""}}) == Cells{"-", "-"});
  Settings settings;
  settings.today = parse_iso_date("2025-06-30");
  CHECK(s.of(s.compare(Comparison::less_equal, s.a, today), {{"2025-06-30"}, {"2025-07-01"}, {""}},
             settings) == Cells{"yes", "no", "-"});
}

TEST_CASE("functions without a kernel are derived from their scalar definition") {
  Dates s;
  const NodeId text = s.input(s.customer, "text", Type::text());
  const NodeId count = s.input(s.customer, "count", Type::number());
  const std::vector<Cells> lines = {
      {"2025-06-30", "", "2", "客户价值", "2"}, {"", "", "0", "", "2"}, {"", "", "0.5", "abc", "1.5"}};
  CHECK(s.of(s.call(FunctionId::left, {text, count}, Type::text()), lines) == Cells{"客户", "-", "-"});
  CHECK(s.of(s.call(FunctionId::upper, {text}, Type::text()), lines) == Cells{"客户价值", "-", "ABC"});
  CHECK(s.of(s.call(FunctionId::year, {s.a}, Type::number()), lines) == Cells{"2025", "-", "-"});
  CHECK(s.of(s.call(FunctionId::power, {s.n, s.number("70")}, Type::number()), lines) ==
        Cells{"overflow", "0", "0"});
  CHECK(s.of(s.call(FunctionId::power, {s.n, s.number("-1")}, Type::number()), lines) ==
        Cells{"0.5", "-", "2"});
  CHECK(
      s.of(s.call(FunctionId::abs, {s.calculate(Arithmetic::subtract, s.n, s.number("1.5"))}, Type::number()),
           lines) == Cells{"0.5", "1.5", "1"});
}

TEST_CASE("texts with holes write values as outputs do") {
  Dates s;
  const NodeId text = s.input(s.customer, "text", Type::text());
  const NodeId overflow = s.calculate(Arithmetic::multiply, s.n, s.number("99999999999999999999"));
  const NodeId said =
      s.add(op::Compose{{std::string("<"), text, std::string(": "), s.a, std::string(">")}}, Type::text());
  const std::vector<Cells> lines = {{"2025-06-30", "", "1", "x"}, {"", "", "2", ""}};
  CHECK(s.of(said, lines) == Cells{"<x: 2025-06-30>", "<—: —>"});
  CHECK(s.of(s.add(op::Compose{{overflow}}, Type::text()), lines) ==
        Cells{"99999999999999999999", "overflow"});
  CHECK(s.of(s.add(op::Compose{{std::string("same")}}, Type::text(), Space::run()), lines) ==
        Cells{"same", "same"});
}

TEST_CASE("values of enumerations as text") {
  Dates s;
  const Type kind = s.enumeration({"gaming", "finance"});
  const NodeId code = s.input(s.customer, "kind", kind);
  CHECK(s.of(s.add(op::TextOf{code}, Type::text()), {{"", "", "", "finance"}, {"", "", "", ""}}) ==
        Cells{"finance", "-"});
}

TEST_CASE("a stand-in replaces a name, and what it was made of does not matter") {
  Dates s;
  const NodeId overflow = s.calculate(Arithmetic::multiply, s.number("99999999999"), s.number("99999999999"));
  const NodeId name = s.named("limit", overflow);
  const NodeId result = s.calculate(Arithmetic::add, s.n, name);
  const std::vector<Cells> lines = {{"", "", "1"}, {"", "", ""}};
  CHECK(s.of(result, lines) == Cells{"overflow", "overflow"});
  Settings settings;
  settings.stand_ins = {{0, Value{*parse_decimal("2.5")}}};
  CHECK(s.of(result, lines, settings) == Cells{"3.5", "-"});
  CHECK(s.of(name, lines, settings) == Cells{"2.5", "2.5"});
  settings.stand_ins = {{0, Value{}}};
  CHECK(s.of(result, lines, settings) == Cells{"-", "-"});
}

TEST_CASE("a ladder decides from the columns of its facts") {
  Sketch s;
  const RecordId customer = s.record("customer");
  const Type tier = s.enumeration({"E", "D", "C"}, true);
  const Type change = s.enumeration({"new", "up", "same", "down", "unrated"});
  const Type why = s.enumeration({"unrated", "unmoved", "reach", "keep", "hold", "grace", "fall",
                                  "never above", "never below", "force", "override"});
  const NodeId by = s.input(customer, "by", Type::number());
  const NodeId current = s.input(customer, "current", tier);
  const NodeId fails = s.input(customer, "fails", Type::number());
  const NodeId banned = s.input(customer, "banned", Type::truth());
  const NodeId applies = s.input(customer, "applies", Type::truth());
  const auto at_least = [&](const char* bound) {
    return s.compare(Comparison::greater_equal, by, s.number(bound));
  };
  op::Ladder ladder{};
  ladder.set = tier.set;
  ladder.by = by;
  ladder.applies = applies;
  ladder.current = current;
  ladder.reach = {none, at_least("30"), at_least("45")};
  ladder.keep = {none, at_least("25"), at_least("40")};
  ladder.rise = s.number("1");
  ladder.fall = none;
  ladder.held = none;
  ladder.grace = s.number("1");
  ladder.fails = fails;
  ladder.force = {{s.constant("E", tier), banned}};
  const NodeId decision = s.add(ladder, tier, Space::of_record(customer));
  std::vector<NodeId> parts;
  for (const auto& [part, type] :
       {std::pair{op::LadderColumn::tier, tier}, std::pair{op::LadderColumn::qualified, tier},
        std::pair{op::LadderColumn::watch, Type::truth()}, std::pair{op::LadderColumn::change, change},
        std::pair{op::LadderColumn::why, why}}) {
    parts.push_back(s.add(op::LadderPart{decision, part}, type));
  }
  const std::vector<Cells> lines = {
      {"50", "", "", "", "yes"},  {"50", "E", "", "", "yes"},    {"42", "C", "", "", "yes"},
      {"10", "C", "", "", "yes"}, {"10", "C", "1", "", "yes"},   {"", "D", "", "", "yes"},
      {"", "", "", "", "yes"},    {"50", "C", "", "yes", "yes"}, {"50", "C", "", "yes", ""}};
  const Ran ran = run(s, {parts, {}}, {{customer, {lines, {}}}});
  CHECK(ran.rows == std::vector<Cells>{{"C", "C", "no", "new", "reach"},
                                       {"D", "C", "no", "up", "reach"},
                                       {"C", "D", "no", "same", "keep"},
                                       {"C", "E", "yes", "same", "grace"},
                                       {"E", "E", "no", "down", "fall"},
                                       {"D", "-", "no", "same", "unmoved"},
                                       {"-", "-", "no", "unrated", "unrated"},
                                       {"E", "C", "no", "down", "force"},
                                       {"-", "-", "no", "-", "-"}});
}
