// The rules as a list of steps over an array of cells: the form in which one subject is rated by itself. Private to the
// room; step_writer makes it, take_steps goes through it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/run.hpp"
#include "engine/value_cell.hpp"
#include "engine/working_days.hpp"
#include "program/ladder.hpp"

namespace rung {

/// What a step does, with the cells that it reads in brackets; `many` are those listed from operands[a] on, b of them.
/// Where a step is strict, node.hpp tells what it makes of missing values and faults.
enum class StepKind : std::uint8_t {
  add,             ///< (a, b) numbers, strict
  subtract,        ///< (a, b) numbers, strict
  multiply,        ///< (a, b) numbers, strict
  divide,          ///< (a, b) numbers, strict
  times,           ///< (a, b) numbers, strict; c: the known b, a whole number, as a signed one
  between,         ///< (a, b) a - b of dates as a duration in days, strict
  later,           ///< (a, b) a date and a duration; detail: a DayMove
  sum_durations,   ///< (a, b) strict
  less_durations,  ///< (a, b) a - b, strict
  times_duration,  ///< (a, b) strict; detail 1: the duration is b
  number_equal,    ///< (a, b) strict; and so on
  number_unequal,
  number_less,
  number_less_equal,
  number_greater,
  number_greater_equal,
  integer_equal,
  integer_unequal,
  integer_less,
  integer_less_equal,
  integer_greater,
  integer_greater_equal,
  other_comparison,  ///< (a, b) strict; detail: a Comparison, c: an Ordering
  all,               ///< (many)
  any,               ///< (many)
  negate,            ///< (a)
  is_missing,        ///< (a)
  fall_back,         ///< (a, b)
  branch,            ///< (a, b, c)
  count_met,         ///< (many)
  first_row,         ///< (many)
  only_row,          ///< (many)
  pick,              ///< (many); c: the cell of the row's number
  fold,              ///< (many) rows, then as many cells; detail: a FoldKind, c: an Ordering
  lesser,            ///< (a, b) numbers, strict
  greater,           ///< (a, b) numbers, strict
  bounded,           ///< (a, low b, high c) numbers, strict
  least,             ///< (many) strict; c: an Ordering
  greatest,          ///< (many) strict; c: an Ordering
  clamp,             ///< (many: value, low, high) strict; c: an Ordering
  absolute,          ///< (a) number, strict
  round,             ///< (a) number, strict; detail: a Rounding, c: the places as a signed number
  ratio,             ///< (a, b) numbers, strict; c: the places
  days_between,      ///< (a, b) strict
  // What has a description of its own, calls[a], look_ups[a] and so on.
  call,
  look_up,
  ladder,
  chart,
  compose,
  text_of,
  by_line,
};

/// How a date moves: whether the duration is taken away, and whether it is written before the date.
enum class DayMove : std::uint8_t { forwards, backwards, duration_first };

struct Step {
  StepKind kind;
  std::uint8_t detail = 0;
  std::uint32_t out = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
};

/// A builtin function by its scalar definition.
struct CallStep {
  FunctionId function;
  std::vector<std::uint32_t> cells;
  std::vector<Type> types;
  std::vector<Value> arguments;  ///< at work
  std::string text;              ///< what the result shows
};

/// The line of a reference record that has a key.
struct LookUpStep {
  std::uint32_t key;
  Type key_type;
  const KeyIndex* index;
  const Column* values;               ///< by line
  const std::vector<State>* visible;  ///< empty where all lines are seen
  bool uniform = false;               ///< one value stands for all lines
  Column wanted{};                    ///< at work: a row with the key
  std::vector<std::uint32_t> found{};
};

struct LadderOperands {
  struct TierCells {
    std::uint32_t tier;
    std::uint32_t when;
  };
  // Cells, or none.
  std::uint32_t by, applies, current, rise, fall, held, grace, fails;
  std::vector<std::uint32_t> reach, keep;
  std::vector<TierCells> never_above, never_below, force, overrides;
  std::vector<std::uint32_t> inputs;  ///< all of them, in their order
  // At work: by tier, met or not.
  std::vector<std::uint8_t> reached, kept;
  LadderBounds bounds;
};

/// A chart that was drawn by the kernels.
struct ChartStep {
  struct AxisCells {
    enum class Kind : std::uint8_t { number, integer, place };
    Kind kind;
    std::uint32_t leaf;
    std::size_t places;
    std::size_t stride;
    std::vector<Decimal> numbers;        ///< thresholds of numbers, rising
    std::vector<std::int64_t> integers;  ///< thresholds of integers, rising
  };
  struct ColumnCells {
    std::uint32_t out;
    std::vector<ValueCell> values;
  };
  std::vector<AxisCells> axes;
  std::vector<ColumnCells> columns;
};

struct ComposeStep {
  struct Piece {
    std::string stated;  ///< where the cell is none
    std::uint32_t cell = none;
    Type type;
  };
  std::vector<Piece> pieces;
  std::string text;
};

struct TextOfStep {
  std::uint32_t code;
  std::vector<std::string> texts;
};

/// A value that some lines are given.
struct ByLineStep {
  std::uint32_t computed;
  const LineStandIns* given;
};

struct StepList {
  std::vector<ValueCell> cells;
  std::vector<Step> steps;
  std::vector<std::uint32_t> operands;
  std::vector<CallStep> calls;
  std::vector<LookUpStep> look_ups;
  std::vector<LadderOperands> ladders;
  std::vector<ChartStep> charts;
  std::vector<ComposeStep> composes;
  std::vector<TextOfStep> texts;
  std::vector<ByLineStep> by_lines;
  std::vector<std::uint32_t> field_cells;  ///< by field of the subject; none where it is not looked at
  std::vector<std::uint32_t> node_cells;   ///< by node; none where it is not computed
  std::uint64_t line = 0;                  ///< of the subject
  // What some steps look at.
  const Program* program = nullptr;
  const WorkingDays* working_days = nullptr;
  Language words = Language::english;

  std::span<const std::uint32_t> many(const Step& step) const { return {operands.data() + step.a, step.b}; }
};

/// What these nodes and the subject's `where` are made of. References are loaded. False where a value is among it that one
/// subject alone does not have.
bool write_steps(const Run& run, std::span<const NodeId> nodes, StepList& list);

/// Computes all cells from those of the fields.
void take_steps(StepList& list);

// The steps with descriptions of their own.
void take_call(StepList& list, CallStep& step, ValueCell& out);
void take_look_up(StepList& list, LookUpStep& step, ValueCell& out);
/// Fills five cells, a column of the ladder each.
void take_ladder(StepList& list, LadderOperands& step, ValueCell* out);
void take_chart(StepList& list, const ChartStep& step);
void take_compose(StepList& list, ComposeStep& step, ValueCell& out);
void take_text_of(const StepList& list, const TextOfStep& step, ValueCell& out);
void take_by_line(const StepList& list, const ByLineStep& step, ValueCell& out);

/// The strict state of some cells: the first fault, else missing where one is not known.
State strict_state(const StepList& list, std::span<const std::uint32_t> cells);

}  // namespace rung
