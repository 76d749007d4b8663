// Charts: the values of a node for every combination of places where the few things that it depends on can stand. They
// are drawn once in a run, by the kernels themselves, and read by all batches.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "columns/number_column.hpp"
#include "engine/plan.hpp"

namespace rung {

struct Run;
struct Scope;

/// The places on an axis: below the first threshold, from each threshold on; or one for each truth or code. Behind them
/// stand four more for what has no value: missing, and the three faults.
class Axis {
 public:
  enum class Kind : std::uint8_t { number, integer, truth, code };

  /// Thresholds are rising units of the 18th decimal, or integers. Truths and codes have none, but so many values.
  Axis(Kind kind, std::vector<Int128> thresholds, std::size_t values);

  Kind kind() const { return kind_; }
  std::size_t places() const { return places_; }
  std::size_t size() const { return places_ + 4; }
  std::size_t place_of(State state) const;
  const std::vector<Int128>& thresholds() const { return thresholds_; }
  /// The thresholds in a column of 64-bit mantissas of a scale; those that no such mantissa reaches are left out.
  const std::vector<std::int64_t>& narrow_thresholds(int scale) const;
  /// A column in which row i stands at place (i / stride) % size(). The values of a number have 18 decimals.
  Column sample(std::size_t rows, std::size_t stride) const;

 private:
  Kind kind_;
  std::vector<Int128> thresholds_;
  std::size_t places_;
  struct AtScale {
    std::once_flag made;
    std::vector<std::int64_t> thresholds;
  };
  std::unique_ptr<std::array<AtScale, Decimal::places + 1>> narrow_;
};

/// The values in all cells; of a ladder there are five such columns.
struct ChartColumn {
  Column cells;
  Bounds bounds;
  bool known_where_known = false;  ///< without missing values and faults on the axes there are none here
  bool sound_where_sound = false;  ///< without faults on the axes there are none here
};

struct Chart {
  std::vector<Axis> axes;
  std::vector<std::size_t> strides;
  std::vector<ChartColumn> columns;
};

/// All charts of a run. The nodes of the run that they take thresholds from are there before anything else is computed.
class Charts {
 public:
  /// Draws all of them at the first call; may be called by several at once.
  const Chart& of(const Run& run, std::uint32_t index) const;

 private:
  mutable std::once_flag drawn_;
  mutable std::vector<Chart> charts_;
};

/// Draws all charts of the run's plan.
std::vector<Chart> draw_charts(const Run& run);

/// Fills the column of a chart's node for all rows of the frame; of a ladder those that are asked for, from the slot on.
void read_chart(const Scope& scope, std::uint32_t index, std::uint32_t slot);

}  // namespace rung
