// Carries bounds from the data through the whole program.
#include "extents/over_all.hpp"

#include <algorithm>

#include "extents/extent_of_operation.hpp"

namespace rung {
namespace {

/// No day that a review or a record names lies outside these years, and sums of days and dates stay far from the ends of the type.
constexpr Int128 first_day = -719'162;  // 0001-01-01
constexpr Int128 last_day = 2'932'896;  // 9999-12-31

Extent extent_of_type(const Type& type, const Program& program) {
  Extent extent = everything(type, program);
  if (type.kind == TypeKind::date) {
    extent.low = first_day;
    extent.high = last_day;
  }
  if (type.is_number() && type.numeric == Numeric::count) extent.low = 0;
  return extent;
}

class OverAll {
 public:
  OverAll(const Program& program, std::span<const FieldExtent> known)
      : program_(program), known_(known), extents_(program.nodes.size()) {}

  std::vector<Extent> take() {
    for (NodeId id = 0; id < program_.nodes.size(); ++id) extents_[id] = extent(id);
    return std::move(extents_);
  }

 private:
  Extent extent(NodeId id) const {
    const Operation& operation = program_[id].operation;
    if (const auto* field = std::get_if<op::Field>(&operation)) return of_field(field->record, field->field);
    if (std::holds_alternative<op::Today>(operation)) return of_today();
    if (const auto* aggregate = std::get_if<op::Aggregate>(&operation)) return of_aggregate(*aggregate, id);
    if (const auto* lookup = std::get_if<op::Lookup>(&operation)) return of_lookup(*lookup);
    if (const auto* population = std::get_if<op::Population>(&operation))
      return of_population(*population, id);
    return extent_of_operation({program_, extents_}, id);
  }

  Extent of_field(RecordId record, FieldId field) const {
    for (const FieldExtent& one : known_)
      if (one.record == record && one.field == field) return one.extent;
    return extent_of_field(program_, record, field);
  }

  Extent of_today() const {
    Extent today = Extent::between(first_day, last_day);
    if (program_.ruleset && program_.ruleset->effective_from)
      today.low = program_.ruleset->effective_from->days;
    if (program_.ruleset && program_.ruleset->effective_to) today.high = program_.ruleset->effective_to->days;
    return today;
  }

  /// A rejected line makes every aggregate missing, so that none is ever sure to be known.
  Extent of_aggregate(const op::Aggregate& aggregate, NodeId id) const {
    Extent all = extent_of_type(program_[id].type, program_);
    all.missing = true;
    const bool nothing = aggregate.condition != none && !extents_[aggregate.condition].can_be_yes();
    if (aggregate.value == none) {
      if (nothing) all.high = 0;
      return with_low(all, 0);
    }
    const Extent& value = extents_[aggregate.value];
    switch (aggregate.kind) {
      case AggregateKind::count:
      case AggregateKind::count_distinct: return with_low(all, 0);
      case AggregateKind::any:
        if (nothing || !value.can_be_yes()) all.high = 0;
        return all;
      case AggregateKind::every:
        if (nothing || !value.can_be_unmet()) all.low = 1;
        return all;
      case AggregateKind::sum:
        if (!value.known) return Extent{.missing = true, .known = true};
        if (value.low >= 0) all.low = 0;
        if (value.high <= 0) all.high = 0;
        return all;
      case AggregateKind::average:
      case AggregateKind::min:
      case AggregateKind::max:
      case AggregateKind::latest:
      case AggregateKind::earliest: {
        Extent one = value;
        one.missing = true;
        return one;
      }
    }
    return all;
  }

  /// Found or not, the field is what its record allows.
  Extent of_lookup(const op::Lookup& lookup) const {
    const Field& field = program_.records[lookup.record].fields[lookup.field];
    Extent extent = field.computed != none ? extents_[field.computed] : of_field(lookup.record, lookup.field);
    extent.missing = true;
    return extent;
  }

  Extent of_population(const op::Population& population, NodeId id) const {
    Extent all = extent_of_type(program_[id].type, program_);
    const Int128 one = Decimal(1).units();
    switch (population.kind) {
      case PopulationKind::percentile: return {.missing = true, .known = true, .low = 0, .high = one};
      case PopulationKind::rank: return with_low(all, one);
      case PopulationKind::overall_count: return with_low(all, 0);
      case PopulationKind::share:
      case PopulationKind::cumulative_share:
      case PopulationKind::in_top_share:
      case PopulationKind::overall_sum:
      case PopulationKind::overall_average:
      case PopulationKind::apportion: return all;
    }
    return all;
  }

  static Extent with_low(Extent extent, Int128 low) {
    extent.low = std::max(extent.low, low);
    return extent;
  }

  const Program& program_;
  std::span<const FieldExtent> known_;
  std::vector<Extent> extents_;
};

}  // namespace

Extent extent_of_field(const Program& program, RecordId record, FieldId id) {
  const Field& field = program.records[record].fields[id];
  Extent extent = extent_of_type(field.type, program);
  extent.missing = field.optional && !field.default_value;
  return extent;
}

std::vector<Extent> extents_over_all(const Program& program, std::span<const FieldExtent> known) {
  return OverAll(program, known).take();
}

}  // namespace rung
