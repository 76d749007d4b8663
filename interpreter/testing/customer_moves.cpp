// Finds the edges of what the rules compare.
#include "testing/customer_moves.hpp"

#include <algorithm>
#include <map>

#include "testing/answers.hpp"
#include "testing/field_solver.hpp"

namespace rung {
namespace {

constexpr std::size_t most_values = 28;  // of one field
constexpr std::size_t most_lines = 40;   // of one kind

class MoveFinder {
 public:
  MoveFinder(const Program& program, const Goal& goal, std::optional<Date> today)
      : program_(program), goal_(goal), today_(today), reached_(program.nodes.size(), false) {
    for (const NodeId node : nodes_of(goal)) reach(node);
    values_ = values_of_run(program, reached_, today);
  }

  CustomerMoves find() {
    for (NodeId node = 0; node < reached_.size(); ++node) {
      if (!reached_[node]) continue;
      if (const auto* field = std::get_if<op::Field>(&program_[node].operation)) touch(*field);
      if (const auto* lookup = std::get_if<op::Lookup>(&program_[node].operation)) touch(field_of(*lookup));
      if (const auto* comparison = std::get_if<op::Compare>(&program_[node].operation)) {
        take(comparison->left, comparison->right);
        take(comparison->right, comparison->left);
      }
    }
    for (const Claim& claim : goal_) {
      if (!is_missing(claim.value)) take(claim.node, claim.value);
      if (claim.other == none) continue;
      take(claim.node, claim.other);
      take(claim.other, claim.node);
    }
    CustomerMoves moves;
    add_fields(moves);
    add_lines(moves);
    add_lookups(moves);
    for (const Date day : days_) moves.single.push_back({.today = day});
    aim(moves);
    return moves;
  }

 private:
  using FieldOf = std::pair<RecordId, FieldId>;

  void reach(NodeId root) {
    std::vector<NodeId> open{root};
    while (!open.empty()) {
      const NodeId node = open.back();
      open.pop_back();
      if (reached_[node]) continue;
      reached_[node] = true;
      for_each_input(program_[node].operation, [&](NodeId input) { open.push_back(input); });
    }
  }

  /// What is looked up is tried like a field, in a line of its own.
  static op::Field field_of(const op::Lookup& lookup) { return {lookup.record, lookup.field}; }

  std::optional<op::Field> read_by(NodeId node) const {
    if (const auto* field = std::get_if<op::Field>(&program_[node].operation)) return *field;
    if (const auto* lookup = std::get_if<op::Lookup>(&program_[node].operation)) return field_of(*lookup);
    return std::nullopt;
  }

  void touch(const op::Field& field) { found_[{field.record, field.field}]; }

  void add(FieldOf field, const Value& value) {
    std::vector<Value>& values = found_[field];
    const auto same = [&](const Value& known) {
      return known.index() == value.index() && (is_missing(value) || compare(known, value) == 0);
    };
    if (values.size() < most_values && std::none_of(values.begin(), values.end(), same))
      values.push_back(value);
  }

  /// A value and what lies beside it.
  void add_around(FieldOf field, const Value& value) {
    const Type& type = program_.records[field.first].fields[field.second].type;
    if (const auto* number = std::get_if<Decimal>(&value))
      add_number(field, *number);
    else
      add(field, value);
    if (const auto* number = std::get_if<Decimal>(&value); number != nullptr && type.is_number()) {
      const auto step = smallest_step(type, *number);
      if (!step) return;
      if (const auto below = subtract(*number, *step)) add_number(field, *below);
      if (const auto above = rung::add(*number, *step)) add_number(field, *above);
    }
    if (const auto* date = std::get_if<Date>(&value))
      for (const int step : {-1, 1})
        if (const auto near = add_days(*date, step)) add(field, *near);
  }

  void add_number(FieldOf field, Decimal number) {
    const Type& type = program_.records[field.first].fields[field.second].type;
    if (type.numeric == Numeric::count && number.is_negative()) return;
    const bool whole = type.numeric == Numeric::count || type.numeric == Numeric::integer;
    if (!whole || number.is_whole()) add(field, number);
  }

