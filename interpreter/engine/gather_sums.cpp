// Sums and averages of lines.
#include "engine/exact_sums.hpp"
#include "engine/gatherer.hpp"

namespace rung {
namespace {

class Sums : public Gatherer {
 public:
  Sums(const op::Aggregate& aggregate, std::size_t targets)
      : Gatherer(aggregate, targets),
        sums_(targets),
        counts_(aggregate.kind == AggregateKind::average ? targets : 0, 0) {}

 protected:
  void gather(const Lot& lot) override {
    const Numbers values = numbers(lot.scope, aggregate_.value);
    sums_.add(values, lot.targets, lot.counts);
    if (counts_.empty()) return;
    for (std::size_t row = 0; row < lot.rows(); ++row) {
      if (lot.counts[row] == State::known && values.known(row)) ++counts_[lot.targets[row]];
    }
  }

  Outcome outcome(std::size_t target) override {
    const bool averages = aggregate_.kind == AggregateKind::average;
    if (averages && counts_[target] == 0) return Value{};
    const std::optional<Decimal> result =
        averages ? sums_.average(target, counts_[target]) : sums_.total(target);
    return result ? Outcome{Value{*result}} : Outcome{Fault::overflow};
  }

 private:
  ExactSums sums_;
  std::vector<std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<Gatherer> gather_sums(const op::Aggregate& aggregate, std::size_t targets) {
  return std::make_unique<Sums>(aggregate, targets);
}

}  // namespace rung
