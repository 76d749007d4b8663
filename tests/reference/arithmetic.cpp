// The four kinds of arithmetic on known values.
#include "reference/run.hpp"

namespace rung::reference {

namespace {

template <class T>
Outcome or_overflow(const std::optional<T>& result) {
  if (!result) return Fault::overflow;
  return Value(*result);
}

Outcome of_numbers(Arithmetic kind, Decimal left, Decimal right) {
  switch (kind) {
    case Arithmetic::add: return or_overflow(add(left, right));
    case Arithmetic::subtract: return or_overflow(subtract(left, right));
    case Arithmetic::multiply: return or_overflow(multiply(left, right));
    case Arithmetic::divide:
      if (right.is_zero()) return Missing{};
      return or_overflow(divide(left, right));
  }
  __builtin_unreachable();
}

bool is_holiday(const Run& run, Date date) {
  if (!run.program.ruleset || run.program.ruleset->holidays == none) return false;
  const RecordId holidays = run.program.ruleset->holidays;
  const std::vector<Line>& lines = run.input.records[holidays];
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const Value& day = cell(lines[at], run.program.records[holidays].key);
    if (!is_missing(day) && std::get<Date>(day) == date && is_met(is_seen(run, holidays, at))) return true;
  }
  return false;
}

bool is_working_day(const Run& run, Date date) {
  constexpr int saturday = 5;
  return weekday(date) < saturday && !is_holiday(run, date);
}

/// Goes from day to day and counts the working ones; no days from any day is that day. So many working days are at
/// least as many days, which spares going to the end of the calendar in vain.
std::optional<Date> add_working_days(const Run& run, Date date, std::int64_t count) {
  if (!add_days(date, count)) return std::nullopt;
  const int step = count < 0 ? -1 : 1;
  std::optional<Date> day = date;
  while (count != 0) {
    day = add_days(*day, step);
    if (!day) return std::nullopt;
    if (is_working_day(run, *day)) count -= step;
  }
  return day;
}

Outcome later(const Run& run, Date date, Duration duration) {
  switch (kind_of(duration.unit)) {
    case DurationKind::days: return or_overflow(add_days(date, duration.amount));
    case DurationKind::months: return or_overflow(add_months(date, duration.amount));
    case DurationKind::working_days: return or_overflow(add_working_days(run, date, duration.amount));
    case DurationKind::minutes:
      return Missing{};  // No date has a time of day: check lets none of these through.
  }
  __builtin_unreachable();
}

Outcome times(Duration duration, Decimal factor) {
  if (!factor.is_whole()) return Missing{};
  if (duration.amount == 0) return duration;
  const std::optional<std::int64_t> whole = factor.whole();
  if (!whole) return Fault::overflow;
  return or_overflow(multiply(duration, *whole));
}

}  // namespace

Outcome calculate(const Run& run, Arithmetic kind, const Value& left, const Value& right) {
  const Decimal* const left_number = std::get_if<Decimal>(&left);
  const Decimal* const right_number = std::get_if<Decimal>(&right);
  const Date* const left_date = std::get_if<Date>(&left);
  const Date* const right_date = std::get_if<Date>(&right);
  if (left_number && right_number) return of_numbers(kind, *left_number, *right_number);
  if (left_date && right_date)
    return or_overflow(make_duration(days_between(*right_date, *left_date), DurationUnit::days));
  if (left_date) {
    Duration duration = std::get<Duration>(right);
    if (kind == Arithmetic::subtract) duration.amount = -duration.amount;
    return later(run, *left_date, duration);
  }
  if (right_date) return later(run, *right_date, std::get<Duration>(left));
  if (left_number) return times(std::get<Duration>(right), *left_number);
  if (right_number) return times(std::get<Duration>(left), *right_number);
  const Duration left_duration = std::get<Duration>(left);
  const Duration right_duration = std::get<Duration>(right);
  return or_overflow(kind == Arithmetic::subtract ? subtract(left_duration, right_duration)
                                                  : add(left_duration, right_duration));
}

}  // namespace rung::reference
