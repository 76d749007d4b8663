// The steps with descriptions of their own: calls, lookups, ladders, texts, values given by line.
#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/steps.hpp"
#include "program/print.hpp"

namespace rung {

State strict_state(const StepList& list, std::span<const std::uint32_t> cells) {
  State strict = State::known;
  for (const std::uint32_t cell : cells) {
    const State state = list.cells[cell].state;
    if (is_fault(state)) return state;
    if (state == State::missing) strict = state;
  }
  return strict;
}

void take_call(StepList& list, CallStep& step, ValueCell& out) {
  const State strict = strict_state(list, step.cells);
  if (strict != State::known) {
    out = cell_of_state(strict);
    return;
  }
  for (std::size_t i = 0; i < step.cells.size(); ++i)
    step.arguments[i] = value_of_cell(list.cells[step.cells[i]], step.types[i]);
  Outcome outcome = call(step.function, step.arguments);
  if (const Fault* const fault = std::get_if<Fault>(&outcome)) {
    out = cell_of_state(state_of(*fault));
    return;
  }
  Value& value = std::get<Value>(outcome);
  if (std::string* const text = std::get_if<std::string>(&value)) {
    step.text = std::move(*text);
    out = cell_of_text(step.text);
  } else {
    out = cell_of_value(value);
  }
}

namespace {

/// The key as a column of one row, as the index takes it.
void set_wanted(const ValueCell& key, const Type& type, Column& wanted) {
  const Storage storage = type.is_number() ? Storage::wide : storage_of(type);
  wanted.prepare(storage, 1);
  wanted.states[0] = State::known;
  switch (storage) {
    case Storage::narrow: break;
    case Storage::wide:
      wanted.scale = Decimal::places;
      wanted.wides[0] = key.number.units();
      break;
    case Storage::integer: wanted.integers[0] = key.integer; break;
    case Storage::truth: wanted.truths[0] = key.integer != 0; break;
    case Storage::text: wanted.texts[0] = key.text; break;
  }
}

}  // namespace

void take_look_up(StepList& list, LookUpStep& step, ValueCell& out) {
  const ValueCell& key = list.cells[step.key];
  if (key.state != State::known) {
    out = cell_of_state(key.state);
    return;
  }
  set_wanted(key, step.key_type, step.wanted);
  step.index->find(step.wanted, step.key_type, step.found);
  const std::uint32_t line = step.found[0];
  const bool found = line != no_row;
  const State visible = !found                  ? State::missing
                        : step.visible->empty() ? State::known
                                                : (*step.visible)[line];
  out = visible == State::known ? cell_of_row(*step.values, step.uniform ? 0 : line) : cell_of_state(visible);
}

namespace {

/// A ladder's inputs for the subject at hand. A cell that is none is not stated.
struct LadderReader {
  const std::vector<ValueCell>& cells;

  bool known(std::uint32_t cell) const { return cell != none && cells[cell].state == State::known; }
  bool met(std::uint32_t cell) const { return cell != none && is_met(cells[cell]); }
  bool met_or_none(std::uint32_t cell) const { return cell == none || is_met(cells[cell]); }
  std::int32_t code(std::uint32_t cell) const { return static_cast<std::int32_t>(cells[cell].integer); }
  Decimal number_or_zero(std::uint32_t cell) const { return known(cell) ? cells[cell].number : Decimal(); }
  std::optional<std::int64_t> steps(std::uint32_t cell) const {
    return known(cell) ? allowed_steps(cells[cell].number) : std::nullopt;
  }
  bool holds(const LadderOperands::TierCells& line) const {
    return known(line.tier) && met_or_none(line.when);
  }

  void tiers(const std::vector<LadderOperands::TierCells>& lines, std::vector<std::int32_t>& tiers) const {
    tiers.clear();
    for (const LadderOperands::TierCells& line : lines) {
      if (holds(line)) tiers.push_back(code(line.tier));
    }
  }
  std::optional<std::int32_t> first_tier(const std::vector<LadderOperands::TierCells>& lines) const {
    for (const LadderOperands::TierCells& line : lines) {
      if (holds(line)) return code(line.tier);
    }
    return std::nullopt;
  }
  void conditions(const std::vector<std::uint32_t>& stated, std::vector<std::uint8_t>& met_ones) const {
    for (std::size_t i = 0; i < std::min(stated.size(), met_ones.size()); ++i)
      met_ones[i] = met_or_none(stated[i]);
  }
};

template <class Code>
ValueCell code_cell(const std::optional<Code>& code) {
  return code ? cell_of_integer(static_cast<std::int64_t>(*code)) : ValueCell();
}

}  // namespace

void take_ladder(StepList& list, LadderOperands& step, ValueCell* out) {
  const State strict = strict_state(list, step.inputs);
  if (is_fault(strict)) {
    std::fill(out, out + 5, cell_of_state(strict));
    return;
  }
  const LadderReader read{list.cells};
  read.conditions(step.reach, step.reached);
  read.conditions(step.keep, step.kept);
  read.tiers(step.never_above, step.bounds.never_above);
  read.tiers(step.never_below, step.bounds.never_below);
  step.bounds.force = read.first_tier(step.force);
  step.bounds.override_ = read.first_tier(step.overrides);
  LadderFacts facts;
  facts.applies = read.met_or_none(step.applies);
  facts.rated = step.by == none || read.known(step.by);
  if (read.known(step.current)) facts.current = read.code(step.current);
  facts.reach = step.reached.data();
  facts.keep = step.kept.data();
  facts.tiers = static_cast<std::int32_t>(step.reached.size());
  facts.rise = read.steps(step.rise);
  facts.fall = read.steps(step.fall);
  facts.held = read.met(step.held);
  facts.in_grace = read.known(step.grace) && read.number_or_zero(step.fails) < list.cells[step.grace].number;
  const LadderDecision decision = decide(facts, step.bounds);
  const auto part = [out](op::LadderColumn column) -> ValueCell& {
    return out[static_cast<std::size_t>(column)];
  };
  part(op::LadderColumn::tier) = code_cell(decision.tier);
  part(op::LadderColumn::qualified) = code_cell(decision.qualified);
  part(op::LadderColumn::watch) = cell_of_integer(decision.watch ? 1 : 0);
  part(op::LadderColumn::change) = code_cell(decision.change);
  part(op::LadderColumn::why) = code_cell(decision.why);
}

void take_compose(StepList& list, ComposeStep& step, ValueCell& out) {
  step.text.clear();
  for (const ComposeStep::Piece& piece : step.pieces) {
    if (piece.cell == none) {
      step.text += piece.stated;
      continue;
    }
    const ValueCell& cell = list.cells[piece.cell];
    if (is_fault(cell.state)) {
      out = cell_of_state(cell.state);
      return;
    }
    step.text += cell.state == State::missing
                     ? "—"
                     : print(value_of_cell(cell, piece.type), piece.type, *list.program, list.words);
  }
  out = cell_of_text(step.text);
}

void take_text_of(const StepList& list, const TextOfStep& step, ValueCell& out) {
  const ValueCell& code = list.cells[step.code];
  out = code.state == State::known ? cell_of_text(step.texts[static_cast<std::size_t>(code.integer)])
                                   : cell_of_state(code.state);
}

void take_by_line(const StepList& list, const ByLineStep& step, ValueCell& out) {
  const auto given = step.given->by_line.find(list.line);
  out = given == step.given->by_line.end() ? list.cells[step.computed] : cell_of_value(given->second);
}

}  // namespace rung