  /// What one side of a comparison must be beside what the other is.
  void take(NodeId side, NodeId other) {
    const Value* bound = values_.of(other);
    if (bound != nullptr && !is_missing(*bound)) take(side, *bound);
  }

  void take(NodeId side, const Value& wanted) {
    const Value* bound = &wanted;
    const NodeId behind = behind_names(program_, side);
    if (std::holds_alternative<op::Today>(program_[behind].operation)) {
      if (const auto* date = std::get_if<Date>(bound))
        for (const int step : {-1, 0, 1})
          if (const auto day = add_days(*date, step)) days_.push_back(*day);
      return;
    }
    if (const auto field = read_by(behind)) {
      const Type& type = program_.records[field->record].fields[field->field].type;
      if (type.is_number() ? std::holds_alternative<Decimal>(*bound)
                           : !std::holds_alternative<Decimal>(*bound))
        add_around({field->record, field->field}, *bound);
      return;
    }
    spread(behind, *bound);
  }

  /// The bound of an expression says something of the fields in it.
  void spread(NodeId side, const Value& bound) {
    std::vector<NodeId> open{side};
    std::vector<NodeId> seen;
    constexpr std::size_t most = 40;
    std::vector<FieldOf> dates;
    std::vector<Duration> lengths;
    while (!open.empty() && seen.size() < most) {
      const NodeId node = open.back();
      open.pop_back();
      if (std::find(seen.begin(), seen.end(), node) != seen.end()) continue;
      seen.push_back(node);
      const Operation& operation = program_[node].operation;
      if (const auto field = read_by(node)) {
        const Type& type = program_.records[field->record].fields[field->field].type;
        if (type.is_number() && std::holds_alternative<Decimal>(bound))
          add_around({field->record, field->field}, bound);
        if (type.kind == TypeKind::date) dates.emplace_back(field->record, field->field);
      }
      if (const auto* aggregate = std::get_if<op::Aggregate>(&operation)) {
        const auto* number = std::get_if<Decimal>(&bound);
        if (number != nullptr && number->whole())
          for (const std::int64_t step : {-1, 0, 1})
            counts_[aggregate->from].push_back(*number->whole() + step);
      }
      if (const Value* value = values_.of(node))
        if (const auto* length = std::get_if<Duration>(value)) lengths.push_back(*length);
      for_each_input(operation, [&](NodeId input) { open.push_back(input); });
    }
    for (const FieldOf& field : dates) spread_date(field, bound, lengths);
  }

  void spread_date(FieldOf field, const Value& bound, const std::vector<Duration>& lengths) {
    const auto around = [&](std::optional<Date> day) {
      if (day) add_around(field, *day);
    };
    const auto* number = std::get_if<Decimal>(&bound);
    const auto days = number == nullptr ? std::nullopt : number->whole();
    if (days && today_)
      for (const std::int64_t sign : {-1, 1}) {
        around(add_days(*today_, sign * *days));
        around(add_months(*today_, sign * *days));
      }
    const auto* date = std::get_if<Date>(&bound);
    if (date == nullptr) return;
    around(*date);
    for (const Duration& length : lengths)
      for (const std::int64_t sign : {-1, 1})
        around(kind_of(length.unit) == DurationKind::months ? add_months(*date, sign * length.amount)
                                                            : add_days(*date, sign * length.amount));
  }

  /// What is worth trying whatever the rules compare.
  void add_usual(FieldOf at) {
    const Field& field = program_.records[at.first].fields[at.second];
    const Type& type = field.type;
    switch (type.kind) {
      case TypeKind::truth:
        add(at, true);
        add(at, false);
        break;
      case TypeKind::enumeration:
      case TypeKind::ladder:
        for (std::size_t code = 0; code < program_.enumerations[type.set].values.size(); ++code)
          add(at, Code{static_cast<std::int32_t>(code)});
        break;
      case TypeKind::number:
        if (type.is_percent()) {
          add(at, *Decimal::from_scaled(5, 1));
          add(at, Decimal(1));
        }
        for (const std::int64_t number : {0, 1, 2, 3, 4, 5, 10, 100}) add_number(at, Decimal(number));
        break;
      case TypeKind::date:
        if (today_) add_around(at, *today_);
        break;
      case TypeKind::text: add(at, std::string("x")); break;
      case TypeKind::duration:
      case TypeKind::nothing: break;
    }
  }

