// Missing values and faults in the operations of one row.
#include <doctest/doctest.h>

#include "reference/sketch.hpp"

namespace rung::reference {

namespace {

/// One subject with a number (1), a blank number (2), a date (3) and a number that overflows when it is
/// squared (4).
struct OneCustomer : Sketch {
  NodeId x, blank, day, huge, overflow;
  NodeId yes = constant(true, Type::truth());
  NodeId no = constant(false, Type::truth());
  NodeId unknown = constant(Missing{}, Type::truth());
  NodeId faulty_truth;

  OneCustomer() {
    record("customer", {field("id", Type::text()), field("x", Type::number()), field("blank", Type::number()),
                        field("day", Type::date()), field("huge", Type::number())});
    line(subject, {text("a"), decimal("7"), Missing{}, date("2025-01-31"), decimal("99999999999")});
    x = read(subject, 1);
    blank = read(subject, 2);
    day = read(subject, 3);
    huge = read(subject, 4);
    overflow = of_subject(op::Calculate{Arithmetic::multiply, huge, huge});
    faulty_truth = compared(subject, overflow, Comparison::greater, x);
  }

  std::string result(NodeId node) {
    const Answer answer = evaluated({node});
    if (answer.subjects[0].fate == Fate::evaluated) return shown(answer.subjects[0].results[0]);
    switch (answer.subjects[0].fault.value()) {
      case Fault::overflow: return "overflow";
      case Fault::ambiguous_rows: return "ambiguous";
      case Fault::disagreeing_rows: return "disagreeing";
    }
    return {};
  }
  std::string calculated(Arithmetic kind, NodeId left, NodeId right) {
    return result(of_subject(op::Calculate{kind, left, right}));
  }
  NodeId duration(std::int64_t count, DurationUnit unit) {
    return constant(make_duration(count, unit).value(), Type::of_duration(kind_of(unit)));
  }
};

}  // namespace

TEST_CASE("arithmetic of numbers") {
  OneCustomer sketch;
  CHECK(sketch.calculated(Arithmetic::subtract, sketch.x, sketch.number("0.5")) == "6.5");
  CHECK(sketch.calculated(Arithmetic::divide, sketch.x, sketch.number("3")) == "2.333333333333333333");
  CHECK(sketch.calculated(Arithmetic::divide, sketch.x, sketch.number("0")) == "-");
  CHECK(sketch.calculated(Arithmetic::add, sketch.x, sketch.blank) == "-");
  CHECK(sketch.calculated(Arithmetic::multiply, sketch.huge, sketch.huge) == "overflow");
  CHECK(sketch.calculated(Arithmetic::add, sketch.blank, sketch.overflow) == "overflow");
}

TEST_CASE("arithmetic of dates and durations") {
  OneCustomer sketch;
  const NodeId month = sketch.duration(1, DurationUnit::months);
  CHECK(sketch.calculated(Arithmetic::add, sketch.day, month) == "2025-02-28");
  CHECK(sketch.calculated(Arithmetic::add, month, sketch.day) == "2025-02-28");
  CHECK(sketch.calculated(Arithmetic::subtract, sketch.day, sketch.duration(1, DurationUnit::weeks)) ==
        "2025-01-24");
  const NodeId other_day = sketch.constant(date("2025-01-01"), Type::date());
  CHECK(sketch.calculated(Arithmetic::subtract, sketch.day, other_day) == "30");
  CHECK(sketch.calculated(Arithmetic::subtract, month, sketch.duration(1, DurationUnit::years)) == "-11");
  CHECK(sketch.calculated(Arithmetic::multiply, month, sketch.x) == "7");
  CHECK(sketch.calculated(Arithmetic::multiply, sketch.number("0.5"), month) == "-");
  const NodeId eternity = sketch.duration(100'000, DurationUnit::years);
  CHECK(sketch.calculated(Arithmetic::add, sketch.day, eternity) == "overflow");
}

TEST_CASE("working days leave out weekends and holidays") {
  OneCustomer sketch;  // Its day, 2025-01-31, is a Friday.
  const RecordId holiday = sketch.record("holiday", {field("day", Type::date())});
  sketch.line(holiday, {date("2025-02-03")});
  sketch.line(holiday, {date("2025-02-04")}, true);
  const NodeId two = sketch.duration(2, DurationUnit::working_days);
  CHECK(sketch.calculated(Arithmetic::add, sketch.day, two) == "2025-02-04");
  CHECK(sketch.calculated(Arithmetic::subtract, sketch.day, two) == "2025-01-29");
  sketch.program.ruleset.emplace();
  sketch.program.ruleset->holidays = holiday;
  CHECK(sketch.calculated(Arithmetic::add, sketch.day, two) == "2025-02-05");
  CHECK(sketch.calculated(Arithmetic::add, sketch.day, sketch.duration(0, DurationUnit::working_days)) ==
        "2025-01-31");
}

TEST_CASE("Kleene logic: what decides comes before faults, faults before missing") {
  OneCustomer sketch;
  const auto all = [&](std::vector<NodeId> of) {
    return sketch.result(sketch.of_subject(op::All{std::move(of)}));
  };
  const auto any = [&](std::vector<NodeId> of) {
    return sketch.result(sketch.of_subject(op::Any{std::move(of)}));
  };
  CHECK(all({sketch.yes, sketch.yes}) == "yes");
  CHECK(all({sketch.unknown, sketch.yes}) == "-");
  CHECK(all({sketch.faulty_truth, sketch.unknown}) == "overflow");
  CHECK(all({sketch.faulty_truth, sketch.unknown, sketch.no}) == "no");
  CHECK(any({sketch.no, sketch.no}) == "no");
  CHECK(any({sketch.unknown, sketch.no}) == "-");
  CHECK(any({sketch.unknown, sketch.faulty_truth}) == "overflow");
  CHECK(any({sketch.faulty_truth, sketch.yes}) == "yes");
  CHECK(sketch.result(sketch.of_subject(op::Not{sketch.unknown})) == "-");
}

TEST_CASE("if, else and is missing look only at what matters") {
  OneCustomer sketch;
  CHECK(sketch.result(sketch.of_subject(op::If{sketch.unknown, sketch.overflow, sketch.x})) == "7");
  CHECK(sketch.result(sketch.of_subject(op::If{sketch.yes, sketch.overflow, sketch.x})) == "overflow");
  CHECK(sketch.result(sketch.of_subject(op::If{sketch.faulty_truth, sketch.x, sketch.x})) == "overflow");
  CHECK(sketch.result(sketch.of_subject(op::Else{sketch.x, sketch.overflow})) == "7");
  CHECK(sketch.result(sketch.of_subject(op::Else{sketch.blank, sketch.x})) == "7");
  CHECK(sketch.result(sketch.of_subject(op::Else{sketch.overflow, sketch.x})) == "overflow");
  CHECK(sketch.result(sketch.of_subject(op::IsMissing{sketch.blank})) == "yes");
  CHECK(sketch.result(sketch.of_subject(op::CountMet{{sketch.yes, sketch.unknown, sketch.yes}})) == "2");
}

TEST_CASE("rows of a table") {
  OneCustomer sketch;
  const auto picked = [&](MatchKind kind, std::vector<NodeId> rows) {
    const NodeId row = sketch.of_subject(op::MatchRow{kind, std::move(rows)});
    return sketch.result(
        sketch.of_subject(op::Pick{row, {sketch.number("10"), sketch.number("20"), sketch.overflow}}));
  };
  CHECK(picked(MatchKind::first, {sketch.unknown, sketch.yes, sketch.faulty_truth}) == "20");
  CHECK(picked(MatchKind::first, {sketch.faulty_truth, sketch.yes, sketch.yes}) == "overflow");
  CHECK(picked(MatchKind::first, {sketch.no, sketch.no, sketch.no}) == "-");
  CHECK(picked(MatchKind::first, {sketch.no, sketch.no, sketch.yes}) == "overflow");
  CHECK(picked(MatchKind::unique, {sketch.no, sketch.yes, sketch.unknown}) == "20");
  CHECK(picked(MatchKind::unique, {sketch.yes, sketch.yes, sketch.no}) == "ambiguous");
}

TEST_CASE("all met rows of a table together") {
  OneCustomer sketch;
  const auto folded = [&](FoldKind kind, std::vector<NodeId> cells) {
    const std::vector<NodeId> rows(cells.size(), sketch.yes);
    return sketch.result(sketch.of_subject(op::Fold{kind, rows, std::move(cells)}));
  };
  const NodeId one = sketch.number("1");
  CHECK(folded(FoldKind::sum, {one, sketch.blank, sketch.x}) == "8");
  CHECK(folded(FoldKind::max, {one, sketch.x}) == "7");
  CHECK(folded(FoldKind::min, {one, sketch.x}) == "1");
  CHECK(folded(FoldKind::any, {one, sketch.blank, sketch.number("1.0")}) == "1");
  CHECK(folded(FoldKind::any, {one, sketch.x}) == "disagreeing");
  CHECK(folded(FoldKind::sum, {sketch.blank}) == "-");
  CHECK(sketch.result(sketch.of_subject(op::Fold{FoldKind::sum, {sketch.no}, {sketch.overflow}})) == "-");
}

TEST_CASE("text with holes") {
  OneCustomer sketch;
  const NodeId said = sketch.of_subject(op::Compose{{"x ", sketch.x, ", y ", sketch.blank}}, Type::text());
  CHECK(sketch.result(said) == "x 7, y —");
  CHECK(sketch.result(sketch.of_subject(op::Compose{{sketch.overflow}}, Type::text())) == "overflow");
}

TEST_CASE("a stand-in takes the place of a name, and nothing below it matters") {
  OneCustomer sketch;
  const NodeId named = sketch.of_subject(op::Named{0, sketch.overflow});
  CHECK(sketch.result(named) == "overflow");
  sketch.settings.stand_ins.push_back({0, decimal("5")});
  CHECK(sketch.result(named) == "5");
}

TEST_CASE("today is missing where the run has none") {
  OneCustomer sketch;
  const NodeId today = sketch.node(op::Today{}, Type::date(), Space::run());
  CHECK(sketch.result(today) == "-");
  sketch.settings.today = date("2025-06-30");
  CHECK(sketch.result(today) == "2025-06-30");
}

}  // namespace rung::reference
