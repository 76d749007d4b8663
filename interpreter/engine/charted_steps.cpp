// Reads charts for one subject: where its values stand on the axes, and what is there.
#include "engine/charted_steps.hpp"

#include <algorithm>

namespace rung {
namespace {

using AxisCells = ChartStep::AxisCells;

AxisCells axis_cells(const Axis& axis, std::size_t stride, std::uint32_t leaf) {
  AxisCells cells{.kind = AxisCells::Kind::place,
                  .leaf = leaf,
                  .places = axis.places(),
                  .stride = stride,
                  .numbers = {},
                  .integers = {}};
  for (const Int128 threshold : axis.thresholds()) {
    if (axis.kind() == Axis::Kind::number)
      cells.numbers.push_back(*Decimal::from_units(threshold));
    else
      cells.integers.push_back(static_cast<std::int64_t>(threshold));
  }
  if (axis.kind() == Axis::Kind::number) cells.kind = AxisCells::Kind::number;
  if (axis.kind() == Axis::Kind::integer) cells.kind = AxisCells::Kind::integer;
  return cells;
}

/// Up to so many thresholds are looked at one by one, without a branch.
constexpr std::size_t few_thresholds = 12;

template <class T>
std::size_t thresholds_passed(const std::vector<T>& thresholds, T value) {
  if (thresholds.size() > few_thresholds)
    return static_cast<std::size_t>(std::upper_bound(thresholds.begin(), thresholds.end(), value) -
                                    thresholds.begin());
  std::size_t passed = 0;
  for (const T& threshold : thresholds) passed += threshold <= value ? 1 : 0;
  return passed;
}

/// Behind the places of an axis stand one for what is missing, and one for each fault.
std::size_t odd_place(State state) {
  return state == State::missing ? 0 : static_cast<std::size_t>(state) - 1;
}

std::size_t place_on(const AxisCells& axis, const ValueCell& leaf) {
  if (leaf.state != State::known) return axis.places + odd_place(leaf.state);
  switch (axis.kind) {
    case AxisCells::Kind::number: return thresholds_passed(axis.numbers, leaf.number);
    case AxisCells::Kind::integer: return thresholds_passed(axis.integers, leaf.integer);
    case AxisCells::Kind::place: return static_cast<std::size_t>(leaf.integer);
  }
  __builtin_unreachable();
}

}  // namespace

ChartStep charted_step(const Run& run, std::uint32_t chart, std::uint32_t cell,
                       std::span<const std::uint32_t> node_cells) {
  const ChartPlan& plan = run.plan.charts[chart];
  const Chart& drawn = run.charts.of(run, chart);
  ChartStep step;
  for (std::size_t i = 0; i < plan.axes.size(); ++i)
    step.axes.push_back(axis_cells(drawn.axes[i], drawn.strides[i], node_cells[plan.axes[i].leaf]));
  for (std::uint32_t i = 0; i < drawn.columns.size(); ++i) {
    // The tier, the first column of a ladder, is also what the decision itself tells.
    const bool asked = i == 0 || (plan.columns >> i & 1) != 0;
    if (!asked) continue;
    const Column& column = drawn.columns[i].cells;
    step.columns.push_back({cell + i, {}});
    for (std::size_t row = 0; row < column.size(); ++row)
      step.columns.back().values.push_back(cell_of_row(column, row));
  }
  return step;
}

void take_chart(StepList& list, const ChartStep& step) {
  std::size_t at = 0;
  for (const AxisCells& axis : step.axes) at += place_on(axis, list.cells[axis.leaf]) * axis.stride;
  for (const ChartStep::ColumnCells& column : step.columns) list.cells[column.out] = column.values[at];
}

}  // namespace rung
