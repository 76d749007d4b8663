// Reads charts: finds the cell of each row, and takes its values.
#include <algorithm>

#include "engine/numbers.hpp"

namespace rung {
namespace {

/// Up to so many thresholds, looking at all of them without a branch is less work than to search among them.
constexpr std::size_t most_looked_at = 40;

class Reader {
 public:
  Reader(const Scope& scope, const ChartPlan& plan, const Chart& chart)
      : scope_(scope), plan_(plan), chart_(chart), rows_(rows_of(scope, leaves())) {}

  void read(std::uint32_t slot) {
    if (plan_.columns == 0 && reads_steps(chart_.columns[0]))
      return read_steps(chart_.columns[0], fill(slot));
    find_cells();
    for (std::uint32_t i = 0; i < chart_.columns.size(); ++i) {
      const bool asked = chart_.columns.size() == 1 || (plan_.columns >> i & 1) != 0;
      if (asked) read_column(chart_.columns[i], fill(slot + i));
    }
  }

 private:
  std::vector<NodeId> leaves() const {
    std::vector<NodeId> ids;
    for (const AxisPlan& axis : plan_.axes) ids.push_back(axis.leaf);
    return ids;
  }

  Column& fill(std::uint32_t slot) const { return scope_.frame.fill(slot); }

  bool any_faults() const {
    return std::any_of(plan_.axes.begin(), plan_.axes.end(),
                       [&](const AxisPlan& axis) { return scope_[axis.leaf].has_faults; });
  }
  bool all_known() const {
    return std::all_of(plan_.axes.begin(), plan_.axes.end(),
                       [&](const AxisPlan& axis) { return scope_.all_known(axis.leaf); });
  }

  // One axis with few thresholds: each is looked at once for all rows, without a detour over cells.

  bool reads_steps(const ChartColumn& column) const {
    if (chart_.axes.size() != 1) return false;
    const Column& leaf = scope_[plan_.axes[0].leaf];
    const Axis& axis = chart_.axes[0];
    const bool ordered = axis.kind() == Axis::Kind::number || axis.kind() == Axis::Kind::integer;
    const Storage storage = column.cells.storage;
    return ordered && axis.thresholds().size() <= most_looked_at && leaf.storage != Storage::wide &&
           !leaf.has_faults && rows_ == leaf.size() && storage != Storage::wide && storage != Storage::text;
  }

  void read_steps(const ChartColumn& column, Column& out) const {
    const NodeId id = plan_.axes[0].leaf;
    const Column& leaf = scope_[id];
    const Axis& axis = chart_.axes[0];
    const std::vector<std::int64_t>& thresholds = axis.narrow_thresholds(leaf.scale);
    const std::int64_t* const x = leaf.integers.data();
    const Column& cells = column.cells;
    out.prepare(cells.storage, rows_);
    out.scale = cells.scale;
    const bool truth = cells.storage == Storage::truth;
    if (truth) {
      loops().step_bytes(x, thresholds.data(), thresholds.size(), cells.truths.data(), out.truths.data(),
                         rows_);
    } else {
      loops().steps(x, thresholds.data(), thresholds.size(), cells.integers.data(), out.integers.data(),
                    rows_);
      scope_.frame.tell_bounds(out, column.bounds);
    }
    const bool known = scope_.all_known(id);
    if (known && column.known_where_known) return out.know_all();
    std::uint8_t* const states = bytes_of(out.states);
    if (column.known_where_known) {
      out.know_all();
    } else {
      loops().step_bytes(x, thresholds.data(), thresholds.size(), bytes_of(cells.states), states, rows_);
    }
    out.all_known = false;
    // Only now: rows that are all known have no faults, but what a missing value leads to may be one.
    out.has_faults = !column.sound_where_sound;
    if (known) return;
    const std::size_t missing = axis.place_of(State::missing);
    const std::uint8_t* const known_rows = bytes_of(leaf.states);
    const auto missing_state = static_cast<std::uint8_t>(cells.states[missing]);
    if (truth) {
      loops().choose_bytes(known_rows, {out.truths.data(), false}, {&cells.truths[missing], true},
                           out.truths.data(), rows_);
    } else {
      loops().choose(known_rows, {{out.integers.data(), false}, 1}, {{&cells.integers[missing], true}, 1},
                     out.integers.data(), rows_);
    }
    loops().choose_bytes(known_rows, {states, false}, {&missing_state, true}, states, rows_);
  }

  // The general way.

  void find_cells() {
    cells_ = &scope_.frame.room();
    cells_->assign(rows_, 0);
    for (std::size_t i = 0; i < chart_.axes.size(); ++i) {
      const NodeId id = plan_.axes[i].leaf;
      const auto stride = static_cast<std::uint16_t>(chart_.strides[i]);
      if (scope_.uniform(id) || rows_ == 1) {
        add_uniform(chart_.axes[i], scope_[id], stride);
        continue;
      }
      add_places(chart_.axes[i], scope_[id], stride);
      if (!scope_.all_known(id)) add_odd_places(chart_.axes[i], scope_[id], stride);
    }
  }

