// Holds customers against what readers take.
#include "proofs/readable_customer.hpp"

#include <algorithm>

#include "engine/engine.hpp"

namespace rung {
namespace {

/// A plain value of a type; keys of several lines differ by their number.
std::optional<Value> plain_value(const Field& field, std::size_t number) {
  switch (field.type.kind) {
    case TypeKind::number: return Decimal(field.key ? static_cast<std::int64_t>(number) : 0);
    case TypeKind::truth: return false;
    case TypeKind::date: return *make_date(2025, 1, 1);
    case TypeKind::text: return field.key ? "x" + std::to_string(number) : "x";
    case TypeKind::enumeration:
    case TypeKind::ladder: return Code{0};
    case TypeKind::duration:
    case TypeKind::nothing: break;
  }
  return std::nullopt;
}

bool is_same(const Value& a, const Value& b) {
  return a.index() == b.index() && !is_missing(a) && compare(a, b) == 0;
}

}  // namespace

bool can_hold(const Field& field, const Value& value) {
  if (is_missing(value)) return field.optional && !field.default_value;
  const auto* number = std::get_if<Decimal>(&value);
  if (number == nullptr) return true;
  const bool whole = field.type.numeric == Numeric::integer || field.type.numeric == Numeric::count;
  if (whole && !number->is_whole()) return false;
  return field.type.numeric != Numeric::count || *number >= Decimal(0);
}

ReadableCustomers::ReadableCustomers(const Doubt& doubt)
    : program_(doubt.program), needed_(needed_fields(doubt.program, {doubt.values(), {}})) {
  if (doubt.raised != none) needed_[subject][doubt.raised] = true;
}

/// A customer's own key is whatever it is, and a line without its link belongs to the customer.
bool ReadableCustomers::is_required(RecordId record, FieldId id) const {
  const Record& declared = program_.records[record];
  const Field& field = declared.fields[id];
  const bool given_anyway = record == subject ? field.key : id == declared.link;
  return needed_[record][id] && !given_anyway && field.computed == none && !field.optional &&
         !field.default_value;
}

bool ReadableCustomers::has(const Customer& customer) const {
  const auto fits = [&](RecordId record, FieldId id, const Value* value) {
    if (value == nullptr || is_missing(*value)) return !is_required(record, id);
    return can_hold(program_.records[record].fields[id], *value);
  };
  for (FieldId id = 0; id < program_.records[subject].fields.size(); ++id) {
    const auto given = std::find_if(customer.fields.begin(), customer.fields.end(),
                                    [&](const auto& field) { return field.first == id; });
    if (!fits(subject, id, given == customer.fields.end() ? nullptr : &given->second)) return false;
  }
  for (const CustomerLines& given : customer.lines)
    for (std::size_t i = 0; i < given.lines.size(); ++i)
      for (FieldId id = 0; id < program_.records[given.record].fields.size(); ++id) {
        const auto place = std::find(given.fields.begin(), given.fields.end(), id);
        const auto column = static_cast<std::size_t>(place - given.fields.begin());
        const bool there = place != given.fields.end() && given.lines[i][column].has_value();
        if (!fits(given.record, id, there ? &*given.lines[i][column] : nullptr)) return false;
        if (!there || id != program_.records[given.record].key) continue;
        for (std::size_t other = 0; other < i; ++other)
          if (given.lines[other][column] && is_same(*given.lines[other][column], *given.lines[i][column]))
            return false;
      }
  return true;
}

Customer ReadableCustomers::whole(Customer customer) const {
  for (FieldId id = 0; id < program_.records[subject].fields.size(); ++id) {
    if (!is_required(subject, id)) continue;
    std::erase_if(customer.fields,
                  [&](const auto& field) { return field.first == id && is_missing(field.second); });
    const bool given = std::any_of(customer.fields.begin(), customer.fields.end(),
                                   [&](const auto& field) { return field.first == id; });
    const auto value = plain_value(program_.records[subject].fields[id], 1);
    if (!given && value) customer.fields.emplace_back(id, *value);
  }
  for (CustomerLines& given : customer.lines) {
    const std::vector<Field>& fields = program_.records[given.record].fields;
    for (FieldId id = 0; id < fields.size(); ++id) {
      if (!is_required(given.record, id)) continue;
      const auto place = std::find(given.fields.begin(), given.fields.end(), id);
      const auto column = static_cast<std::size_t>(place - given.fields.begin());
      if (place == given.fields.end()) given.fields.push_back(id);
      for (std::size_t i = 0; i < given.lines.size(); ++i) {
        given.lines[i].resize(given.fields.size());
        std::optional<Value>& cell = given.lines[i][column];
        if (!cell || is_missing(*cell)) cell = plain_value(fields[id], i + 1);
      }
    }
  }
  return customer;
}

}  // namespace rung
