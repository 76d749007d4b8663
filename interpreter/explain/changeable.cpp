// Chooses fields and lays down the grids on which they change.
#include "explain/changeable.hpp"

#include <algorithm>

#include "explain/slice.hpp"

namespace rung {
namespace {

/// No customer has a trillion of anything; beyond this nothing is looked for.
constexpr std::int64_t most_of_number = 1'000'000'000'000;
constexpr std::int64_t most_of_count = 1'000'000'000;
constexpr std::int64_t most_of_percent = 10'000;
constexpr int most_days = 3660;
/// Amounts change by cents, percents by hundredths of a point, unless the customer's own value is finer.
constexpr int decimals_of_amounts = 2;
constexpr int decimals_of_percents = 4;
constexpr int most_decimals = 9;

int decimals_of(Decimal number) {
  int decimals = Decimal::places;
  Int128 units = number.units();
  while (decimals > 0 && units % 10 == 0) {
    units /= 10;
    --decimals;
  }
  return decimals;
}

Int128 units(std::int64_t whole) {
  return Decimal(whole).units();
}

void set_numbers(ChangeableField& range) {
  const bool known = !is_missing(range.own);
  const Decimal own = known ? std::get<Decimal>(range.own) : Decimal();
  const auto spread = [&](std::int64_t most) {
    const Int128 far = own.is_negative() ? -own.units() : own.units();
    range.high = std::max(units(most), std::min(far * 2, Decimal::unit_limit - 1));
    range.low = -range.high;
  };
  const auto fine = [&](int decimals) {
    range.step = power_of_ten(Decimal::places - std::clamp(decimals_of(own), decimals, most_decimals));
  };
  switch (range.type.numeric) {
    case Numeric::count:
    case Numeric::integer:
      range.step = units(1);
      spread(most_of_count);
      if (range.type.numeric == Numeric::count) range.low = 0;
      return;
    case Numeric::percent:
      fine(decimals_of_percents);
      spread(most_of_percent);
      return;
    case Numeric::money:
      fine(decimals_of_amounts);
      spread(most_of_number);
      // An amount that is none of debt does not become one.
      if (!own.is_negative()) range.low = 0;
      return;
    case Numeric::literal:
    case Numeric::number:
      fine(decimals_of_amounts);
      spread(most_of_number);
      return;
  }
}

/// Fields that a node depends on.
void mark_fields(const Program& program, NodeId root, std::vector<std::uint8_t>& fields) {
  if (root == none) return;
  std::vector<std::uint8_t> seen(root + 1, 0);
  seen[root] = 1;
  for (NodeId id = root + 1; id-- > 0;) {
    if (seen[id] == 0) continue;
    if (const auto* field = std::get_if<op::Field>(&program[id].operation))
      if (field->record == subject) fields[field->field] = 1;
    for_each_input(program[id].operation, [&](NodeId input) { seen[input] = 1; });
  }
}

/// Fields that say how things were: the previous tier, since when, failed reviews, overrides.
std::vector<std::uint8_t> memory_of(const Program& program, const op::Ladder& ladder) {
  std::vector<std::uint8_t> fields(program.records[subject].fields.size(), 0);
  for (const NodeId node :
       {ladder.current, ladder.held, ladder.grace, ladder.fails, ladder.rise, ladder.fall})
    mark_fields(program, node, fields);
  for (const op::TierLine& line : ladder.overrides) {
    mark_fields(program, line.tier, fields);
    mark_fields(program, line.when, fields);
  }
  return fields;
}

bool changes_by_default(const Type& type) {
  return type.is_number() || type.kind == TypeKind::truth || type.kind == TypeKind::enumeration;
}

}  // namespace

bool can_change(const Program& program, FieldId field) {
  const Field& declared = program.records[subject].fields[field];
  if (declared.key || declared.computed != none) return false;
  for (const Record& record : program.records)
    if (record.parent == subject && record.parent_link == field) return false;
  return declared.type.kind != TypeKind::text && declared.type.kind != TypeKind::nothing;
}

std::vector<FieldId> changeable_fields(const Program& program, const LadderDeclaration& declaration,
                                       bool marked, const std::vector<FieldId>& named) {
  const std::vector<Field>& fields = program.records[subject].fields;
  std::vector<std::uint8_t> used(fields.size(), 0);
  mark_fields(program, declaration.decision, used);
  const auto memory = memory_of(program, std::get<op::Ladder>(program[declaration.decision].operation));
  std::vector<FieldId> chosen;
  for (FieldId field = 0; field < fields.size(); ++field) {
    if (used[field] == 0 || !can_change(program, field)) continue;
    const bool wanted = !named.empty() ? std::find(named.begin(), named.end(), field) != named.end()
                        : marked       ? fields[field].changeable
                                       : memory[field] == 0 && changes_by_default(fields[field].type);
    if (wanted) chosen.push_back(field);
  }
  return chosen;
}

ChangeableField range_of(const Program& program, FieldId field, const Value& own) {
  ChangeableField range{.field = field, .type = program.records[subject].fields[field].type, .own = own};
  switch (range.type.kind) {
    case TypeKind::number: set_numbers(range); break;
    case TypeKind::date: {
      const Int128 day = place_of(own);
      range.low = day - most_days;
      range.high = day + most_days;
      break;
    }
    case TypeKind::truth:
      range.discrete = true;
      range.high = 1;
      break;
    case TypeKind::enumeration:
    case TypeKind::ladder:
      range.discrete = true;
      range.high = static_cast<Int128>(program.enumerations[range.type.set].values.size()) - 1;
      break;
    case TypeKind::nothing:
    case TypeKind::text:
    case TypeKind::duration: break;
  }
  return range;
}

Decimal cost_of(const ChangeableField& field, Int128 place) {
  if (field.discrete) return Decimal(1);
  const Int128 own = place_of(field.own);
  const Int128 change = place < own ? own - place : place - own;
  if (field.type.kind == TypeKind::date)
    return *divide(Decimal(static_cast<std::int64_t>(change)), Decimal(365));
  const Decimal one(1);
  const auto amount = Decimal::from_units(change);
  const auto whole = Decimal::from_units(own < 0 ? -own : own);
  const Decimal most = *Decimal::from_units(Decimal::unit_limit / 4);
  if (!amount || !whole) return most;
  if (is_missing(field.own)) return add(*amount, one).value_or(most);
  return divide(*amount, whole->is_zero() ? one : *whole).value_or(most);
}

}  // namespace rung
