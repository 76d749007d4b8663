// Hands the results of computed subjects to the sink, and counts what became of them.
#pragma once

#include <vector>

#include "engine/engine.hpp"
#include "engine/run.hpp"
#include "engine/standing.hpp"

namespace rung {

/// The results of a frame as the sink wants them. Shows the frame and the standing, which must stay.
class Delivery {
 public:
  Delivery(const Scope& scope, const Request& request, const Standing& standing);
  const ResultBatch& batch() const { return batch_; }

 private:
  std::vector<Column> repeats_;
  ResultBatch batch_;
};

void count_fates(const Standing& standing, SubjectCounts& counts);

}  // namespace rung