  static std::size_t place_of(const Axis& axis, const Column& leaf, std::size_t row) {
    if (leaf.storage == Storage::truth) return leaf.truths[row];
    if (axis.kind() == Axis::Kind::code) return static_cast<std::size_t>(leaf.integers[row]);
    const Int128 value = axis.kind() == Axis::Kind::number
                             ? mantissa_at(leaf, row) * power_of_ten(Decimal::places - leaf.scale)
                             : Int128{leaf.integers[row]};
    return place_among(axis.thresholds(), value);
  }

  template <class T>
  static std::size_t place_among(const std::vector<T>& thresholds, T value) {
    return static_cast<std::size_t>(std::upper_bound(thresholds.begin(), thresholds.end(), value) -
                                    thresholds.begin());
  }

  void add_uniform(const Axis& axis, const Column& leaf, std::uint16_t stride) {
    const State state = leaf.states[0];
    const std::size_t place = state == State::known ? place_of(axis, leaf, 0) : axis.place_of(state);
    for (std::uint16_t& cell : *cells_) cell = static_cast<std::uint16_t>(cell + place * stride);
  }

  void add_places(const Axis& axis, const Column& leaf, std::uint16_t stride) {
    std::uint16_t* const cells = cells_->data();
    const auto add = [&](auto place) {
      for (std::size_t row = 0; row < rows_; ++row)
        cells[row] = static_cast<std::uint16_t>(cells[row] + place(row) * stride);
    };
    if (axis.kind() == Axis::Kind::truth) return add([&](std::size_t row) { return leaf.truths[row]; });
    if (axis.kind() == Axis::Kind::code) return add([&](std::size_t row) { return leaf.integers[row]; });
    if (leaf.storage == Storage::wide) return add([&](std::size_t row) { return place_of(axis, leaf, row); });
    const std::vector<std::int64_t>& thresholds = axis.narrow_thresholds(leaf.scale);
    if (thresholds.size() <= most_looked_at) {
      loops().positions(leaf.integers.data(), thresholds.data(), thresholds.size(), stride, cells, rows_);
    } else {
      add([&](std::size_t row) { return place_among(thresholds, leaf.integers[row]); });
    }
  }

  /// Rows that are not known hold 0, and have been given the place of that.
  void add_odd_places(const Axis& axis, const Column& leaf, std::uint16_t stride) {
    const bool ordered = axis.kind() == Axis::Kind::number || axis.kind() == Axis::Kind::integer;
    const std::size_t of_zero = ordered ? place_among(axis.thresholds(), Int128{0}) : 0;
    std::array<std::uint16_t, 5> more{};
    for (const State state :
         {State::missing, State::overflow, State::ambiguous_rows, State::disagreeing_rows})
      more[static_cast<std::size_t>(state)] =
          static_cast<std::uint16_t>((axis.place_of(state) - of_zero) * stride);
    std::uint16_t* const cells = cells_->data();
    for (std::size_t row = 0; row < rows_; ++row)
      cells[row] = static_cast<std::uint16_t>(cells[row] + more[static_cast<std::size_t>(leaf.states[row])]);
  }

  template <class T>
  void take(const std::vector<T>& from, std::vector<T>& to) const {
    const std::uint16_t* const cells = cells_->data();
    for (std::size_t row = 0; row < rows_; ++row) to[row] = from[cells[row]];
  }

  void read_column(const ChartColumn& column, Column& out) const {
    const Column& from = column.cells;
    out.prepare(from.storage, rows_);
    out.scale = from.scale;
    switch (from.storage) {
      case Storage::narrow:
      case Storage::integer: take(from.integers, out.integers); break;
      case Storage::wide: take(from.wides, out.wides); break;
      case Storage::truth: take(from.truths, out.truths); break;
      case Storage::text:
        take(from.texts, out.texts);
        keep_memory_of(out, from);
        break;
    }
    if (is_number(from.storage)) scope_.frame.tell_bounds(out, column.bounds);
    if (column.known_where_known && all_known()) return out.know_all();
    out.all_known = false;
    take(from.states, out.states);
    if (!any_faults() && column.sound_where_sound) return;
    out.has_faults = std::any_of(out.states.begin(), out.states.end(), is_fault);
  }

  const Scope& scope_;
  const ChartPlan& plan_;
  const Chart& chart_;
  std::size_t rows_;
  std::vector<std::uint16_t>* cells_ = nullptr;
};

}  // namespace

void read_chart(const Scope& scope, std::uint32_t index, std::uint32_t slot) {
  Reader(scope, scope.run.plan.charts[index], scope.run.charts.of(scope.run, index)).read(slot);
}

}  // namespace rung
