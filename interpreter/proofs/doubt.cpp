// Asks the engine whether customers break a claim.
#include "proofs/doubt.hpp"

#include <algorithm>

#include "proofs/readable_customer.hpp"

namespace rung {
namespace {

bool is_code_or_number_less(const Value& a, const Value& b) {
  return !is_missing(a) && !is_missing(b) && compare(a, b) < 0;
}

bool same_value(const Value& a, const Value& b) {
  if (is_missing(a) || is_missing(b)) return is_missing(a) && is_missing(b);
  return a.index() == b.index() && compare(a, b) == 0;
}

bool breaks(const Doubt& doubt, const Counterexample& example) {
  switch (doubt.kind) {
    case Doubt::Kind::broken: {
      const bool* truth = std::get_if<bool>(&example.first);
      return truth != nullptr && !*truth;
    }
    case Doubt::Kind::falls: return is_code_or_number_less(example.second, example.first);
    case Doubt::Kind::rises: return is_code_or_number_less(example.first, example.second);
    case Doubt::Kind::differ: return !same_value(example.first, example.second);
  }
  return false;
}

const Value* field_of(const Customer& customer, FieldId field) {
  for (const auto& [id, value] : customer.fields)
    if (id == field) return &value;
  return nullptr;
}

}  // namespace

Customer raised(const Doubt& doubt, const Counterexample& example) {
  Customer second = example.customer;
  for (auto& [field, value] : second.fields)
    if (field == doubt.raised) value = *example.raised_to;
  return second;
}

std::vector<std::optional<Counterexample>> confirmed(const Doubt& doubt,
                                                     std::vector<Counterexample> examples) {
  std::vector<Customer> customers;
  for (const Counterexample& example : examples) {
    customers.push_back(example.customer);
    if (doubt.is_about_two()) customers.push_back(raised(doubt, example));
  }
  const ReadableCustomers readable(doubt);
  const std::vector<RatedCustomer> got = rated(doubt.program, customers, doubt.values());
  std::vector<std::optional<Counterexample>> result(examples.size());
  const std::size_t step = doubt.is_about_two() ? 2 : 1;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const RatedCustomer& first = got[i * step];
    const RatedCustomer& second = got[i * step + step - 1];
    if (!readable.has(customers[i * step]) || !readable.has(customers[i * step + step - 1])) continue;
    if (first.fate != Fate::evaluated || second.fate != Fate::evaluated) continue;
    examples[i].first = first.values[0];
    examples[i].second = doubt.kind == Doubt::Kind::differ ? first.values[1] : second.values[0];
    if (breaks(doubt, examples[i])) result[i] = std::move(examples[i]);
  }
  return result;
}

