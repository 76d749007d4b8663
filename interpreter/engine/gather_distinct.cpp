// Numbers of different values among lines.
#include <boost/unordered/unordered_flat_set.hpp>

#include "columns/row_order.hpp"
#include "engine/gatherer.hpp"

namespace rung {
namespace {

class Distinct : public Gatherer {
 public:
  using Gatherer::Gatherer;

 protected:
  void make_room(std::size_t targets) override { counts_.resize(targets, 0); }

  void gather(const Lot& lot) override {
    const Type& type = lot.scope.type(aggregate_.value);
    const Column& values = at_one_scale(lot.scope[aggregate_.value]);
    const bool uniform = lot.scope.uniform(aggregate_.value);
    std::string key;
    for (std::size_t i = 0; i < lot.size(); ++i) {
      const std::size_t from = uniform ? 0 : lot.rows[i];
      if (values.states[from] != State::known) continue;
      const std::uint32_t target = lot.targets[i];
      key.assign(reinterpret_cast<const char*>(&target), sizeof target);
      append_key(key, values, from, type);
      if (seen_.insert(key).second) ++counts_[target];
    }
  }

  Outcome outcome(std::size_t target) override { return Value{Decimal(counts_[target])}; }

 private:
  /// Keys of numbers are equal only at equal scales, and each lot may have a scale of its own.
  const Column& at_one_scale(const Column& values) {
    if (!is_number(values.storage)) return values;
    numbers_ = values;
    widen(numbers_);
    raise_scale(numbers_, Decimal::places);
    return numbers_;
  }

  Column numbers_;
  boost::unordered_flat_set<std::string> seen_;
  std::vector<std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<Gatherer> gather_distinct(const op::Aggregate& aggregate) {
  return std::make_unique<Distinct>(aggregate);
}

}  // namespace rung
