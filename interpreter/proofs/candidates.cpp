// Puts customers together from the constants of the rules.
#include "proofs/candidates.hpp"

#include <algorithm>
#include <set>

#include "program/below.hpp"
#include "proofs/readable_customer.hpp"

namespace rung {
namespace {

constexpr std::size_t most_values = 120;
constexpr std::int64_t longest_days = 4000;

void add_distinct(std::vector<Value>& values, const Value& value) {
  if (values.size() >= most_values) return;
  for (const Value& one : values) {
    if (is_missing(one) != is_missing(value)) continue;
    if (is_missing(one) || (one.index() == value.index() && compare(one, value) == 0)) return;
  }
  values.push_back(value);
}

bool is_whole_type(const Type& type) {
  return type.is_number() && (type.numeric == Numeric::integer || type.numeric == Numeric::count);
}

}  // namespace

Candidates::Candidates(const Doubt& doubt) : doubt_(doubt), program_(doubt.program) {
  std::vector<NodeId> goals = doubt.values();
  if (program_.records[subject].where != none) goals.push_back(program_.records[subject].where);
  below_ = nodes_below(program_, goals);
  gather_fields();
  gather_constants();
  add_dates();
  add_texts();
  settle_pools();
}

void Candidates::gather_fields() {
  std::set<RecordId> gathered;
  const auto take = [&](RecordId record, FieldId field) {
    if (program_.records[record].fields[field].computed != none) return;
    if (place_.emplace(std::pair{record, field}, cells_.size()).second)
      cells_.push_back({record, field, {}, {}});
  };
  if (doubt_.raised != none) take(subject, doubt_.raised);
  for (const NodeId id : below_) {
    const Operation& operation = program_[id].operation;
    if (const auto* field = std::get_if<op::Field>(&operation)) take(field->record, field->field);
    if (const auto* aggregate = std::get_if<op::Aggregate>(&operation)) {
      for (RecordId record = aggregate->from; record != none && record != subject;
           record = program_.records[record].parent) {
        gathered.insert(record);
        const FieldId dated = program_.records[record].dated;
        if (dated != none) take(record, dated);
      }
    }
    if (const auto* lookup = std::get_if<op::Lookup>(&operation)) {
      gathered.insert(lookup->record);
      take(lookup->record, program_.records[lookup->record].key);
      take(lookup->record, lookup->field);
    }
  }
  records_.assign(gathered.begin(), gathered.end());
}

/// Each constant goes to the fields that stand on the other side of its node.
void Candidates::gather_constants() {
  std::vector<std::vector<bool>> fields(program_.nodes.size());
  for (const NodeId id : below_) {
    const Operation& operation = program_[id].operation;
    std::vector<bool> own(cells_.size(), false);
    if (const auto* field = std::get_if<op::Field>(&operation)) {
      const auto place = place_.find({field->record, field->field});
      if (place != place_.end()) own[place->second] = true;
    }
    std::vector<Value> constants;
    for_each_input(operation, [&](NodeId input) {
      for (std::size_t i = 0; i < fields[input].size(); ++i)
        if (fields[input][i]) own[i] = true;
      const auto* constant = std::get_if<op::Constant>(&program_[unnamed(program_, input)].operation);
      if (constant != nullptr) constants.push_back(constant->value);
    });
    const auto* calculation = std::get_if<op::Calculate>(&operation);
    const bool scales = calculation != nullptr && (calculation->kind == Arithmetic::multiply ||
                                                   calculation->kind == Arithmetic::divide);
    for (const Value& constant : constants) {
      take_constant(constant, own);
      const auto* number = std::get_if<Decimal>(&constant);
      if (!scales || number == nullptr || number->is_zero()) continue;
      for (std::size_t i = 0; i < own.size(); ++i)
        if (own[i]) cells_[i].factors.push_back(*number);
    }
    fields[id] = std::move(own);
  }
}

void Candidates::take_constant(const Value& constant, const std::vector<bool>& fields) {
  if (const auto* duration = std::get_if<Duration>(&constant)) durations_.push_back(*duration);
  if (const auto* date = std::get_if<Date>(&constant)) days_.push_back(*date);
  const auto* number = std::get_if<Decimal>(&constant);
  if (number != nullptr && number->whole() && std::abs(*number->whole()) <= longest_days)
    whole_numbers_.push_back(*number->whole());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i]) continue;
    Cells& cells = cells_[i];
    const Type& type = program_.records[cells.record].fields[cells.field].type;
    if (number != nullptr && type.is_number()) add_numbers(cells, *number);
    if (std::holds_alternative<std::string>(constant) && type.kind == TypeKind::text)
      add_distinct(cells.values, constant);
  }
}