  void add_fields(CustomerMoves& moves) {
    for (auto& [at, values] : found_) {
      add_usual(at);
      const Field& field = program_.records[at.first].fields[at.second];
      if (at.first != subject || field.key || field.computed != none) continue;
      for (const Value& value : values) moves.single.push_back({.fields = {{at.second, value}}});
      moves.single.push_back({.fields = {{at.second, std::nullopt}}});
      if (field.optional && field.default_value) moves.single.push_back({.fields = {{at.second, Value{}}}});
      moves.fields.push_back({at.second, values});
    }
  }

  void add_lines(CustomerMoves& moves) {
    std::map<RecordId, std::size_t> made;
    for (NodeId node = 0; node < reached_.size(); ++node) {
      const auto* aggregate =
          reached_[node] ? std::get_if<op::Aggregate>(&program_[node].operation) : nullptr;
      if (aggregate == nullptr || program_.records[aggregate->from].parent != subject) continue;
      for (const bool counts : {true, false})
        for (const FieldChoice& choice : lines_of(*aggregate, counts))
          if (made[aggregate->from]++ < most_lines) add_line(*aggregate, choice, moves);
    }
    for (const auto& [record, number] : made)
      moves.single.push_back({.lines = CustomerLines{record, {}, {}}});
  }

  /// Lines that an aggregate counts, or does not.
  std::vector<FieldChoice> lines_of(const op::Aggregate& aggregate, bool counts) const {
    const Record& record = program_.records[aggregate.from];
    std::vector<NodeId> conditions;
    if (aggregate.condition != none && counts) conditions.push_back(aggregate.condition);
    if (record.where != none) conditions.push_back(record.where);
    const FieldSolver solver(program_, aggregate.from, values_);
    std::vector<FieldChoice> choices = solver.all_met(conditions);
    if (!counts) {
      if (aggregate.kind != AggregateKind::every || aggregate.value == none) return {};
      choices = solver.choices(aggregate.value, false);
    } else if (aggregate.kind == AggregateKind::any && aggregate.value != none) {
      conditions.push_back(aggregate.value);
      choices = solver.all_met(conditions);
    }
    for (FieldChoice& choice : choices)
      if (record.dated != none && today_) choice.try_emplace(record.dated, *today_);
    return choices;
  }

  void add_line(const op::Aggregate& aggregate, const FieldChoice& choice, CustomerMoves& moves) const {
    std::vector<FieldChoice> lines{choice};
    // The value that is gathered, where it is a field that the condition leaves free.
    for (const NodeId node : {aggregate.value, aggregate.order}) {
      const auto* field =
          node == none ? nullptr : std::get_if<op::Field>(&program_[behind_names(program_, node)].operation);
      if (field == nullptr || field->record != aggregate.from || choice.contains(field->field)) continue;
      const auto values = found_.find({field->record, field->field});
      if (values == found_.end()) continue;
      std::vector<FieldChoice> more;
      for (const FieldChoice& line : lines)
        for (const Value& value : values->second) {
          more.push_back(line);
          more.back()[field->field] = value;
        }
      if (!more.empty()) lines = std::move(more);
      if (lines.size() > most_lines) lines.resize(most_lines);
    }
    std::vector<std::int64_t> counts{1, 2, 3};
    if (const auto more = counts_.find(aggregate.from); more != counts_.end())
      counts.insert(counts.end(), more->second.begin(), more->second.end());
    std::sort(counts.begin(), counts.end());
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    constexpr std::int64_t longest = 12;
    for (const FieldChoice& line : lines) {
      moves.single.push_back({.lines = lines_like(aggregate.from, line, 1), .keep_lines = true});
      for (const std::int64_t count : counts)
        if (count >= 1 && count <= longest && (lines.size() < most_lines / 4 || count == 1))
          moves.single.push_back({.lines = lines_like(aggregate.from, line, count)});
    }
  }

