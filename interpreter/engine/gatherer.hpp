// Gathers what an aggregate gives from the lines of a record: one accumulator for each row that it is for, never the lines.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/run.hpp"

namespace rung {

/// A line that may count, but for a fault.
struct FaultyLine {
  std::uint32_t row;
  std::uint32_t target;
  State fault;
};

/// The lines of one frame that count, their rows rising, and for which target each does. Beside them those of which it
/// cannot be told.
struct Lot {
  const Scope& scope;
  std::span<const std::uint32_t> rows;
  std::span<const std::uint32_t> targets;
  std::span<const FaultyLine> faulty;

  std::size_t size() const { return rows.size(); }
};

class Gatherer {
 public:
  explicit Gatherer(const op::Aggregate& aggregate) : aggregate_(aggregate) {}
  virtual ~Gatherer() = default;

  /// Makes it so many targets, new ones without lines.
  void resize(std::size_t targets);
  /// The aggregate's own condition has been looked at already. Lots come in the order of the file.
  void add(const Lot& lot);
  /// One row for each target. To be called once.
  Column finish(const Type& type);

 protected:
  virtual void make_room(std::size_t targets) = 0;
  virtual void gather(const Lot& lot) = 0;
  /// What target has; called once for each in their order.
  virtual Outcome outcome(std::size_t target) = 0;
  /// Fills a column of so many rows, all of them missing, in one go; false where that is not as good as one outcome
  /// after the other.
  virtual bool fill(Column&) { return false; }

  const op::Aggregate& aggregate_;

 private:
  void note_faults(const Lot& lot);
  void note_fault(std::uint32_t target, State fault);

  std::size_t targets_ = 0;
  std::vector<State> faults_;  // empty while there are none
};

std::unique_ptr<Gatherer> make_gatherer(const Program& program, NodeId aggregate, std::size_t targets);

// One for each family of kinds; private to the room.
std::unique_ptr<Gatherer> gather_sums(const op::Aggregate& aggregate);
std::unique_ptr<Gatherer> gather_counts(const op::Aggregate& aggregate);
std::unique_ptr<Gatherer> gather_distinct(const op::Aggregate& aggregate);
std::unique_ptr<Gatherer> gather_extremes(const op::Aggregate& aggregate, const Type& value);
std::unique_ptr<Gatherer> gather_ends(const op::Aggregate& aggregate, const Type& value, const Type& order);

}  // namespace rung
