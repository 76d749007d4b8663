// Aggregates over the lines of a related record, or over the subjects of a group: every line is asked where
// it belongs.
#include <algorithm>
#include <functional>
#include <limits>

#include "reference/run.hpp"

namespace rung::reference {

namespace {

/// Whether a row of the record that lines are gathered for is one whose lines are wanted.
using Wanted = std::function<bool(std::size_t)>;

struct Lines {
  RecordId from;
  RecordId above;  ///< the record whose rows own the lines
  Wanted wanted;
};

/// Whether a line belongs to a wanted row, rejected lines included. A line that is hidden on the way there
/// does not belong, but a fault in what would hide it does.
Outcome belongs(const Run& run, const Lines& lines, std::size_t at) {
  RecordId record = lines.from;
  while (record != lines.above) {
    if (!run.input.records[record][at].rejected) {
      const Outcome seen = is_seen(run, record, at);
      if (!is_fault(seen) && !is_met(seen)) return false;
    }
    const std::optional<std::size_t> parent = run.links.parent[record][at];
    if (!parent) return false;
    at = *parent;
    record = run.program.records[record].parent;
  }
  return lines.wanted(at);
}

/// The fault of a line that belongs: the nearest on the way up.
std::optional<Fault> fault_on_the_way(const Run& run, const Lines& lines, std::size_t at) {
  RecordId record = lines.from;
  while (record != lines.above) {
    const Outcome seen = is_seen(run, record, at);
    if (is_fault(seen)) return std::get<Fault>(seen);
    at = run.links.parent[record][at].value();
    record = run.program.records[record].parent;
  }
  return std::nullopt;
}

/// Whether a reject of the record itself or of one on the way to it belongs to a wanted row.
bool has_rejects(const Run& run, const Lines& lines) {
  for (RecordId record = lines.from; record != lines.above; record = run.program.records[record].parent) {
    const std::vector<Line>& candidates = run.input.records[record];
    for (std::size_t at = 0; at < candidates.size(); ++at)
      if (candidates[at].rejected && is_met(belongs(run, {record, lines.above, lines.wanted}, at)))
        return true;
  }
  return false;
}

/// A line that counts.
struct Counted {
  Value value;
  Value order;
};

std::variant<std::vector<Counted>, Fault> counted_lines(const Run& run, const op::Aggregate& operation,
                                                        const Lines& lines) {
  std::vector<Counted> counted;
  const Space space = Space::of_record(operation.from);
  for (std::size_t at = 0; at < run.input.records[operation.from].size(); ++at) {
    const bool rejected = run.input.records[operation.from][at].rejected;
    if (rejected || !is_met(belongs(run, lines, at))) continue;
    if (const std::optional<Fault> fault = fault_on_the_way(run, lines, at)) return *fault;
    const Outcome condition = seen_from(run, operation.condition, space, at);
    if (is_fault(condition)) return std::get<Fault>(condition);
    if (!is_met_or_none(operation.condition, condition)) continue;
    const Outcome value = seen_from(run, operation.value, space, at);
    if (is_fault(value)) return std::get<Fault>(value);
    const Outcome order = seen_from(run, operation.order, space, at);
    if (is_fault(order)) return std::get<Fault>(order);
    counted.push_back({value_of(value), value_of(order)});
  }
  return counted;
}

std::vector<Value> known_values(const std::vector<Counted>& counted) {
  std::vector<Value> known;
  for (const Counted& line : counted)
    if (!is_missing(line.value)) known.push_back(line.value);
  return known;
}

DurationUnit base_unit(DurationKind kind) {
  switch (kind) {
    case DurationKind::days: return DurationUnit::days;
    case DurationKind::months: return DurationUnit::months;
    case DurationKind::minutes: return DurationUnit::minutes;
    case DurationKind::working_days: return DurationUnit::working_days;
  }
  __builtin_unreachable();
}

/// The sum has the unit of the first duration. Only the whole sum has to fit, so it is kept in 128 bits.
Outcome sum_of_durations(const std::vector<Value>& known, DurationKind kind) {
  Int128 amount = 0;
  for (const Value& value : known) amount += std::get<Duration>(value).amount;
  const DurationUnit unit = known.empty() ? base_unit(kind) : std::get<Duration>(known[0]).unit;
  constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max();
  if (amount > limit || amount < -limit) return Fault::overflow;
  const std::optional<Duration> in_base = make_duration(static_cast<std::int64_t>(amount), base_unit(kind));
  if (!in_base) return Fault::overflow;
  return Duration{.amount = in_base->amount, .unit = unit};
}

Outcome sum(const std::vector<Value>& known, const Type& type) {
  if (type.kind == TypeKind::duration) return sum_of_durations(known, type.duration);
  DecimalSum total;
  for (const Value& value : known) total.add(std::get<Decimal>(value));
  const std::optional<Decimal> fitting = total.total();
  if (!fitting) return Fault::overflow;
  return *fitting;
}

Outcome average(const std::vector<Value>& known) {
  if (known.empty()) return Missing{};
  DecimalSum total;
  for (const Value& value : known) total.add(std::get<Decimal>(value));
  const std::optional<Decimal> fitting = total.average(static_cast<std::int64_t>(known.size()));
  if (!fitting) return Fault::overflow;
  return *fitting;
}

/// Of equal ones the first, whichever way the order goes.
Outcome least(const std::vector<Value>& known) {
  if (known.empty()) return Missing{};
  return *std::min_element(known.begin(), known.end(),
                           [](const Value& a, const Value& b) { return compare(a, b) < 0; });
}

Outcome greatest(const std::vector<Value>& known) {
  if (known.empty()) return Missing{};
  return *std::max_element(known.begin(), known.end(),
                           [](const Value& a, const Value& b) { return compare(a, b) < 0; });
}

std::size_t distinct(const std::vector<Value>& known) {
  std::vector<Value> different;
  for (const Value& value : known) {
    const bool is_new = std::none_of(different.begin(), different.end(),
                                     [&value](const Value& other) { return compare(value, other) == 0; });
    if (is_new) different.push_back(value);
  }
  return different.size();
}

Outcome latest(const std::vector<Counted>& counted) {
  const Counted* chosen = nullptr;
  for (const Counted& line : counted) {
    if (is_missing(line.order)) continue;
    if (chosen == nullptr || compare(line.order, chosen->order) >= 0) chosen = &line;
  }
  return chosen == nullptr ? Value(Missing{}) : chosen->value;
}

Outcome earliest(const std::vector<Counted>& counted) {
  const Counted* chosen = nullptr;
  for (const Counted& line : counted) {
    if (is_missing(line.order)) continue;
    if (chosen == nullptr || compare(line.order, chosen->order) < 0) chosen = &line;
  }
  return chosen == nullptr ? Value(Missing{}) : chosen->value;
}

bool is_yes(const Counted& line) {
  return !is_missing(line.value) && std::get<bool>(line.value);
}

Decimal as_number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

Outcome gathered(AggregateKind kind, const std::vector<Counted>& counted, const Type& type) {
  switch (kind) {
    case AggregateKind::sum: return sum(known_values(counted), type);
    case AggregateKind::average: return average(known_values(counted));
    case AggregateKind::min: return least(known_values(counted));
    case AggregateKind::max: return greatest(known_values(counted));
    case AggregateKind::count: return as_number(counted.size());
    case AggregateKind::count_distinct: return as_number(distinct(known_values(counted)));
    case AggregateKind::any: return std::any_of(counted.begin(), counted.end(), is_yes);
    case AggregateKind::every: return std::all_of(counted.begin(), counted.end(), is_yes);
    case AggregateKind::latest: return latest(counted);
    case AggregateKind::earliest: return earliest(counted);
  }
  __builtin_unreachable();
}

Lines lines_of(const Run& run, RecordId from, Space space, std::size_t row) {
  if (space.kind == Space::Kind::group) {
    const Groups& groups = run.groups[space.id];
    return {from, subject, [&groups, row](std::size_t at) { return groups.of_subject[at] == row; }};
  }
  return {from, space.id, [row](std::size_t at) { return at == row; }};
}

}  // namespace

Outcome aggregate(const Run& run, NodeId node, const op::Aggregate& operation, std::size_t row) {
  const Lines lines = lines_of(run, operation.from, run.program[node].space, row);
  if (has_rejects(run, lines)) return Missing{};
  const auto counted = counted_lines(run, operation, lines);
  if (const Fault* const fault = std::get_if<Fault>(&counted)) return *fault;
  return gathered(operation.kind, std::get<0>(counted), run.program[node].type);
}

std::optional<Fault> fault_in_aggregate(const Run& run, const op::Aggregate& operation,
                                        std::size_t subject_row) {
  const Lines lines = lines_of(run, operation.from, Space::of_record(subject), subject_row);
  if (has_rejects(run, lines)) return std::nullopt;
  const auto counted = counted_lines(run, operation, lines);
  const Fault* const fault = std::get_if<Fault>(&counted);
  return fault == nullptr ? std::nullopt : std::optional(*fault);
}

}  // namespace rung::reference
