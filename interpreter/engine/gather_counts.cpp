// Numbers of lines, and whether any or every line meets a condition.
#include <algorithm>

#include "engine/gatherer.hpp"
#include "engine/large_pages.hpp"
#include "engine/operands.hpp"

namespace rung {
namespace {

class Counts : public Gatherer {
 public:
  explicit Counts(const op::Aggregate& aggregate)
      : Gatherer(aggregate), has_condition_(aggregate.value != none) {}

 protected:
  void make_room(std::size_t targets) override {
    lines_.resize(targets, 0);
    if (has_condition_) met_.resize(targets, 0);
  }

  void gather(const Lot& lot) override {
    for (const std::uint32_t target : lot.targets) ++lines_[target];
    if (!has_condition_) return;
    const Column& condition = lot.scope[aggregate_.value];
    const bool uniform = lot.scope.uniform(aggregate_.value);
    with_rows(condition.states, uniform, condition.truths, uniform, [&](auto states, auto truths) {
      for (std::size_t i = 0; i < lot.size(); ++i) {
        const std::uint32_t row = lot.rows[i];
        if (states[row] == State::known && truths[row] != 0) ++met_[lot.targets[i]];
      }
    });
  }

  Outcome outcome(std::size_t target) override {
    if (aggregate_.kind == AggregateKind::any) return Value{met_[target] != 0};
    if (aggregate_.kind == AggregateKind::every) return Value{met_[target] == lines_[target]};
    return Value{Decimal(lines_[target])};
  }

  bool fill(Column& column) override {
    if (aggregate_.kind != AggregateKind::count) return false;
    column.integers.assign(lines_.begin(), lines_.end());
    std::fill(column.states.begin(), column.states.end(), State::known);
    return true;
  }

 private:
  bool has_condition_;
  LargeVector<std::int64_t> lines_;
  LargeVector<std::int64_t> met_;
};

}  // namespace

std::unique_ptr<Gatherer> gather_counts(const op::Aggregate& aggregate) {
  return std::make_unique<Counts>(aggregate);
}

}  // namespace rung
