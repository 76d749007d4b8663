// Goes through the steps for one subject: one switch a step, and nothing in between.
#include "engine/day_arithmetic.hpp"
#include "engine/step_choices.hpp"
#include "engine/step_numbers.hpp"
#include "engine/steps.hpp"

namespace rung {
namespace {

class StepTaker {
 public:
  explicit StepTaker(StepList& list) : list_(list), cells_(list.cells.data()) {}

  /// Inlined into the loop over all steps.
  [[gnu::always_inline]] void take(const Step& step) const {
    ValueCell& out = cells_[step.out];
    const auto a = [&]() -> const ValueCell& { return cells_[step.a]; };
    const auto b = [&]() -> const ValueCell& { return cells_[step.b]; };
    const auto many = [&] { return ManyCells{cells_, list_.many(step)}; };
    const auto ordering = [&] { return static_cast<Ordering>(step.c); };
    switch (step.kind) {
      case StepKind::add: return add_numbers(a(), b(), out);
      case StepKind::subtract: return subtract_numbers(a(), b(), out);
      case StepKind::multiply: return multiply_numbers(a(), b(), out);
      case StepKind::times: return multiply_by_whole(a(), b(), static_cast<std::int32_t>(step.c), out);
      case StepKind::divide: return divide_numbers(a(), b(), out);
      case StepKind::between: return between(a(), b(), out);
      case StepKind::later: return later(a(), b(), static_cast<DayMove>(step.detail), out);
      case StepKind::sum_durations:
        return durations(a(), b(), out, [](Duration x, Duration y) { return rung::add(x, y); });
      case StepKind::less_durations:
        return durations(a(), b(), out, [](Duration x, Duration y) { return rung::subtract(x, y); });
      case StepKind::times_duration: return times(a(), b(), step.detail != 0, out);
      case StepKind::number_equal: return compare_numbers<Comparison::equal>(a(), b(), out);
      case StepKind::number_unequal: return compare_numbers<Comparison::unequal>(a(), b(), out);
      case StepKind::number_less: return compare_numbers<Comparison::less>(a(), b(), out);
      case StepKind::number_less_equal: return compare_numbers<Comparison::less_equal>(a(), b(), out);
      case StepKind::number_greater: return compare_numbers<Comparison::greater>(a(), b(), out);
      case StepKind::number_greater_equal: return compare_numbers<Comparison::greater_equal>(a(), b(), out);
      case StepKind::integer_equal: return compare_integers<Comparison::equal>(a(), b(), out);
      case StepKind::integer_unequal: return compare_integers<Comparison::unequal>(a(), b(), out);
      case StepKind::integer_less: return compare_integers<Comparison::less>(a(), b(), out);
      case StepKind::integer_less_equal: return compare_integers<Comparison::less_equal>(a(), b(), out);
      case StepKind::integer_greater: return compare_integers<Comparison::greater>(a(), b(), out);
      case StepKind::integer_greater_equal: return compare_integers<Comparison::greater_equal>(a(), b(), out);
      case StepKind::other_comparison:
        return compare_others(static_cast<Comparison>(step.detail), ordering(), a(), b(), out);
      case StepKind::all: return all_met(many(), out);
      case StepKind::any: return any_met(many(), out);
      case StepKind::negate:
        return a().state == State::known ? put_truth(a().integer == 0, out) : put_state(a().state, out);
      case StepKind::is_missing:
        return is_fault(a().state) ? put_state(a().state, out) : put_truth(a().state == State::missing, out);
      case StepKind::fall_back: out = cells_[a().state == State::missing ? step.b : step.a]; return;
      case StepKind::branch:
        if (is_fault(a().state)) return put_state(a().state, out);
        out = cells_[is_met(a()) ? step.b : step.c];
        return;
      case StepKind::count_met: return count_conditions(many(), out);
      case StepKind::first_row: return find_first_row(many(), out);
      case StepKind::only_row: return find_only_row(many(), out);
      case StepKind::pick: return pick_cell(many(), cells_[step.c], out);
      case StepKind::fold: return fold(step, out);
      case StepKind::lesser: return choose_lesser(a(), b(), out);
      case StepKind::greater: return choose_greater(a(), b(), out);
      case StepKind::bounded: return bound_number(a(), b(), cells_[step.c], out);
      case StepKind::least: return choose_least(many(), ordering(), out);
      case StepKind::greatest: return choose_greatest(many(), ordering(), out);
      case StepKind::clamp: return clamp_value(many(), ordering(), out);
      case StepKind::absolute:
        if (a().state != State::known) return put_state(a().state, out);
        return put_number(a().number.is_negative() ? -a().number : a().number, out);
      case StepKind::round:
        return round_number(a(), static_cast<std::int32_t>(step.c), static_cast<Rounding>(step.detail), out);
      case StepKind::ratio: return divide_and_round(a(), b(), static_cast<std::int32_t>(step.c), out);
      case StepKind::days_between:
        if (!both_known(a(), b())) return put_state(strict_of(a(), b()), out);
        return put_number(Decimal(b().integer - a().integer), out);
      case StepKind::call: return take_call(list_, list_.calls[step.a], out);
      case StepKind::look_up: return take_look_up(list_, list_.look_ups[step.a], out);
      case StepKind::ladder: return take_ladder(list_, list_.ladders[step.a], &out);
      case StepKind::chart: return take_chart(list_, list_.charts[step.a]);
      case StepKind::compose: return take_compose(list_, list_.composes[step.a], out);
      case StepKind::text_of: return take_text_of(list_, list_.texts[step.a], out);
      case StepKind::by_line: return take_by_line(list_, list_.by_lines[step.a], out);
    }
  }

