// Choices between values: `if`, `else`, and the cell of a chosen row of a table.
#include <algorithm>
#include <array>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"
#include "engine/selection.hpp"

namespace rung {

void branch(const Scope& scope, const op::If& operation, const Type& type, Column& out) {
  const std::array branches = {operation.yes, operation.no};
  const std::array inputs = {operation.condition, operation.yes, operation.no};
  if (!scope.uniform(operation.condition) && !scope[operation.condition].has_faults &&
      choose_by(scope, scope[operation.condition].truths, operation.yes, operation.no, type, out))
    return;
  Choice choice(rows_of(scope, inputs));
  const Column& condition = scope[operation.condition];
  const bool uniform = scope.uniform(operation.condition);
  with_rows(condition.states, uniform, condition.truths, uniform, [&](auto states, auto truths) {
    for (std::size_t row = 0; row < choice.rows(); ++row) {
      const bool met = (states[row] == State::known) & (truths[row] != 0);
      choice.candidates[row] = met ? 0 : 1;
      choice.states[row] = is_fault(states[row]) ? states[row] : State::known;
    }
  });
  choose(scope, branches, choice, type, out);
}

void fall_back(const Scope& scope, const op::Else& operation, const Type& type, Column& out) {
  const std::array candidates = {operation.value, operation.fallback};
  if (!scope.uniform(operation.value)) {
    std::vector<std::uint8_t> known(scope.frame.rows);
    loops().equal_byte(states_of(scope, operation.value), static_cast<std::uint8_t>(State::known),
                       known.data(), known.size());
    if (choose_by(scope, known, operation.value, operation.fallback, type, out)) return;
  }
  Choice choice(rows_of(scope, candidates));
  with_rows(scope[operation.value].states, scope.uniform(operation.value), [&](auto states) {
    for (std::size_t row = 0; row < choice.rows(); ++row) {
      choice.candidates[row] = states[row] == State::missing ? 1 : 0;
      choice.states[row] = State::known;
    }
  });
  choose(scope, candidates, choice, type, out);
}

namespace {

/// The cell of each row of the frame where every cell is the same for all rows: one list of values to read from, with 0
/// at its end for rows that have none.
template <class T, class CellOf>
void read_list(const Column& rows, std::size_t cells, CellOf cell_of, std::vector<T>& out) {
  std::vector<T> list;
  for (std::size_t i = 0; i < cells; ++i) list.push_back(cell_of(i));
  list.push_back(T{});
  for (std::size_t row = 0; row < out.size(); ++row) {
    const bool known = rows.states[row] == State::known;
    out[row] = list[known ? static_cast<std::size_t>(rows.integers[row]) : cells];
  }
}

/// Cells that are the same for all rows, of numbers, integers or truths without faults. False where they are not.
bool pick_uniform(const Scope& scope, const op::Pick& operation, const Type& type, Column& out) {
  const Column& rows = scope[operation.row];
  const Storage storage = storage_of(type);
  if (scope.uniform(operation.row) || rows.has_faults || storage == Storage::text) return false;
  int scale = 0;
  for (const NodeId id : operation.cells) {
    const Column& cell = scope[id];
    if (cell.size() != 1 || cell.storage != storage || cell.has_faults) return false;
    scale = std::max(scale, cell.scale);
  }
  for (const NodeId id : operation.cells) {
    if (product(scope.bounds(id).magnitude(), ten(scale - scope[id].scale)) > narrow_limit) return false;
  }
  out.prepare(storage, rows.size());
  const std::size_t count = operation.cells.size();
  const auto cell = [&](std::size_t i) -> const Column& { return scope[operation.cells[i]]; };
  if (storage == Storage::truth) {
    read_list(
        rows, count, [&](std::size_t i) { return cell(i).truths[0]; }, out.truths);
  } else {
    out.scale = scale;
    const auto integer = [&](std::size_t i) {
      return cell(i).integers[0] * static_cast<std::int64_t>(power_of_ten(scale - cell(i).scale));
    };
    read_list(rows, count, integer, out.integers);
  }
  const auto known = [&](NodeId id) { return scope.all_known(id); };
  if (known(operation.row) && std::all_of(operation.cells.begin(), operation.cells.end(), known)) {
    out.know_all();
    return true;
  }
  out.all_known = false;
  read_list(
      rows, count, [&](std::size_t i) { return cell(i).states[0]; }, out.states);
  return true;
}

}  // namespace

void pick(const Scope& scope, const op::Pick& operation, const Type& type, Column& out) {
  if (pick_uniform(scope, operation, type, out)) return;
  std::vector<NodeId> inputs = operation.cells;
  inputs.push_back(operation.row);
  Choice choice(rows_of(scope, inputs));
  const Numbers rows = numbers(scope, operation.row);
  with_rows(rows.column->states, rows.uniform, [&](auto states) {
    for (std::size_t row = 0; row < choice.rows(); ++row) {
      choice.states[row] = states[row];
      choice.candidates[row] =
          states[row] == State::known ? static_cast<std::uint32_t>(rows.mantissa(row)) : 0;
    }
  });
  choose(scope, operation.cells, choice, type, out);
}

}  // namespace rung