namespace {

/// Numbers beside a number, with fewer digits behind the point.
std::vector<Decimal> rounder_than(const Value& value) {
  std::vector<Decimal> rounder;
  const auto* number = std::get_if<Decimal>(&value);
  if (number == nullptr || number->is_whole()) return rounder;
  for (const int places : {0, 2, 4})
    for (const Rounding rounding : {Rounding::down, Rounding::up})
      if (const auto near = round(*number, places, rounding); near && *near != *number)
        rounder.push_back(*near);
  return rounder;
}

/// Small numbers of the same sign.
std::vector<Decimal> smaller_than(const Value& value) {
  std::vector<Decimal> smaller;
  const auto* number = std::get_if<Decimal>(&value);
  for (const std::int64_t small : {1, 2, 3, 5, 10, 50, 100})
    if (number != nullptr && Decimal(small) < *number) smaller.push_back(Decimal(small));
  return smaller;
}

/// Simpler forms of an example, the simplest first.
std::vector<Counterexample> simpler(const Doubt& doubt, const Counterexample& example) {
  const Record& record = doubt.program.records[subject];
  std::vector<Counterexample> forms;
  for (std::size_t i = 0; i < example.customer.lines.size(); ++i) {
    Counterexample& without = forms.emplace_back(example);
    without.customer.lines.erase(without.customer.lines.begin() + static_cast<std::ptrdiff_t>(i));
    for (std::size_t line = 0; line < example.customer.lines[i].lines.size(); ++line) {
      if (example.customer.lines[i].lines.size() < 2) break;
      Counterexample& shorter = forms.emplace_back(example);
      auto& lines = shorter.customer.lines[i].lines;
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line));
    }
  }
  for (std::size_t i = 0; i < example.customer.fields.size(); ++i) {
    const FieldId id = example.customer.fields[i].first;
    const Field& field = record.fields[id];
    if (id == doubt.raised) continue;
    if (field.optional || field.default_value) {
      Counterexample& without = forms.emplace_back(example);
      without.customer.fields.erase(without.customer.fields.begin() + static_cast<std::ptrdiff_t>(i));
      for (const Decimal rounder : rounder_than(example.customer.fields[i].second))
        forms.emplace_back(example).customer.fields[i].second = rounder;
      for (const Decimal smaller : smaller_than(example.customer.fields[i].second))
        forms.emplace_back(example).customer.fields[i].second = smaller;
      continue;
    }
    // A required field stays, with as little as can be.
    const Value& now = example.customer.fields[i].second;
    std::vector<Value> plain;
    if (field.type.is_number()) plain.push_back(Decimal(0));
    for (const Decimal smaller : smaller_than(now)) plain.push_back(smaller);
    for (const Decimal rounder : rounder_than(now)) plain.push_back(rounder);
    if (field.type.kind == TypeKind::truth) plain = {false};
    if (field.type.kind == TypeKind::enumeration || field.type.kind == TypeKind::ladder) plain = {Code{0}};
    for (const Value& value : plain) {
      if (same_value(value, now)) break;
      forms.emplace_back(example).customer.fields[i].second = value;
    }
  }
  return forms;
}

/// Numbers between which the two raised values can be brought closer together, or to rounder ones.
std::vector<Counterexample> closer(const Doubt& doubt, const Counterexample& example) {
  std::vector<Counterexample> forms;
  if (!doubt.is_about_two()) return forms;
  const Value* from = field_of(example.customer, doubt.raised);
  const Decimal* low = from == nullptr ? nullptr : std::get_if<Decimal>(from);
  const Decimal* high = std::get_if<Decimal>(&*example.raised_to);
  if (low == nullptr || high == nullptr) return forms;
  const auto with = [&](Decimal first, Decimal second) {
    if (second <= first || (first == *low && second == *high)) return;
    Counterexample form = example;
    for (auto& [field, value] : form.customer.fields)
      if (field == doubt.raised) value = first;
    form.raised_to = second;
    forms.push_back(std::move(form));
  };
  for (const Decimal from_round : rounder_than(*low))
    for (const Decimal to_round : rounder_than(*high)) with(from_round, to_round);
  for (const Decimal rounder : rounder_than(*high)) with(*low, rounder);
  for (const Decimal rounder : rounder_than(*low)) with(rounder, *high);
  for (const std::int64_t step : {1, 10, 1000, 100000}) {
    if (const auto near = subtract(*high, Decimal(step))) with(*near, *high);
    if (const auto near = add(*low, Decimal(step))) with(*low, *near);
  }
  if (!low->is_negative()) with(Decimal(0), *high);
  return forms;
}

}  // namespace

Counterexample shrunk(const Doubt& doubt, Counterexample example) {
  constexpr int most_rounds = 60;
  for (int round = 0; round < most_rounds; ++round) {
    bool smaller = false;
    for (auto& form : confirmed(doubt, simpler(doubt, example))) {
      if (!form) continue;
      example = std::move(*form);
      smaller = true;
      break;
    }
    if (!smaller) break;
  }
  for (auto& form : confirmed(doubt, closer(doubt, example))) {
    if (!form) continue;
    return std::move(*form);
  }
  return example;
}

}  // namespace rung
