// Functions over the population: every partition is a list of its members, compared with each other one by
// one.
#include <algorithm>

#include "reference/run.hpp"
#include "values/wide_integer.hpp"

namespace rung::reference {

namespace {

/// A subject that takes part, with the values of the function's arguments.
struct Member {
  std::size_t row;
  std::vector<Value> values;
};

using Members = std::vector<Member>;

struct Population {
  Run& run;
  NodeId node;
  const op::Population& operation;
  std::vector<Outcome>& results;  ///< by row of the subject

  void overflow() const { end_run(run, RunFault::Kind::total_overflow, node); }

  /// Those whose first value, x, is known.
  static Members with_x(const Members& members, std::size_t x) {
    Members known;
    for (const Member& member : members)
      if (!is_missing(member.values[x])) known.push_back(member);
    return known;
  }

  void give(const Member& member, const std::optional<Decimal>& result) const {
    results[member.row] = result ? Outcome(*result) : Outcome(Fault::overflow);
  }

  void percentile(const Members& members) const {
    const Members known = with_x(members, 0);
    for (const Member& member : known) {
      const auto not_above = std::count_if(known.begin(), known.end(), [&member](const Member& other) {
        return compare(other.values[0], member.values[0]) <= 0;
      });
      give(member, divide(Decimal(not_above), Decimal(static_cast<std::int64_t>(known.size()))));
    }
  }

  static bool is_greater(const Member& a, const Member& b) {
    for (std::size_t index = 0; index < a.values.size(); ++index) {
      if (is_missing(a.values[index]) && is_missing(b.values[index])) continue;
      if (is_missing(a.values[index])) return false;
      if (is_missing(b.values[index])) return true;
      const std::strong_ordering order = compare(a.values[index], b.values[index]);
      if (order != 0) return order > 0;
    }
    return false;
  }

  void rank(const Members& members) const {
    const Members known = with_x(members, 0);
    for (const Member& member : known) {
      const auto greater = std::count_if(
          known.begin(), known.end(), [&member](const Member& other) { return is_greater(other, member); });
      results[member.row] = Decimal(1 + greater);
    }
  }

  static Decimal x_of(const Member& member) { return std::get<Decimal>(member.values[0]); }

  /// The sum of x; where it does not fit the run ends.
  std::optional<Decimal> total(const Members& known) const {
    DecimalSum sum;
    for (const Member& member : known) sum.add(x_of(member));
    const std::optional<Decimal> fitting = sum.total();
    if (!fitting) overflow();
    return fitting;
  }

  void share(const Members& members) const {
    const Members known = with_x(members, 0);
    const std::optional<Decimal> sum = total(known);
    if (!sum || sum->is_zero()) return;
    for (const Member& member : known) give(member, divide(x_of(member), *sum));
  }

  static Members from_the_greatest(Members known) {
    std::stable_sort(known.begin(), known.end(),
                     [](const Member& a, const Member& b) { return x_of(a) > x_of(b); });
    return known;
  }

  void cumulative_share(const Members& members) const {
    const Members ordered = from_the_greatest(with_x(members, 0));
    const std::optional<Decimal> sum = total(ordered);
    if (!sum || sum->is_zero()) return;
    DecimalSum running;
    for (const Member& member : ordered) {
      running.add(x_of(member));
      const std::optional<Decimal> so_far = running.total();
      if (!so_far) return overflow();
      give(member, divide(*so_far, *sum));
    }
  }

  static UInt128 size_of(Decimal number) {
    const Int128 units = number.units();
    return units < 0 ? -static_cast<UInt128>(units) : static_cast<UInt128>(units);
  }

  /// Whether before / sum < wanted, for a sum that is not zero: before · 1 < wanted · sum, turned round where
  /// the sum is negative. Both products are exact, in 256 bits.
  static bool is_below(Decimal before, Decimal sum, Decimal wanted) {
    const UInt256 left = multiply_wide(size_of(before), size_of(Decimal(1)));
    const UInt256 right = multiply_wide(size_of(wanted), size_of(sum));
    const bool left_negative = before.is_negative() != sum.is_negative() && !before.is_zero();
    const bool right_negative = wanted.is_negative() && !wanted.is_zero();
    if (left_negative != right_negative) return left_negative;
    const bool smaller = left.high != right.high ? left.high < right.high : left.low < right.low;
    const bool equal = left.high == right.high && left.low == right.low;
    if (equal) return false;
    return left_negative ? !smaller : smaller;
  }

