// The ladder of the reference, held against decide() of the program's room, which it does not use, over many
// cases.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "program/ladder.hpp"
#include "reference/sketch.hpp"

namespace rung::reference {

namespace {

constexpr std::size_t tiers = 4;

/// All inputs of a ladder over four tiers are fields of the subject, so that each subject is a case of its
/// own.
struct Climb : Sketch {
  enum Column : FieldId {
    id,
    by,
    applies,
    current,
    reach,
    keep = reach + tiers,
    rise = keep + tiers,
    fall,
    held,
    grace,
    fails,
    above,
    above_when,
    below,
    below_when,
    force,
    force_when,
    override_tier,
    override_when,
    columns
  };

  std::vector<NodeId> parts;

  Climb() {
    const Type tier = Type::ladder(0);
    program.enumerations.push_back({"tier", true, std::vector<EnumerationValue>(tiers)});
    std::vector<Field> fields(columns, field("condition", Type::truth()));
    for (const FieldId number : {by, rise, fall, grace, fails}) fields[number].type = Type::number();
    for (const FieldId ranked : {current, above, below, force, override_tier}) fields[ranked].type = tier;
    fields[id].type = Type::text();
    record("customer", fields);

    const auto all = [this](FieldId first) {
      std::vector<NodeId> nodes = {none};
      for (FieldId index = 1; index < tiers; ++index) nodes.push_back(read(subject, first + index));
      return nodes;
    };
    op::Ladder ladder{};
    ladder.set = 0;
    ladder.by = read(subject, by);
    ladder.applies = read(subject, applies);
    ladder.current = read(subject, current);
    ladder.reach = all(reach);
    ladder.keep = all(keep);
    ladder.rise = read(subject, rise);
    ladder.fall = read(subject, fall);
    ladder.held = read(subject, held);
    ladder.grace = read(subject, grace);
    ladder.fails = read(subject, fails);
    ladder.never_above = {{read(subject, above), read(subject, above_when)}};
    ladder.never_below = {{read(subject, below), read(subject, below_when)}};
    ladder.force = {{read(subject, force), read(subject, force_when)}};
    ladder.overrides = {{read(subject, override_tier), read(subject, override_when)}};
    const NodeId decision = of_subject(ladder, tier);
    for (const op::LadderColumn column :
         {op::LadderColumn::tier, op::LadderColumn::qualified, op::LadderColumn::watch,
          op::LadderColumn::change, op::LadderColumn::why})
      parts.push_back(of_subject(op::LadderPart{decision, column}));
  }
};

bool yes(const Value& value) {
  return !is_missing(value) && std::get<bool>(value);
}

std::optional<std::int32_t> code(const Value& value) {
  if (is_missing(value)) return std::nullopt;
  return std::get<Code>(value).code;
}

std::optional<std::int64_t> whole(const Value& value) {
  if (is_missing(value)) return std::nullopt;
  return std::get<Decimal>(value).whole();
}

LadderDecision decided(const std::vector<Value>& cells) {
  std::array<std::uint8_t, tiers> reach{}, keep{};
  for (std::size_t tier = 0; tier < tiers; ++tier) {
    reach[tier] = yes(cells[Climb::reach + tier]);
    keep[tier] = yes(cells[Climb::keep + tier]);
  }
  LadderFacts facts;
  facts.applies = yes(cells[Climb::applies]);
  facts.rated = !is_missing(cells[Climb::by]);
  facts.current = code(cells[Climb::current]);
  facts.reach = reach.data();
  facts.keep = keep.data();
  facts.tiers = tiers;
  facts.rise = whole(cells[Climb::rise]);
  facts.fall = whole(cells[Climb::fall]);
  facts.held = yes(cells[Climb::held]);
  const std::optional<std::int64_t> grace = whole(cells[Climb::grace]);
  facts.in_grace = grace && whole(cells[Climb::fails]).value_or(0) < *grace;
  LadderBounds bounds;
  if (yes(cells[Climb::above_when]) && code(cells[Climb::above]))
    bounds.never_above = {*code(cells[Climb::above])};
  if (yes(cells[Climb::below_when]) && code(cells[Climb::below]))
    bounds.never_below = {*code(cells[Climb::below])};
  if (yes(cells[Climb::force_when])) bounds.force = code(cells[Climb::force]);
  if (yes(cells[Climb::override_when])) bounds.override_ = code(cells[Climb::override_tier]);
  return decide(facts, bounds);
}

std::string shown(const LadderDecision& decision) {
  const auto written = [](const auto& member) {
    return member ? "#" + std::to_string(static_cast<int>(*member)) : std::string("-");
  };
  return written(decision.tier) + " " + written(decision.qualified) + " " + (decision.watch ? "yes" : "no") +
         " " + written(decision.change) + " " + written(decision.why);
}

}  // namespace

TEST_CASE("two accounts of the ladder agree") {
  Climb climb;
  std::mt19937 random(20250630);
  const auto below = [&random](int bound) {
    return static_cast<int>(random() % static_cast<unsigned>(bound));
  };
  constexpr int cases = 3000;
  for (int index = 0; index < cases; ++index) {
    std::vector<Value> cells(Climb::columns, Missing{});
    for (FieldId column = 0; column < Climb::columns; ++column) {
      const Type& type = climb.program.records[subject].fields[column].type;
      // Rare conditions are rare, so that each step gets its turn.
      const bool is_rare = column >= Climb::above;
      if (type.kind == TypeKind::truth && below(8) != 0) cells[column] = below(is_rare ? 6 : 2) == 0;
      if (type.kind == TypeKind::number && below(3) != 0) cells[column] = Decimal(below(4));
      if (type.kind == TypeKind::ladder && below(6) != 0) cells[column] = Code{below(tiers)};
    }
    if (below(10) != 0) cells[Climb::applies] = true;
    if (below(10) != 0) cells[Climb::by] = Decimal(1);
    cells[Climb::id] = std::to_string(index);
    climb.line(subject, cells);
  }
  // Keys of their own are known to be different here, and comparing them all takes long.
  climb.program.records[subject].key = none;
  const Answer answer = climb.evaluated(climb.parts);
  std::array<int, 11> reasons{};
  for (std::size_t row = 0; row < cases; ++row) {
    const LadderDecision expected = decided(climb.input.records[subject][row].cells);
    if (expected.why) ++reasons[static_cast<std::size_t>(*expected.why)];
    std::string found;
    for (const Value& value : answer.subjects[row].results)
      found += (found.empty() ? "" : " ") + reference::shown(value);
    CAPTURE(row);
    REQUIRE(found == shown(expected));
  }
  for (const int times : reasons) CHECK(times > 10);
}

}  // namespace rung::reference
