// Customers who may break a claim: their cells stand at and beside the constants of the rules.
#pragma once

#include <map>
#include <random>

#include "proofs/doubt.hpp"

namespace rung {

class Candidates {
 public:
  explicit Candidates(const Doubt& doubt);

  /// The next one; the same ones in the same order, always. Nothing where no two values of what is raised differ.
  std::optional<Counterexample> next();
  /// One that is like another but for a few cells.
  Counterexample like(const Counterexample& example);
  /// How much there is to evaluate for one.
  std::size_t size() const { return below_.size(); }

 private:
  struct Cells {
    RecordId record;
    FieldId field;
    std::vector<Value> values;     ///< missing among them where it may be
    std::vector<Decimal> factors;  ///< that it is multiplied with or divided by
  };

  void gather_fields();
  void gather_constants();
  void take_constant(const Value& constant, const std::vector<bool>& fields);
  void add_numbers(Cells& cells, Decimal number) const;
  void add_scaled(Cells& cells) const;
  void add_dates();
  void add_texts();
  void settle_pools();
  std::size_t below(std::size_t limit);
  const Value& any_of(const Cells& cells);
  void give_lines(Customer& customer);

  const Doubt& doubt_;
  const Program& program_;
  std::vector<NodeId> below_;
  std::vector<Cells> cells_;
  std::map<std::pair<RecordId, FieldId>, std::size_t> place_;
  std::vector<Date> days_;         ///< for today; empty where it does not matter
  std::vector<RecordId> records_;  ///< whose lines are given
  std::vector<Duration> durations_;
  std::vector<std::int64_t> whole_numbers_;
  std::mt19937_64 chance_{20'250'630};
};

}  // namespace rung
