// Totals, shares and ranks of the subjects of one partition.
#include "engine/crowd.hpp"

#include <algorithm>
#include <array>

#include "columns/number_column.hpp"
#include "engine/exact_products.hpp"
#include "engine/strictness.hpp"

namespace rung {

Decimal PopulationColumn::number(std::size_t value, std::uint32_t row) const {
  const WholeColumn& column = values_[value];
  return *Decimal::from_scaled(mantissa_at(*column.column, column.at(row)), column.column->scale);
}

PopulationColumn::Rows PopulationColumn::known(const Rows& members, std::size_t value) const {
  Rows rows;
  std::copy_if(members.begin(), members.end(), std::back_inserter(rows),
               [&](std::uint32_t row) { return values_[value].known(row); });
  return rows;
}

std::strong_ordering PopulationColumn::order(std::size_t value, std::uint32_t a, std::uint32_t b) const {
  const WholeColumn& column = values_[value];
  return compare_rows(*column.column, column.at(a), column.at(b), column.type);
}

std::strong_ordering PopulationColumn::order_or_missing(std::size_t value, std::uint32_t a,
                                                        std::uint32_t b) const {
  const WholeColumn& column = values_[value];
  if (column.known(a) && column.known(b)) return order(value, a, b);
  return column.known(a) <=> column.known(b);
}

PopulationColumn::Rows PopulationColumn::descending(Rows rows) const {
  std::stable_sort(rows.begin(), rows.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return order(0, a, b) > 0; });
  return rows;
}

std::optional<Decimal> PopulationColumn::total(const Rows& rows) {
  DecimalSum sum;
  for (const std::uint32_t row : rows) sum.add(number(0, row));
  const std::optional<Decimal> result = sum.total();
  if (!result) fault_ = RunFault::Kind::total_overflow;
  return result;
}

void PopulationColumn::set(std::uint32_t row, const std::optional<Decimal>& result) {
  set_state(out_, row, result ? State::known : State::overflow);
  out_.wides[row] = result ? result->units() : 0;
}

void PopulationColumn::set_all(const Crowd& crowd, const std::optional<Decimal>& result) {
  for (const Rows& rows : {crowd.members, crowd.guests}) {
    for (const std::uint32_t row : rows) set(row, result);
  }
}

void PopulationColumn::fill(const Crowd& crowd) {
  const auto rows_with_x = [&] { return known(crowd.members, 0); };
  switch (operation_.kind) {
    case PopulationKind::percentile: return percentiles(rows_with_x());
    case PopulationKind::rank: return ranks(rows_with_x());
    case PopulationKind::share: return shares(rows_with_x());
    case PopulationKind::cumulative_share: return cumulative_shares(rows_with_x());
    case PopulationKind::in_top_share: return top_shares(rows_with_x());
    case PopulationKind::overall_sum:
      if (const auto sum = total(rows_with_x())) set_all(crowd, sum);
      return;
    case PopulationKind::overall_average: return averages(crowd, rows_with_x());
    case PopulationKind::overall_count:
      return set_all(crowd, Decimal(static_cast<std::int64_t>(crowd.members.size())));
    case PopulationKind::apportion: return portions(crowd.members);
  }
}

void PopulationColumn::percentiles(const Rows& rows) {
  const Rows sorted = descending(rows);
  const Decimal all(static_cast<std::int64_t>(sorted.size()));
  for (std::size_t i = 0, first = 0; i < sorted.size(); ++i) {
    if (order(0, sorted[first], sorted[i]) != 0) first = i;
    set(sorted[i], divide(Decimal(static_cast<std::int64_t>(sorted.size() - first)), all));
  }
}

void PopulationColumn::ranks(const Rows& rows) {
  const bool has_second = values_.size() > 1;
  const auto compared = [&](std::uint32_t a, std::uint32_t b) {
    const std::strong_ordering by_first = order(0, a, b);
    return by_first != 0 || !has_second ? by_first : order_or_missing(1, a, b);
  };
  Rows sorted = rows;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return compared(a, b) > 0; });
  for (std::size_t i = 0, first = 0; i < sorted.size(); ++i) {
    if (compared(sorted[first], sorted[i]) != 0) first = i;
    set(sorted[i], Decimal(static_cast<std::int64_t>(first + 1)));
  }
}

