// Rows of tables: which one is met, and the cells of all that are met together.
#include <algorithm>

#include "columns/row_order.hpp"
#include "engine/kernels.hpp"
#include "engine/numbers.hpp"

namespace rung {
namespace {

/// The first row met. Rows are walked from the last to the first, each over all lines, so that an earlier one wins.
void match_first(const Scope& scope, const std::vector<NodeId>& rows, Column& out) {
  for (std::size_t i = rows.size(); i-- > 0;) {
    const Column& condition = scope[rows[i]];
    const bool uniform = scope.uniform(rows[i]);
    out.has_faults = out.has_faults || condition.has_faults;
    with_rows(condition.states, uniform, condition.truths, uniform, [&](auto states, auto truths) {
      const auto number = static_cast<std::int64_t>(i);
      for (std::size_t row = 0; row < out.size(); ++row) {
        const bool met = (states[row] == State::known) & (truths[row] != 0);
        out.integers[row] = met ? number : out.integers[row];
        out.states[row] = met ? State::known : is_fault(states[row]) ? states[row] : out.states[row];
      }
    });
  }
}

/// Without faults, a condition that is not known is one that is not met: truths alone count.
void match_first_plain(const Scope& scope, const std::vector<NodeId>& rows, Column& out) {
  std::uint8_t* const states = bytes_of(out.states);
  std::int64_t* const numbers = out.integers.data();
  out.all_known = false;
  std::fill(out.integers.begin(), out.integers.end(), 0);
  std::fill(out.states.begin(), out.states.end(), State::missing);
  for (std::size_t i = rows.size(); i-- > 0;) {
    const auto number = static_cast<std::int64_t>(i);
    const std::vector<std::uint8_t>& truths = scope[rows[i]].truths;
    if (scope.uniform(rows[i])) {
      if (truths[0] == 0) continue;
      std::fill(out.integers.begin(), out.integers.end(), number);
      std::fill(out.states.begin(), out.states.end(), State::known);
      continue;
    }
    loops().choose(truths.data(), {{&number, true}, 1}, {{numbers, false}, 1}, numbers, out.size());
    loops().either({states, false}, {truths.data(), false}, states, out.size());
  }
  // Bounds are those of all rows of the table.
  scope.frame.tell_bounds(out, {0, static_cast<Int128>(rows.size())});
}

void match_unique(const Scope& scope, const std::vector<NodeId>& rows, Column& out) {
  std::vector<std::uint32_t> met_rows(out.size(), 0);
  combine_states(scope, rows, out);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Column& condition = scope[rows[i]];
    const bool uniform = scope.uniform(rows[i]);
    with_rows(condition.states, uniform, condition.truths, uniform, [&](auto states, auto truths) {
      for (std::size_t row = 0; row < out.size(); ++row) {
        const bool met = (states[row] == State::known) & (truths[row] != 0);
        out.integers[row] = met ? static_cast<std::int64_t>(i) : out.integers[row];
        met_rows[row] += met;
      }
    });
  }
  out.all_known = false;
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (is_fault(out.states[row])) continue;
    out.states[row] = met_rows[row] == 0 ? State::missing : State::known;
    if (met_rows[row] > 1) set_state(out, row, State::ambiguous_rows);
  }
}

}  // namespace

void match_row(const Scope& scope, const op::MatchRow& operation, Column& out) {
  const auto faulty = [&](NodeId id) { return scope[id].has_faults; };
  if (operation.kind == MatchKind::first &&
      std::none_of(operation.rows.begin(), operation.rows.end(), faulty)) {
    out.prepare(Storage::narrow, rows_of(scope, operation.rows));
    return match_first_plain(scope, operation.rows, out);
  }
  shape(out, Storage::narrow, rows_of(scope, operation.rows));
  switch (operation.kind) {
    case MatchKind::first: match_first(scope, operation.rows, out); break;
    case MatchKind::unique: match_unique(scope, operation.rows, out); break;
  }
  blank_unknown(out);
}

namespace {

/// Which cells of a line count, found row of the table by row of the table.
struct Cells {
  const Scope& scope;
  const op::Fold& operation;
  const Type& type;

  bool met(std::size_t i, std::size_t row) const {
    const NodeId id = operation.rows[i];
    const std::size_t at = scope.uniform(id) ? 0 : row;
    return scope[id].states[at] == State::known && scope[id].truths[at] != 0;
  }
  State state(std::size_t i, std::size_t row) const {
    const NodeId id = operation.cells[i];
    return scope[id].states[scope.uniform(id) ? 0 : row];
  }
  Value value(std::size_t i, std::size_t row) const {
    const NodeId id = operation.cells[i];
    return value_at(scope[id], scope.uniform(id) ? 0 : row, type);
  }