void Candidates::add_numbers(Cells& cells, Decimal number) const {
  const Type& type = program_.records[cells.record].fields[cells.field].type;
  const bool whole = is_whole_type(type);
  const Decimal step = whole ? Decimal(1) : *Decimal::from_scaled(1, type.is_percent() ? 4 : 2);
  const auto put = [&](std::optional<Decimal> value) {
    if (!value || (whole && !value->is_whole())) return;
    if (type.numeric == Numeric::count && value->is_negative()) return;
    add_distinct(cells.values, *value);
  };
  put(number);
  put(add(number, step));
  put(subtract(number, step));
}

void Candidates::add_dates() {
  std::vector<Date> todays;
  if (program_.ruleset && program_.ruleset->effective_from)
    todays.push_back(*program_.ruleset->effective_from);
  if (program_.ruleset && program_.ruleset->effective_to) todays.push_back(*program_.ruleset->effective_to);
  if (todays.empty()) todays.push_back(*make_date(2025, 6, 30));
  if (todays.size() == 2) todays.push_back({todays[0].days + (todays[1].days - todays[0].days) / 2});
  std::vector<Value> dates;
  const auto around = [&](std::optional<Date> date) {
    for (int step = -1; step <= 1 && date; ++step)
      if (const auto day = add_days(*date, step)) add_distinct(dates, *day);
  };
  std::vector<Date> extra = days_;
  const Date today = todays.back();
  around(today);
  for (const Date day : extra) around(day);
  std::sort(whole_numbers_.begin(), whole_numbers_.end());
  whole_numbers_.erase(std::unique(whole_numbers_.begin(), whole_numbers_.end()), whole_numbers_.end());
  for (const Duration& duration : durations_)
    for (const std::int64_t amount : {duration.amount, -duration.amount}) {
      const bool months = kind_of(duration.unit) == DurationKind::months;
      if (kind_of(duration.unit) == DurationKind::minutes || std::abs(amount) > longest_days) continue;
      around(months ? add_months(today, amount) : add_days(today, amount));
    }
  for (const std::int64_t number : whole_numbers_) {
    around(add_days(today, -number));
    around(add_days(today, number));
    if (number <= 120) around(add_months(today, -number));
    if (number <= 20) around(add_months(today, -12 * number));
  }
  for (Cells& cells : cells_)
    if (program_.records[cells.record].fields[cells.field].type.kind == TypeKind::date) cells.values = dates;
  const auto effective = [&](Date day) {
    const auto& ruleset = program_.ruleset;
    return !ruleset || ((!ruleset->effective_from || *ruleset->effective_from <= day) &&
                        (!ruleset->effective_to || day <= *ruleset->effective_to));
  };
  for (const Date day : extra)
    for (int step = -1; step <= 1; ++step)
      if (const auto near = add_days(day, step); near && effective(*near) && todays.size() < 12)
        todays.push_back(*near);
  const bool matters =
      std::any_of(below_.begin(), below_.end(),
                  [&](NodeId id) { return std::holds_alternative<op::Today>(program_[id].operation); }) ||
      std::any_of(records_.begin(), records_.end(),
                  [&](RecordId record) { return program_.records[record].dated != none; });
  days_ = matters ? todays : std::vector<Date>{};
}

/// Texts that are compared with each other or looked up meet only where they come from one pool.
void Candidates::add_texts() {
  std::vector<Value> all;
  for (const Cells& cells : cells_)
    if (program_.records[cells.record].fields[cells.field].type.kind == TypeKind::text)
      for (const Value& value : cells.values) add_distinct(all, value);
  add_distinct(all, std::string("x"));
  for (Cells& cells : cells_)
    if (program_.records[cells.record].fields[cells.field].type.kind == TypeKind::text)
      for (const Value& value : all) add_distinct(cells.values, value);
}

/// What is compared with a constant may be a multiple of the field.
void Candidates::add_scaled(Cells& cells) const {
  const std::vector<Value> plain = cells.values;
  for (const Decimal factor : cells.factors)
    for (const Value& value : plain) {
      const auto* number = std::get_if<Decimal>(&value);
      if (number == nullptr || number->is_zero() || cells.values.size() >= most_values) continue;
      for (const auto& scaled : {multiply(*number, factor), divide(*number, factor)})
        if (const auto near = scaled ? round(*scaled, 4, Rounding::half_away) : scaled)
          add_numbers(cells, *near);
    }
}