void PopulationColumn::shares(const Rows& rows) {
  const std::optional<Decimal> sum = total(rows);
  if (!sum || sum->is_zero()) return;
  for (const std::uint32_t row : rows) set(row, divide(number(0, row), *sum));
}

void PopulationColumn::cumulative_shares(const Rows& rows) {
  const std::optional<Decimal> sum = total(rows);
  if (!sum || sum->is_zero()) return;
  DecimalSum running;
  for (const std::uint32_t row : descending(rows)) {
    running.add(number(0, row));
    const std::optional<Decimal> so_far = running.total();
    if (!so_far) {
      fault_ = RunFault::Kind::total_overflow;
      return;
    }
    set(row, divide(*so_far, *sum));
  }
}

void PopulationColumn::top_shares(const Rows& rows) {
  const std::optional<Decimal> sum = total(rows);
  if (!sum || sum->is_zero()) return;
  DecimalSum before;
  for (const std::uint32_t row : descending(rows)) {
    const std::optional<Decimal> greater = before.total();
    if (!greater) {
      fault_ = RunFault::Kind::total_overflow;
      return;
    }
    before.add(number(0, row));
    if (!values_[1].known(row)) continue;
    const std::strong_ordering side = compare_products(*greater, Decimal(1), number(1, row), *sum);
    out_.states[row] = State::known;
    out_.truths[row] = sum->is_negative() ? side > 0 : side < 0;
  }
}

void PopulationColumn::averages(const Crowd& crowd, const Rows& rows) {
  if (rows.empty()) return;
  DecimalSum sum;
  for (const std::uint32_t row : rows) sum.add(number(0, row));
  set_all(crowd, sum.average(static_cast<std::int64_t>(rows.size())));
}

void PopulationColumn::portions(const Rows& members) {
  const Rows rows = known(known(members, 1), 0);
  if (rows.empty()) return;
  const Decimal times = number(0, rows.front());
  if (!times.is_whole()) {
    fault_ = RunFault::Kind::apportion_fraction;
    return;
  }
  apportion(times, rows);
}

void PopulationColumn::apportion(Decimal times, const Rows& rows) {
  DecimalSum exact;
  for (const std::uint32_t row : rows) {
    if (number(1, row).is_negative()) {
      fault_ = RunFault::Kind::apportion_negative;
      return;
    }
    exact.add(number(1, row));
  }
  const std::optional<Decimal> sum = exact.total();
  if (!sum) {
    fault_ = RunFault::Kind::total_overflow;
    return;
  }
  for (const std::uint32_t row : rows) set(row, Decimal(0));
  if (sum->is_zero()) return;
  // A total below zero is split as its opposite is.
  const Decimal size = times.is_negative() ? -times : times;
  std::vector<Portion> portions;
  Int128 left = size.units() / Decimal(1).units();
  for (const std::uint32_t row : rows) {
    portions.push_back(portion(size, number(1, row), *sum));
    left -= portions.back().whole;
  }
  std::vector<std::size_t> turns(rows.size());
  for (std::size_t i = 0; i < turns.size(); ++i) turns[i] = i;
  std::stable_sort(turns.begin(), turns.end(), [&](std::size_t a, std::size_t b) {
    if (portions[a].rest != portions[b].rest) return portions[a].rest > portions[b].rest;
    return order_or_missing(2, rows[a], rows[b]) > 0;
  });
  for (std::size_t i = 0; i < turns.size() && left > 0; ++i, --left) ++portions[turns[i]].whole;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    set(rows[i], Decimal::from_scaled(times.is_negative() ? -portions[i].whole : portions[i].whole, 0));
  }
}

}  // namespace rung