  Outcome sum_of(std::size_t row) const {
    DecimalSum total;
    bool found = false;
    for (std::size_t i = 0; i < operation.cells.size(); ++i) {
      if (!met(i, row) || state(i, row) != State::known) continue;
      total.add(std::get<Decimal>(value(i, row)));
      found = true;
    }
    if (!found) return Value{};
    const std::optional<Decimal> result = total.total();
    return result ? Outcome{Value{*result}} : Outcome{Fault::overflow};
  }

  Outcome best_of(std::size_t row) const {
    Value best;
    for (std::size_t i = 0; i < operation.cells.size(); ++i) {
      if (!met(i, row) || state(i, row) != State::known) continue;
      Value next = value(i, row);
      if (rung::is_missing(best)) {
        best = std::move(next);
        continue;
      }
      const std::strong_ordering order = rung::compare(next, best);
      if (operation.kind == FoldKind::any && order != 0) return Fault::disagreeing_rows;
      const bool better = operation.kind == FoldKind::max ? order > 0 : order < 0;
      if (better) best = std::move(next);
    }
    return best;
  }

  State cell_fault(std::size_t row) const {
    for (std::size_t i = 0; i < operation.cells.size(); ++i) {
      if (met(i, row) && is_fault(state(i, row))) return state(i, row);
    }
    return State::known;
  }
};

/// The sum where no cell can be a fault or too large: masked additions at one scale.
bool fold_narrow_sum(const Scope& scope, const op::Fold& operation, Column& out) {
  int scale = 0;
  for (const NodeId id : operation.cells) {
    if (!is_number(scope[id].storage) || scope[id].has_faults) return false;
    scale = std::max(scale, scope[id].scale);
  }
  UInt128 greatest = 0;
  for (const NodeId id : operation.cells) {
    const Numbers cells = numbers(scope, id);
    if (!cells.narrow()) return false;
    greatest = sum(greatest, product(cells.magnitude, ten(scale - cells.scale())));
  }
  if (greatest > narrow_limit || out.has_faults) return false;
  out.scale = scale;
  out.all_known = false;
  std::fill(out.states.begin(), out.states.end(), State::missing);
  for (std::size_t i = 0; i < operation.cells.size(); ++i) {
    const Column& cells = scope[operation.cells[i]];
    const Column& condition = scope[operation.rows[i]];
    const bool uniform = scope.uniform(operation.cells[i]);
    const bool condition_uniform = scope.uniform(operation.rows[i]);
    const auto factor = static_cast<std::int64_t>(power_of_ten(scale - cells.scale));
    with_rows(cells.states, uniform, cells.integers, uniform, [&](auto states, auto mantissas) {
      with_rows(condition.states, condition_uniform, condition.truths, condition_uniform,
                [&](auto known, auto truths) {
                  for (std::size_t row = 0; row < out.size(); ++row) {
                    const bool counts =
                        (known[row] == State::known) & (truths[row] != 0) & (states[row] == State::known);
                    out.integers[row] += counts ? mantissas[row] * factor : 0;
                    out.states[row] = counts ? State::known : out.states[row];
                  }
                });
    });
  }
  return true;
}

}  // namespace

void fold(const Scope& scope, const op::Fold& operation, const Type& type, Column& out) {
  std::vector<NodeId> inputs = operation.rows;
  inputs.insert(inputs.end(), operation.cells.begin(), operation.cells.end());
  const std::size_t rows = rows_of(scope, inputs);
  shape(out, storage_of(type), rows);
  combine_states(scope, operation.rows, out);
  if (operation.kind == FoldKind::sum && fold_narrow_sum(scope, operation, out)) return;
  const std::vector<State> conditions = out.states;
  const Cells cells{scope, operation, type};
  out.reset(storage_of(type), rows);
  for (std::size_t row = 0; row < rows; ++row) {
    State fault = conditions[row];
    if (!is_fault(fault)) fault = cells.cell_fault(row);
    if (is_fault(fault)) {
      append(out, fault_of(fault), type);
    } else {
      append(out, operation.kind == FoldKind::sum ? cells.sum_of(row) : cells.best_of(row), type);
    }
  }
}

}  // namespace rung
