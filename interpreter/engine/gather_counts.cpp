// Numbers of lines, and whether any or every line meets a condition.
#include "engine/gatherer.hpp"
#include "engine/operands.hpp"

namespace rung {
namespace {

class Counts : public Gatherer {
 public:
  Counts(const op::Aggregate& aggregate, std::size_t targets)
      : Gatherer(aggregate, targets), lines_(targets, 0), met_(targets, 0) {}

 protected:
  void gather(const Lot& lot) override {
    for (std::size_t row = 0; row < lot.rows(); ++row) {
      if (lot.counts[row] == State::known) ++lines_[lot.targets[row]];
    }
    if (aggregate_.value == none) return;
    const Column& condition = lot.scope[aggregate_.value];
    const bool uniform = lot.scope.uniform(aggregate_.value);
    with_rows(condition.states, uniform, condition.truths, uniform, [&](auto states, auto truths) {
      for (std::size_t row = 0; row < lot.rows(); ++row) {
        const bool met = states[row] == State::known && truths[row] != 0;
        if (met && lot.counts[row] == State::known) ++met_[lot.targets[row]];
      }
    });
  }

  Outcome outcome(std::size_t target) override {
    if (aggregate_.kind == AggregateKind::any) return Value{met_[target] != 0};
    if (aggregate_.kind == AggregateKind::every) return Value{met_[target] == lines_[target]};
    return Value{Decimal(lines_[target])};
  }

 private:
  std::vector<std::int64_t> lines_;
  std::vector<std::int64_t> met_;
};

}  // namespace

std::unique_ptr<Gatherer> gather_counts(const op::Aggregate& aggregate, std::size_t targets) {
  return std::make_unique<Counts>(aggregate, targets);
}

}  // namespace rung
