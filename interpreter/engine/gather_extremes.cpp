// The least and the greatest value of lines, and the value of the latest and the earliest line.
#include "engine/gatherer.hpp"
#include "engine/kept_values.hpp"

namespace rung {
namespace {

/// Calls visit(target, row of the input, row) for lines that have a known input.
template <class Visit>
void for_each_known(const Lot& lot, NodeId input, Visit visit) {
  const Column& column = lot.scope[input];
  const bool uniform = lot.scope.uniform(input);
  for (std::size_t i = 0; i < lot.size(); ++i) {
    const std::size_t from = uniform ? 0 : lot.rows[i];
    if (column.states[from] == State::known) visit(lot.targets[i], from, lot.rows[i]);
  }
}

KeptValues::Keeps keeps(const op::Aggregate& aggregate) {
  return aggregate.kind == AggregateKind::min ? KeptValues::Keeps::least : KeptValues::Keeps::greatest;
}

/// Of equal values the first line's stays: durations may be equal in different units.
class Extremes : public Gatherer {
 public:
  Extremes(const op::Aggregate& aggregate, const Type& value)
      : Gatherer(aggregate), best_(value, keeps(aggregate)) {}

 protected:
  void make_room(std::size_t targets) override { best_.resize(targets); }

  void gather(const Lot& lot) override {
    const Column& values = lot.scope[aggregate_.value];
    if (!lot.scope.uniform(aggregate_.value)) return best_.take_extremes(values, lot.rows, lot.targets);
    const std::vector<std::uint32_t> same(lot.size(), 0);
    best_.take_extremes(values, same, lot.targets);
  }

  Outcome outcome(std::size_t target) override { return best_.value(target); }
  bool fill(Column& column) override { return best_.fill(column); }

 private:
  KeptValues best_;
};

class Ends : public Gatherer {
 public:
  Ends(const op::Aggregate& aggregate, const Type& value, const Type& order)
      : Gatherer(aggregate), orders_(order), values_(value) {}

 protected:
  void make_room(std::size_t targets) override {
    orders_.resize(targets);
    values_.resize(targets);
  }

  void gather(const Lot& lot) override {
    const Column& orders = lot.scope[aggregate_.order];
    const Column& values = lot.scope[aggregate_.value];
    const bool uniform = lot.scope.uniform(aggregate_.value);
    for_each_known(lot, aggregate_.order, [&](std::uint32_t target, std::size_t from, std::size_t row) {
      if (orders_.known(target) && !replaces(orders_.order(orders, from, target))) return;
      orders_.take(target, orders, from);
      values_.take(target, values, uniform ? 0 : row);
    });
  }

  Outcome outcome(std::size_t target) override { return values_.value(target); }
  bool fill(Column& column) override { return values_.fill(column); }

 private:
  bool replaces(std::strong_ordering order) const {
    return aggregate_.kind == AggregateKind::latest ? order >= 0 : order < 0;
  }

  KeptValues orders_;
  KeptValues values_;
};

}  // namespace

std::unique_ptr<Gatherer> gather_extremes(const op::Aggregate& aggregate, const Type& value) {
  return std::make_unique<Extremes>(aggregate, value);
}

std::unique_ptr<Gatherer> gather_ends(const op::Aggregate& aggregate, const Type& value, const Type& order) {
  return std::make_unique<Ends>(aggregate, value, order);
}

}  // namespace rung
