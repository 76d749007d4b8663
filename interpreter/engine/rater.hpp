// Rates subjects that are at hand, some dozens or hundreds at a time and again and again. All that does not depend on the
// subjects is prepared once; the kernels are those of evaluate(), of which each costs the same for one row as for twenty.
// For fewer subjects, and for the values of all nodes, there is single.hpp.
#pragma once

#include <memory>
#include <span>

#include "engine/engine.hpp"

namespace rung {

class Rater {
 public:
  /// Nothing where subjects cannot be rated each by itself: for population functions, aggregates over related records and
  /// reports. `streams` serve reference records, as for evaluate(); they may be empty where none is looked into. Program
  /// and settings must outlive the rater.
  static std::unique_ptr<Rater> make(const Program& program, const Request& request, const Settings& settings,
                                     std::span<RecordStream* const> streams = {});
  ~Rater();

  /// Where the subjects of the next call are put: a column for each field, filled where it is needed.
  Batch& subjects();
  /// What became of them and the results of the request, which stay until the next call. Double keys are not looked for.
  const ResultBatch& rate();

 private:
  struct Room;
  explicit Rater(std::unique_ptr<Room> room);
  std::unique_ptr<Room> room_;
};

}  // namespace rung