  void in_top_share(const Members& members) const {
    const Members ordered = from_the_greatest(with_x(members, 0));
    const std::optional<Decimal> sum = total(ordered);
    if (!sum || sum->is_zero()) return;
    DecimalSum running;
    for (const Member& member : ordered) {
      const std::optional<Decimal> before = running.total();
      if (!before) return overflow();
      running.add(x_of(member));
      const Value& wanted = member.values[1];
      if (!is_missing(wanted)) results[member.row] = is_below(*before, *sum, std::get<Decimal>(wanted));
    }
  }

  Value overall_sum(const Members& members) const {
    const std::optional<Decimal> sum = total(with_x(members, 0));
    return sum ? Value(*sum) : Value(Missing{});
  }

  Value overall_average(const Members& members) const {
    const Members known = with_x(members, 0);
    if (known.empty()) return Missing{};
    DecimalSum sum;
    for (const Member& member : known) sum.add(x_of(member));
    const std::optional<Decimal> average = sum.average(static_cast<std::int64_t>(known.size()));
    if (!average) overflow();
    return average ? Value(*average) : Value(Missing{});
  }

  /// A portion of the whole number, before what is left over is dealt out.
  struct Portion {
    const Member* member;
    UInt128 quota;
    UInt128 remainder;
  };

  /// Who is served first with what is left over; of those that are alike, the earlier line.
  static bool comes_first(const Portion& a, const Portion& b) {
    if (a.remainder != b.remainder) return a.remainder > b.remainder;
    if (a.member->values.size() < 3) return false;
    const Value& y_of_a = a.member->values[2];
    const Value& y_of_b = b.member->values[2];
    if (is_missing(y_of_a)) return false;
    return is_missing(y_of_b) || compare(y_of_a, y_of_b) > 0;
  }

  /// A negative total is apportioned as a positive one and then negated.
  void apportion(const Members& members) const {
    if (members.empty() || is_missing(members[0].values[0])) return;
    const Decimal whole = std::get<Decimal>(members[0].values[0]);
    if (!whole.is_whole()) return end_run(run, RunFault::Kind::apportion_fraction, node);
    const Members known = with_x(members, 1);
    DecimalSum sum;
    for (const Member& member : known) {
      const Decimal x = std::get<Decimal>(member.values[1]);
      if (x.is_negative()) return end_run(run, RunFault::Kind::apportion_negative, node);
      sum.add(x);
    }
    const std::optional<Decimal> total_x = sum.total();
    if (!total_x) return overflow();
    if (total_x->is_zero()) {
      for (const Member& member : known) results[member.row] = Decimal(0);
      return;
    }
    std::vector<Portion> portions;
    UInt128 left_over = size_of(whole) / size_of(Decimal(1));
    const UInt128 units_to_give = left_over;
    for (const Member& member : known) {
      const UInt256 product = multiply_wide(units_to_give, size_of(std::get<Decimal>(member.values[1])));
      const WideQuotient parts = divide_wide(product, size_of(*total_x)).value();
      portions.push_back({&member, parts.quotient, parts.remainder});
      left_over -= parts.quotient;
    }
    std::stable_sort(portions.begin(), portions.end(), comes_first);
    for (const Portion& portion : portions) {
      const UInt128 quota = portion.quota + (left_over > 0 ? 1 : 0);
      if (left_over > 0) --left_over;
      const Decimal given = Decimal::from_scaled(static_cast<Int128>(quota), 0).value();
      results[portion.member->row] = whole.is_negative() ? -given : given;
    }
  }

  /// What everybody of a partition is given; nothing for functions that tell the members apart.
  std::optional<Value> overall(const Members& members) const {
    switch (operation.kind) {
      case PopulationKind::overall_sum: return overall_sum(members);
      case PopulationKind::overall_average: return overall_average(members);
      case PopulationKind::overall_count: return Decimal(static_cast<std::int64_t>(members.size()));
      case PopulationKind::percentile:
      case PopulationKind::rank:
      case PopulationKind::share:
      case PopulationKind::cumulative_share:
      case PopulationKind::in_top_share:
      case PopulationKind::apportion: return std::nullopt;
    }
    __builtin_unreachable();
  }

