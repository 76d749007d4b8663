// Which values of each field are worth trying, and the customer of one choice of them.
#include <algorithm>

#include "findings/customer_space.hpp"

namespace rung {
namespace {

constexpr Int128 one = 1'000'000'000'000'000'000;
constexpr std::size_t most_choices = 40;

/// Numbers with few decimals first, then those near zero.
bool is_simpler(Int128 a, Int128 b) {
  const auto decimals = [](Int128 units) {
    int places = Decimal::places;
    for (; places > 0 && units % 10 == 0; units /= 10) --places;
    return places;
  };
  const auto size = [](Int128 units) { return units < 0 ? -units : units; };
  return decimals(a) != decimals(b) ? decimals(a) < decimals(b) : size(a) < size(b);
}

}  // namespace

/// A day on which the rules are in effect; never the machine's.
Date CustomerSpace::some_day() const {
  if (program_.ruleset && program_.ruleset->effective_from) return *program_.ruleset->effective_from;
  if (program_.ruleset && program_.ruleset->effective_to) return *program_.ruleset->effective_to;
  return Date{20'269};
}

Value CustomerSpace::simplest(RecordId record, FieldId id) const {
  const Field& field = program_.records[record].fields[id];
  if (field.default_value) return *field.default_value;
  if (field.optional) return Missing{};
  switch (field.type.kind) {
    case TypeKind::nothing: return Missing{};
    case TypeKind::text: return std::string("x");
    case TypeKind::number: return Decimal(0);
    case TypeKind::date: return some_day();
    case TypeKind::truth: return false;
    case TypeKind::duration: return *value_at_place(0, field.type);
    case TypeKind::enumeration:
    case TypeKind::ladder: return Code{0};
  }
  return Missing{};
}

Trait CustomerSpace::field_trait(RecordId record, FieldId id) const {
  const Field& field = program_.records[record].fields[id];
  Trait trait{Trait::Kind::field, record, id, {simplest(record, id)}};
  const auto add = [&](Value value) {
    const bool known = std::any_of(trait.choices.begin(), trait.choices.end(),
                                   [&](const Value& one_known) { return same(one_known, value); });
    if (!known && trait.choices.size() < most_choices) trait.choices.push_back(std::move(value));
  };
  const Extent extent = extent_of_field(program_, record, id);
  const bool whole = field.type.is_number() &&
                     (field.type.numeric == Numeric::count || field.type.numeric == Numeric::integer);
  const Wanted& wanted = fields_.at({record, id});
  for (const std::string& text : wanted.texts)
    if (field.type.kind == TypeKind::text && !text.empty()) add(text);
  if (field.type.kind == TypeKind::text) add(std::string("?"));
  const auto add_place = [&](Int128 place) {
    if (place < extent.low || place > extent.high || (whole && place % one != 0)) return;
    if (auto value = value_at_place(place, field.type)) add(std::move(*value));
  };
  if (field.type.kind == TypeKind::truth || field.type.kind == TypeKind::enumeration ||
      field.type.kind == TypeKind::ladder)
    for (Int128 place = extent.low; place <= extent.high && place < extent.low + 30; ++place)
      add_place(place);
  std::vector<Int128> places(wanted.places.begin(), wanted.places.end());
  std::stable_sort(places.begin(), places.end(), is_simpler);
  for (const Int128 place : places) add_place(place);
  if (field.type.is_number())
    for (const std::int64_t number : {0, 1, 100, 1'000'000}) add_place(number * one);
  if (field.type.kind == TypeKind::date)
    for (const int days : {0, -1, 1, -400, 400}) add_place(some_day().days + days);
  if (extent.missing) add(Missing{});
  return trait;
}

void CustomerSpace::add_traits() {
  if (needs_today_) {
    Trait trait{Trait::Kind::today, subject, none, {Value{some_day()}}};
    const std::optional<Ruleset>& ruleset = program_.ruleset;
    for (const Int128 place : today_.places) {
      const auto day = value_at_place(place, Type::date());
      if (!day || place < -700'000 || place > 2'900'000) continue;
      if (ruleset && ruleset->effective_from && std::get<Date>(*day) < *ruleset->effective_from) continue;
      if (ruleset && ruleset->effective_to && *ruleset->effective_to < std::get<Date>(*day)) continue;
      if (trait.choices.size() < most_choices) trait.choices.push_back(*day);
    }
    traits_.push_back(std::move(trait));
  }
  for (const auto& [record, counts] : lines_) {
    Trait trait{Trait::Kind::lines, record, none, {Value{Decimal(0)}}};
    for (const std::int64_t count : counts) trait.choices.emplace_back(Decimal(count));
    traits_.push_back(std::move(trait));
  }
  for (const auto& [place, wanted] : fields_) {
    const Record& record = program_.records[place.first];
    if (place.first != subject && (place.second == record.link || place.second == record.key)) continue;
    if (record.fields[place.second].computed != none) continue;
    traits_.push_back(field_trait(place.first, place.second));
  }
}

Customer CustomerSpace::customer(const Choices& choices) const {
  Customer customer;
  std::map<RecordId, std::int64_t> counts;
  std::map<RecordId, CustomerLines> lines;
  std::map<FieldId, Value> own;
  for (std::size_t i = 0; i < traits_.size(); ++i) {
    const Trait& trait = traits_[i];
    const Value& value = trait.choices[choices[i]];
    switch (trait.kind) {
      case Trait::Kind::today: customer.today = std::get<Date>(value); break;
      case Trait::Kind::lines: counts[trait.record] = std::get<Decimal>(value).whole().value_or(0); break;
      case Trait::Kind::field: {
        const Field& field = program_.records[trait.record].fields[trait.field];
        if (trait.record == subject) {
          own[trait.field] = value;
          const bool plain =
              field.default_value ? same(value, *field.default_value) : rung::is_missing(value);
          if (!plain) customer.fields.emplace_back(trait.field, value);
        } else {
          CustomerLines& held = lines[trait.record];
          if (held.lines.empty()) held.lines.emplace_back();
          held.fields.push_back(trait.field);
          held.lines[0].push_back(rung::is_missing(value) ? std::nullopt : std::optional<Value>(value));
        }
        break;
      }
    }
  }
  for (const auto& [record, count] : counts) {
    if (count == 0) continue;
    CustomerLines held = lines[record];
    held.record = record;
    if (held.lines.empty()) held.lines.emplace_back();
    if (const auto key = keyed_by_.find(record); key != keyed_by_.end() && own.contains(key->second)) {
      held.fields.insert(held.fields.begin(), program_.records[record].key);
      held.lines[0].insert(held.lines[0].begin(), own[key->second]);
    }
    const auto line = held.lines[0];
    while (static_cast<std::int64_t>(held.lines.size()) < count) held.lines.push_back(line);
    if (held.fields.empty()) continue;
    customer.lines.push_back(std::move(held));
  }
  return customer;
}

}  // namespace rung