  /// A line of a reference record that the customer's own key finds; each of its values in turn.
  void add_lookups(CustomerMoves& moves) const {
    std::map<RecordId, std::size_t> made;
    for (NodeId node = 0; node < reached_.size(); ++node) {
      const auto* lookup = reached_[node] ? std::get_if<op::Lookup>(&program_[node].operation) : nullptr;
      if (lookup == nullptr) continue;
      const auto key = read_by(behind_names(program_, lookup->key));
      const Record& record = program_.records[lookup->record];
      const auto keys = key && key->record == subject ? found_.find({subject, key->field}) : found_.end();
      if (keys == found_.end() || keys->second.empty() || record.fields[lookup->field].computed != none)
        continue;
      FieldChoice line{{record.key, keys->second.front()}};
      for (const auto& [at, values] : found_)
        if (at.first == lookup->record && !values.empty()) line.try_emplace(at.second, values.front());
      for (const Value& value : found_.at({lookup->record, lookup->field})) {
        if (made[lookup->record]++ >= most_lines) break;
        line[lookup->field] = value;
        moves.single.push_back(
            {.fields = {{key->field, keys->second.front()}}, .lines = lines_like(lookup->record, line, 1)});
      }
    }
  }

  static CustomerLines lines_like(RecordId record, const FieldChoice& line, std::int64_t count) {
    CustomerLines lines{record, {}, {}};
    std::vector<std::optional<Value>> cells;
    for (const auto& [field, value] : line) {
      lines.fields.push_back(field);
      cells.emplace_back(value);
    }
    lines.lines.assign(static_cast<std::size_t>(count), cells);
    return lines;
  }

  void aim(CustomerMoves& moves) const {
    const FieldSolver solver(program_, subject, values_);
    std::vector<FieldChoice> together{{}};
    for (const Claim& claim : goal_) {
      if (claim.kind != Claim::Kind::met && claim.kind != Claim::Kind::unmet) continue;
      const std::vector<FieldChoice> choices = solver.choices(claim.node, claim.kind == Claim::Kind::met);
      for (const FieldChoice& choice : choices) push(choice, moves);
      together = solver.joined(together, choices);
    }
    for (const FieldChoice& choice : together) push(choice, moves);
  }

  static void push(const FieldChoice& choice, CustomerMoves& moves) {
    if (choice.size() < 2) return;
    CustomerMove& move = moves.aimed.emplace_back();
    for (const auto& [field, value] : choice) move.fields.emplace_back(field, value);
  }

  const Program& program_;
  const Goal& goal_;
  std::optional<Date> today_;
  std::vector<bool> reached_;
  RunValues values_;
  std::map<FieldOf, std::vector<Value>> found_;
  std::map<RecordId, std::vector<std::int64_t>> counts_;
  std::vector<Date> days_;
};

}  // namespace

std::optional<Decimal> smallest_step(const Type& type, Decimal value) {
  if (!type.is_number()) return std::nullopt;
  if (type.numeric == Numeric::count || type.numeric == Numeric::integer) return Decimal(1);
  if (type.numeric == Numeric::money) return Decimal::from_scaled(1, 2);
  // A percent is written times a hundred.
  const int shift = type.is_percent() ? 2 : 0;
  for (int places = shift; places <= Decimal::places; ++places)
    if (round(value, places, Rounding::half_away) == value) return Decimal::from_scaled(1, places);
  return std::nullopt;
}

Customer moved(Customer customer, const CustomerMove& move) {
  for (const auto& [field, value] : move.fields) {
    std::erase_if(customer.fields, [&](const auto& known) { return known.first == field; });
    if (value) customer.fields.emplace_back(field, *value);
  }
  std::sort(customer.fields.begin(), customer.fields.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  if (move.today) customer.today = move.today;
  if (!move.lines) return customer;
  const bool keep = move.keep_lines;
  if (!keep)
    std::erase_if(customer.lines,
                  [&](const CustomerLines& known) { return known.record == move.lines->record; });
  if (!move.lines->lines.empty()) customer.lines.push_back(*move.lines);
  return customer;
}

CustomerMoves moves_towards(const Program& program, const Goal& goal, std::optional<Date> today) {
  return MoveFinder(program, goal, today).find();
}

}  // namespace rung
