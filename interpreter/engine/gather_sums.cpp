// Sums and averages of lines.
#include "engine/exact_sums.hpp"
#include "engine/gatherer.hpp"

namespace rung {
namespace {

class Sums : public Gatherer {
 public:
  explicit Sums(const op::Aggregate& aggregate)
      : Gatherer(aggregate), averages_(aggregate.kind == AggregateKind::average) {}

 protected:
  void make_room(std::size_t targets) override {
    sums_.resize(targets);
    if (averages_) counts_.resize(targets, 0);
  }

  void gather(const Lot& lot) override {
    const Numbers values = numbers(lot.scope, aggregate_.value);
    sums_.add(values, lot.rows, lot.targets);
    if (!averages_) return;
    for (std::size_t i = 0; i < lot.size(); ++i) {
      if (values.known(lot.rows[i])) ++counts_[lot.targets[i]];
    }
  }

  Outcome outcome(std::size_t target) override {
    if (averages_ && counts_[target] == 0) return Value{};
    const std::optional<Decimal> result =
        averages_ ? sums_.average(target, counts_[target]) : sums_.total(target);
    return result ? Outcome{Value{*result}} : Outcome{Fault::overflow};
  }

  bool fill(Column& column) override { return !averages_ && sums_.fill(column); }

 private:
  bool averages_;
  ExactSums sums_;
  std::vector<std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<Gatherer> gather_sums(const op::Aggregate& aggregate) {
  return std::make_unique<Sums>(aggregate);
}

}  // namespace rung
