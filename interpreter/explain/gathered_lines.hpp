// Which lines of related records an aggregate went over for one subject, and which of them counted.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/engine.hpp"

namespace rung {

struct GatheredLine {
  std::uint64_t line;  ///< as in batches
  bool hidden;         ///< by the record's `where` or `dated`, or above it
  bool counted;
  std::optional<Outcome> value;  ///< of what is gathered; nothing for a count
};

using GatheredLines = std::map<NodeId, std::vector<GatheredLine>>;

/// For a run over the lines of one subject alone.
class GatheredLineSink : public LineWatcher {
 public:
  explicit GatheredLineSink(const Program& program) : program_(program) {}

  void gathered(NodeId aggregate, std::span<const std::uint64_t> lines, std::span<const State> seen,
                std::span<const State> counted, const Column* values) override;
  GatheredLines take() { return std::move(found_); }

 private:
  const Program& program_;
  GatheredLines found_;
};

}  // namespace rung
