// Gathers what an aggregate gives from the lines of a record: one accumulator for each row that it is for, never the lines.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/run.hpp"

namespace rung {

/// Some lines of one frame, and for which row each counts. `counts` is known where a line counts, a fault where it
/// cannot be told; other lines do not count.
struct Lot {
  const Scope& scope;
  std::span<const std::uint32_t> targets;
  std::span<const State> counts;

  std::size_t rows() const { return targets.size(); }
};

class Gatherer {
 public:
  Gatherer(const op::Aggregate& aggregate, std::size_t targets) : aggregate_(aggregate), targets_(targets) {}
  virtual ~Gatherer() = default;

  /// The aggregate's own condition has been looked at already. Lots come in the order of the file.
  void add(const Lot& lot);
  /// One row for each target.
  Column finish(const Type& type);

 protected:
  virtual void gather(const Lot& lot) = 0;
  /// What target has; called once for each in their order.
  virtual Outcome outcome(std::size_t target) = 0;

  const op::Aggregate& aggregate_;
  std::size_t targets_;

 private:
  void note_faults(const Lot& lot);

  std::vector<State> faults_;  // empty while there are none
};

std::unique_ptr<Gatherer> make_gatherer(const Program& program, NodeId aggregate, std::size_t targets);

// One for each family of kinds; private to the room.
std::unique_ptr<Gatherer> gather_sums(const op::Aggregate& aggregate, std::size_t targets);
std::unique_ptr<Gatherer> gather_counts(const op::Aggregate& aggregate, std::size_t targets);
std::unique_ptr<Gatherer> gather_distinct(const op::Aggregate& aggregate, std::size_t targets);
std::unique_ptr<Gatherer> gather_extremes(const op::Aggregate& aggregate, const Type& value,
                                          std::size_t targets);
std::unique_ptr<Gatherer> gather_ends(const op::Aggregate& aggregate, const Type& value, const Type& order,
                                      std::size_t targets);

}  // namespace rung