 private:
  static void between(const ValueCell& a, const ValueCell& b, ValueCell& out) {
    if (!both_known(a, b)) return put_state(strict_of(a, b), out);
    put_integer(pack({.amount = a.integer - b.integer, .unit = DurationUnit::days}), out);
  }

  void later(const ValueCell& a, const ValueCell& b, DayMove move, ValueCell& out) const {
    if (!both_known(a, b)) return put_state(strict_of(a, b), out);
    const ValueCell& date = move == DayMove::duration_first ? b : a;
    Duration by = unpack((move == DayMove::duration_first ? a : b).integer);
    if (move == DayMove::backwards) by.amount = -by.amount;
    const std::optional<Date> moved =
        move_date(*list_.working_days, Date{static_cast<std::int32_t>(date.integer)}, by);
    if (!moved) return put_state(State::overflow, out);
    put_integer(moved->days, out);
  }

  template <class Work>
  static void durations(const ValueCell& a, const ValueCell& b, ValueCell& out, Work work) {
    if (!both_known(a, b)) return put_state(strict_of(a, b), out);
    const std::optional<Duration> result = work(unpack(a.integer), unpack(b.integer));
    if (!result) return put_state(State::overflow, out);
    put_integer(pack(*result), out);
  }

  static void times(const ValueCell& a, const ValueCell& b, bool duration_last, ValueCell& out) {
    if (!both_known(a, b)) return put_state(strict_of(a, b), out);
    const ScaledDuration scaled = duration_last ? scale_duration(unpack(b.integer), a.number)
                                                : scale_duration(unpack(a.integer), b.number);
    if (scaled.state != State::known) return put_state(scaled.state, out);
    put_integer(pack(scaled.duration), out);
  }

  /// Behind the rows stand as many cells.
  void fold(const Step& step, ValueCell& out) const {
    const std::span<const std::uint32_t> rows = list_.many(step);
    const ManyCells values{cells_, {rows.data() + rows.size(), rows.size()}};
    fold_cells(static_cast<FoldKind>(step.detail), static_cast<Ordering>(step.c), {cells_, rows}, values,
               out);
  }

  StepList& list_;
  ValueCell* cells_;
};

}  // namespace

void take_steps(StepList& list) {
  const StepTaker taker(list);
  for (const Step& step : list.steps) taker.take(step);
}

}  // namespace rung
