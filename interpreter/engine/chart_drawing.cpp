// Draws charts: computes their nodes over a frame that has a row for each cell.
#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/comparisons.hpp"
#include "engine/evaluate.hpp"
#include "engine/numbers.hpp"

namespace rung {
namespace {

class Drawer {
 public:
  explicit Drawer(const Run& run) : run_(run), places_(run.plan.places) {}

  Chart draw(const ChartPlan& plan) {
    Chart chart;
    std::size_t cells = 1;
    for (const AxisPlan& axis : plan.axes) {
      chart.axes.push_back(axis_of(plan, axis));
      chart.strides.push_back(cells);
      cells *= chart.axes.back().size();
    }
    Frame frame(place_all(plan));
    frame.rows = cells;
    for (std::size_t i = 0; i < plan.axes.size(); ++i)
      frame.put(places_[plan.axes[i].leaf].slot, chart.axes[i].sample(cells, chart.strides[i]));
    const Scope scope{run_, frame, &places_};
    for (const NodeId id : plan.inner) {
      if (!is_name(id)) evaluate_node(scope, id);
    }
    for (std::uint32_t i = 0; i < slots_of(run_.program[plan.root]); ++i) {
      const Column& column = frame.column(places_[plan.root].slot + i);
      chart.columns.push_back(column_of(chart, frame.uniform(column) ? repeated(column, 0, cells) : column));
    }
    return chart;
  }

 private:
  bool is_name(NodeId id) const { return std::holds_alternative<op::Named>(run_.program[id].operation); }

  /// Leaves and inner nodes stand in a frame of the chart's own; nodes of the run stay where they are.
  std::uint32_t place_all(const ChartPlan& plan) {
    std::uint32_t slots = 0;
    const auto put = [&](NodeId id) {
      places_[id] = {run_.program[id].space, slots};
      slots += slots_of(run_.program[id]);
    };
    for (const AxisPlan& axis : plan.axes) put(axis.leaf);
    for (const NodeId id : plan.inner) {
      if (is_name(id)) {
        places_[id] = places_[std::get<op::Named>(run_.program[id].operation).value];
      } else {
        put(id);
      }
    }
    return slots;
  }

  Axis axis_of(const ChartPlan& plan, const AxisPlan& axis) const {
    const Type& type = run_.program[axis.leaf].type;
    if (type.kind == TypeKind::truth) return Axis(Axis::Kind::truth, {}, 2);
    if (type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder)
      return Axis(Axis::Kind::code, {}, run_.program.enumerations[type.set].values.size());
    std::vector<Int128> thresholds;
    for (const NodeId id : plan.inner) add_thresholds(axis.leaf, id, thresholds);
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    return Axis(type.is_number() ? Axis::Kind::number : Axis::Kind::integer, std::move(thresholds), 0);
  }

  NodeId itself(NodeId id) const {
    while (is_name(id) && run_.plan.stand_in[id] == none) {
      id = std::get<op::Named>(run_.program[id].operation).value;
    }
    return id;
  }

  /// From which values on a comparison with the leaf gives something else.
  void add_thresholds(NodeId leaf, NodeId id, std::vector<Int128>& thresholds) const {
    const auto* comparison = std::get_if<op::Compare>(&run_.program[id].operation);
    if (comparison == nullptr) return;
    const bool left = itself(comparison->left) == leaf;
    if (!left && itself(comparison->right) != leaf) return;
    const NodeId other = left ? comparison->right : comparison->left;
    const Comparison kind = left ? comparison->kind : mirrored(comparison->kind);
    const Column& column = run_.constants.column(run_.plan.places[other].slot);
    if (column.states[0] != State::known) return;
    const TypeKind type = run_.program[leaf].type.kind;
    const Int128 value = ordered_value(column, type);
    // Durations compare by their amounts; the unit that one was written in stands in the lowest digits.
    const Int128 step = type == TypeKind::duration ? pack({.amount = 1, .unit = DurationUnit{}}) : 1;
    if (changes_at(kind) && has_both_sides(value, type)) thresholds.push_back(value);
    if (changes_behind(kind) && has_both_sides(value + step, type)) thresholds.push_back(value + step);
  }

  static Int128 ordered_value(const Column& column, TypeKind type) {
    if (type == TypeKind::number)
      return mantissa_at(column, 0) * power_of_ten(Decimal::places - column.scale);
    if (type == TypeKind::duration)
      return pack({.amount = unpack(column.integers[0]).amount, .unit = DurationUnit{}});
    return column.integers[0];
  }

  /// Whether a value can stand on either side of the threshold.
  static bool has_both_sides(Int128 threshold, TypeKind type) {
    if (type != TypeKind::number) return true;
    return Decimal::from_units(threshold) && Decimal::from_units(threshold - 1);
  }

  static ChartColumn column_of(const Chart& chart, Column cells) {
    ChartColumn result;
    result.known_where_known = true;
    result.sound_where_sound = true;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      bool known = true;
      bool sound = true;
      for (std::size_t i = 0; i < chart.axes.size(); ++i) {
        const std::size_t place = row / chart.strides[i] % chart.axes[i].size();
        known = known && place < chart.axes[i].places();
        sound = sound && place <= chart.axes[i].place_of(State::missing);
      }
      if (known && cells.states[row] != State::known) result.known_where_known = false;
      if (sound && is_fault(cells.states[row])) result.sound_where_sound = false;
    }
    if (is_number(cells.storage)) settle(cells);
    result.bounds = bounds_of(cells);
    result.cells = std::move(cells);
    return result;
  }

  const Run& run_;
  std::vector<Place> places_;
};

}  // namespace

std::vector<Chart> draw_charts(const Run& run) {
  std::vector<Chart> charts;
  Drawer drawer(run);
  for (const ChartPlan& plan : run.plan.charts) charts.push_back(drawer.draw(plan));
  return charts;
}

}  // namespace rung