void Candidates::settle_pools() {
  for (Cells& cells : cells_) {
    std::sort(cells.factors.begin(), cells.factors.end());
    cells.factors.erase(std::unique(cells.factors.begin(), cells.factors.end()), cells.factors.end());
    add_scaled(cells);
    const Field& field = program_.records[cells.record].fields[cells.field];
    const bool negative = field.type.numeric != Numeric::count;
    switch (field.type.kind) {
      case TypeKind::number:
        for (const std::int64_t number : {0, 1, 2, 3, 5, 10, 100})
          if (!field.type.is_percent() || number <= 1) add_distinct(cells.values, Decimal(number));
        if (negative)
          for (const std::int64_t number : {-1, -2, -100}) add_distinct(cells.values, Decimal(number));
        if (field.type.is_percent() || (negative && !is_whole_type(field.type)))
          add_distinct(cells.values, *Decimal::from_scaled(5, 1));
        break;
      case TypeKind::truth: cells.values = {false, true}; break;
      case TypeKind::enumeration:
      case TypeKind::ladder: {
        const auto count = static_cast<std::int32_t>(program_.enumerations[field.type.set].values.size());
        for (std::int32_t code = 0; code < count; ++code) cells.values.push_back(Code{code});
        break;
      }
      case TypeKind::duration:
        for (const Duration& duration : durations_)
          if (kind_of(duration.unit) == field.type.duration) add_distinct(cells.values, duration);
        break;
      case TypeKind::date:
      case TypeKind::text:
      case TypeKind::nothing: break;
    }
    std::erase_if(cells.values, [&](const Value& value) { return !can_hold(field, value); });
    if (field.optional && !field.default_value) cells.values.push_back(Missing{});
    if (field.default_value) add_distinct(cells.values, *field.default_value);
  }
}

std::size_t Candidates::below(std::size_t limit) {
  return limit < 2 ? 0 : static_cast<std::size_t>(chance_() % limit);
}

const Value& Candidates::any_of(const Cells& cells) {
  return cells.values[below(cells.values.size())];
}

void Candidates::give_lines(Customer& customer) {
  for (const RecordId record : records_) {
    const std::size_t count = below(4);
    if (count == 0) continue;
    CustomerLines lines{record, {}, {}};
    const FieldId link = program_.records[record].link;
    std::vector<const Cells*> given;
    for (const Cells& cells : cells_)
      if (cells.record == record && cells.field != link && !cells.values.empty()) {
        lines.fields.push_back(cells.field);
        given.push_back(&cells);
      }
    const FieldId key = program_.records[record].key;
    std::vector<Value> keys;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<std::optional<Value>> line;
      bool twice = false;
      for (const Cells* cells : given) {
        const Value& value = any_of(*cells);
        if (cells->field == key) {
          const std::size_t before = keys.size();
          if (!is_missing(value)) add_distinct(keys, value);
          twice = keys.size() == before;
        }
        line.emplace_back(value);
      }
      if (!twice) lines.lines.push_back(std::move(line));
    }
    if (!lines.lines.empty()) customer.lines.push_back(std::move(lines));
  }
}

std::optional<Counterexample> Candidates::next() {
  Counterexample example;
  if (!days_.empty()) example.customer.today = days_[below(days_.size())];
  // Some customers have little that is out of the ordinary, some a lot.
  const std::size_t given = 20 + below(80);
  for (const Cells& cells : cells_) {
    if (cells.record != subject || cells.values.empty()) continue;
    const Field& field = program_.records[subject].fields[cells.field];
    const bool may_be_left = field.optional || field.default_value;
    if (cells.field == doubt_.raised) {
      std::vector<const Value*> known;
      for (const Value& value : cells.values)
        if (!is_missing(value)) known.push_back(&value);
      if (known.size() < 2) return std::nullopt;
      std::sort(known.begin(), known.end(),
                [](const Value* a, const Value* b) { return compare(*a, *b) < 0; });
      const std::size_t low = below(known.size() - 1);
      const std::size_t high = below(2) == 0 ? low + 1 : low + 1 + below(known.size() - low - 1);
      example.customer.fields.emplace_back(cells.field, *known[low]);
      example.raised_to = *known[high];
      continue;
    }
    if (may_be_left && below(100) >= given) continue;
    const Value& value = any_of(cells);
    if (!is_missing(value)) example.customer.fields.emplace_back(cells.field, value);
  }
  if (!records_.empty() && below(3) > 0) give_lines(example.customer);
  return example;
}

Counterexample Candidates::like(const Counterexample& example) {
  Counterexample other = example;
  const std::size_t changes = 1 + below(3);
  for (std::size_t i = 0; i < changes && !cells_.empty(); ++i) {
    const Cells& cells = cells_[below(cells_.size())];
    if (cells.record != subject || cells.field == doubt_.raised || cells.values.empty()) continue;
    const Value& value = any_of(cells);
    std::erase_if(other.customer.fields, [&](const auto& field) { return field.first == cells.field; });
    if (!is_missing(value)) other.customer.fields.emplace_back(cells.field, value);
  }
  if (!records_.empty()) {
    other.customer.lines.clear();
    give_lines(other.customer);
  }
  return other;
}

}  // namespace rung
