// Logic, rows of tables, and choices among values, for one subject.
#include "engine/step_choices.hpp"

namespace rung {

State ManyCells::strict() const {
  constexpr auto known = static_cast<unsigned>(State::known);
  unsigned odd = 0;
  for (const std::uint32_t place : places) odd |= static_cast<unsigned>(cells[place].state) ^ known;
  if (odd == 0) return State::known;
  for (const std::uint32_t place : places) {
    if (is_fault(cells[place].state)) return cells[place].state;
  }
  return State::missing;
}

namespace {

void put_truth_of(bool truth, ValueCell& out) {
  out.integer = truth ? 1 : 0;
  out.state = State::known;
}

void put_count(std::size_t count, ValueCell& out) {
  out.number = Decimal(static_cast<std::int64_t>(count));
  out.state = State::known;
}

State first_fault(ManyCells cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (is_fault(cells[i].state)) return cells[i].state;
  }
  return State::known;
}

std::size_t count_of_met(ManyCells conditions) {
  std::size_t met = 0;
  for (std::size_t i = 0; i < conditions.size(); ++i) met += is_met(conditions[i]) ? 1 : 0;
  return met;
}

}  // namespace

void all_met(ManyCells conditions, ValueCell& out) {
  // What is not known is not met: only a known condition that is not met decides.
  bool decided = false;
  for (std::size_t i = 0; i < conditions.size(); ++i)
    decided |= (conditions[i].state == State::known) & !is_met(conditions[i]);
  const State strict = conditions.strict();
  if (decided || strict == State::known) return put_truth_of(!decided, out);
  out = cell_of_state(strict);
}

void any_met(ManyCells conditions, ValueCell& out) {
  const bool decided = count_of_met(conditions) != 0;
  const State strict = conditions.strict();
  if (decided || strict == State::known) return put_truth_of(decided, out);
  out = cell_of_state(strict);
}

void count_conditions(ManyCells conditions, ValueCell& out) {
  const State fault = first_fault(conditions);
  if (fault == State::known) return put_count(count_of_met(conditions), out);
  out = cell_of_state(fault);
}

void find_first_row(ManyCells conditions, ValueCell& out) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (is_met(conditions[i])) return put_count(i, out);
    if (!is_fault(conditions[i].state)) continue;
    out = cell_of_state(conditions[i].state);
    return;
  }
  out = cell_of_state(State::missing);
}

void find_only_row(ManyCells conditions, ValueCell& out) {
  State state = first_fault(conditions);
  const std::size_t met = count_of_met(conditions);
  if (state == State::known && met == 1) return find_first_row(conditions, out);
  if (state == State::known) state = met == 0 ? State::missing : State::ambiguous_rows;
  out = cell_of_state(state);
}

void pick_cell(ManyCells choices, const ValueCell& row, ValueCell& out) {
  if (row.state != State::known) {
    out = cell_of_state(row.state);
    return;
  }
  out = choices[static_cast<std::size_t>(row.number.whole().value_or(0))];
}

namespace {

/// The cells of the rows that are met, from the first on.
class MetCells {
 public:
  MetCells(ManyCells rows, ManyCells values) : rows_(rows), values_(values) {}

  State fault() const {
    State found = first_fault(rows_);
    for (std::size_t i = 0; i < rows_.size() && !is_fault(found); ++i) {
      if (is_met(rows_[i]) && is_fault(values_[i].state)) found = values_[i].state;
    }
    return found;
  }

  template <class Visit>
  void for_each_known(Visit visit) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (is_met(rows_[i]) && values_[i].state == State::known) visit(values_[i]);
    }
  }

 private:
  ManyCells rows_;
  ManyCells values_;
};

ValueCell sum_of(const MetCells& met) {
  DecimalSum sum;
  bool any = false;
  met.for_each_known([&](const ValueCell& value) {
    sum.add(value.number);
    any = true;
  });
  if (!any) return {};
  const std::optional<Decimal> total = sum.total();
  return total ? cell_of_number(*total) : cell_of_state(State::overflow);
}

ValueCell best_of(const MetCells& met, FoldKind kind, Ordering ordering) {
  ValueCell best;
  met.for_each_known([&](const ValueCell& value) {
    if (is_fault(best.state)) return;
    if (best.state == State::missing) {
      best = value;
      return;
    }
    const std::strong_ordering order = compare_known(ordering, value, best);
    if (kind == FoldKind::any && order != 0) best = cell_of_state(State::disagreeing_rows);
    if ((kind == FoldKind::max && order > 0) || (kind == FoldKind::min && order < 0)) best = value;
  });
  return best;
}

}  // namespace

void fold_cells(FoldKind kind, Ordering ordering, ManyCells rows, ManyCells values, ValueCell& out) {
  const MetCells met(rows, values);
  if (const State fault = met.fault(); is_fault(fault)) {
    out = cell_of_state(fault);
    return;
  }
  out = kind == FoldKind::sum ? sum_of(met) : best_of(met, kind, ordering);
}

namespace {

template <class Better>
void choose(ManyCells values, Ordering ordering, Better better, ValueCell& out) {
  const State strict = values.strict();
  if (strict != State::known) {
    out = cell_of_state(strict);
    return;
  }
  const ValueCell* best = &values[0];
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (better(compare_known(ordering, values[i], *best))) best = &values[i];
  }
  out = *best;
}

}  // namespace

void choose_least(ManyCells values, Ordering ordering, ValueCell& out) {
  choose(
      values, ordering, [](std::strong_ordering order) { return order < 0; }, out);
}

void choose_greatest(ManyCells values, Ordering ordering, ValueCell& out) {
  choose(
      values, ordering, [](std::strong_ordering order) { return order > 0; }, out);
}

void clamp_value(ManyCells values, Ordering ordering, ValueCell& out) {
  const State strict = values.strict();
  if (strict != State::known) {
    out = cell_of_state(strict);
    return;
  }
  const ValueCell& below = compare_known(ordering, values[0], values[2]) < 0 ? values[0] : values[2];
  out = compare_known(ordering, below, values[1]) > 0 ? below : values[1];
}

}  // namespace rung