  void tell_apart(const Members& members) const {
    switch (operation.kind) {
      case PopulationKind::percentile: return percentile(members);
      case PopulationKind::rank: return rank(members);
      case PopulationKind::share: return share(members);
      case PopulationKind::cumulative_share: return cumulative_share(members);
      case PopulationKind::in_top_share: return in_top_share(members);
      case PopulationKind::apportion: return apportion(members);
      case PopulationKind::overall_sum:
      case PopulationKind::overall_average:
      case PopulationKind::overall_count: return;
    }
    __builtin_unreachable();
  }
};

struct Partition {
  std::vector<Value> keys;
  Members members;                ///< those who meet `where`
  std::vector<std::size_t> rows;  ///< all
};

bool same(const std::vector<Value>& a, const std::vector<Value>& b) {
  for (std::size_t index = 0; index < a.size(); ++index) {
    if (is_missing(a[index]) != is_missing(b[index])) return false;
    if (!is_missing(a[index]) && compare(a[index], b[index]) != 0) return false;
  }
  return true;
}

Partition& partition_of(std::vector<Partition>& partitions, const std::vector<Value>& keys) {
  const auto found = std::find_if(partitions.begin(), partitions.end(),
                                  [&keys](const Partition& candidate) { return same(candidate.keys, keys); });
  if (found != partitions.end()) return *found;
  return partitions.emplace_back(Partition{keys, {}, {}});
}

std::vector<Value> values_of(const Run& run, const std::vector<NodeId>& nodes, std::size_t row) {
  std::vector<Value> values;
  for (const NodeId node : nodes)
    values.push_back(value_of(seen_from(run, node, Space::of_record(subject), row)));
  return values;
}

/// The first fault of what is looked at: `where`, `within`, and the values where `where` is met.
std::optional<Fault> fault_of_inputs(const Run& run, const op::Population& operation, std::size_t row) {
  const Space space = Space::of_record(subject);
  const Outcome condition = seen_from(run, operation.where, space, row);
  if (is_fault(condition)) return std::get<Fault>(condition);
  std::vector<NodeId> looked_at = operation.within;
  if (is_met_or_none(operation.where, condition))
    looked_at.insert(looked_at.end(), operation.values.begin(), operation.values.end());
  for (const NodeId input : looked_at) {
    const Outcome outcome = seen_from(run, input, space, row);
    if (is_fault(outcome)) return std::get<Fault>(outcome);
  }
  return std::nullopt;
}

/// A subject with a fault among the inputs that are looked at has that fault and takes no part.
std::vector<Partition> partitions_of(const Run& run, const op::Population& operation, bool divided,
                                     std::vector<Outcome>& results) {
  std::vector<Partition> partitions;
  for (std::size_t row = 0; row < run.alive.size(); ++row) {
    if (!run.alive[row]) continue;
    const std::optional<Fault> fault = fault_of_inputs(run, operation, row);
    if (fault) {
      results[row] = *fault;
      continue;
    }
    const std::vector<Value> keys = divided ? values_of(run, operation.within, row) : std::vector<Value>();
    Partition& partition = partition_of(partitions, keys);
    partition.rows.push_back(row);
    const Outcome condition = seen_from(run, operation.where, Space::of_record(subject), row);
    if (is_met_or_none(operation.where, condition))
      partition.members.push_back({row, values_of(run, operation.values, row)});
  }
  return partitions;
}

}  // namespace

std::vector<Outcome> over_population(Run& run, NodeId node, const op::Population& operation) {
  const Space space = run.program[node].space;
  const bool is_of_subject = space == Space::of_record(subject);
  std::vector<Outcome> results(run.alive.size(), Missing{});
  std::vector<Partition> partitions = partitions_of(run, operation, is_of_subject, results);
  const Population population{run, node, operation, results};
  if (!is_of_subject) {
    // One value for the run, or the same for each line of a report.
    const Members all = partitions.empty() ? Members() : partitions[0].members;
    return std::vector<Outcome>(row_count(run, space), population.overall(all).value_or(Missing{}));
  }
  for (const Partition& partition : partitions) {
    const std::optional<Value> overall = population.overall(partition.members);
    if (overall) {
      for (const std::size_t row : partition.rows) results[row] = *overall;
    } else {
      population.tell_apart(partition.members);
    }
  }
  return results;
}

}  // namespace rung::reference
