// Gathers the facts of each row for the decision of a ladder, and spreads the decision over five columns.
#include <algorithm>
#include <array>

#include "engine/kernels.hpp"
#include "engine/numbers.hpp"
#include "program/ladder.hpp"

namespace rung {
namespace {

/// An input that may be none.
class Input {
 public:
  Input(const Scope& scope, NodeId id)
      : column_(id == none ? nullptr : &scope[id]), uniform_(id != none && scope.uniform(id)) {}

  bool stated() const { return column_ != nullptr; }
  bool known(std::size_t row) const { return stated() && column_->states[at(row)] == State::known; }
  bool met(std::size_t row) const { return known(row) && column_->truths[at(row)] != 0; }
  /// A condition that is not stated is always met.
  bool met_or_none(std::size_t row) const { return !stated() || met(row); }
  std::int32_t code(std::size_t row) const { return static_cast<std::int32_t>(column_->integers[at(row)]); }
  Decimal number(std::size_t row) const {
    return *Decimal::from_scaled(mantissa_at(*column_, at(row)), column_->scale);
  }

 private:
  std::size_t at(std::size_t row) const { return uniform_ ? 0 : row; }

  const Column* column_;
  bool uniform_;
};

struct Line {
  Input tier;
  Input when;

  bool holds(std::size_t row) const { return tier.known(row) && when.met_or_none(row); }
};

std::vector<Input> inputs_of(const Scope& scope, const std::vector<NodeId>& ids) {
  std::vector<Input> inputs;
  for (const NodeId id : ids) inputs.emplace_back(scope, id);
  return inputs;
}

std::vector<Line> lines_of(const Scope& scope, const std::vector<op::TierLine>& lines) {
  std::vector<Line> result;
  for (const op::TierLine& line : lines) result.push_back({Input(scope, line.tier), Input(scope, line.when)});
  return result;
}

std::vector<std::int32_t> tiers_that_hold(const std::vector<Line>& lines, std::size_t row) {
  std::vector<std::int32_t> tiers;
  for (const Line& line : lines) {
    if (line.holds(row)) tiers.push_back(line.tier.code(row));
  }
  return tiers;
}

std::optional<std::int32_t> first_that_holds(const std::vector<Line>& lines, std::size_t row) {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.holds(row); });
  if (found == lines.end()) return std::nullopt;
  return found->tier.code(row);
}

class Decider {
 public:
  Decider(const Scope& scope, const op::Ladder& ladder)
      : by_(scope, ladder.by),
        applies_(scope, ladder.applies),
        current_(scope, ladder.current),
        rise_(scope, ladder.rise),
        fall_(scope, ladder.fall),
        held_(scope, ladder.held),
        grace_(scope, ladder.grace),
        fails_(scope, ladder.fails),
        reach_(inputs_of(scope, ladder.reach)),
        keep_(inputs_of(scope, ladder.keep)),
        never_above_(lines_of(scope, ladder.never_above)),
        never_below_(lines_of(scope, ladder.never_below)),
        force_(lines_of(scope, ladder.force)),
        overrides_(lines_of(scope, ladder.overrides)),
        tiers_(scope.run.program.enumerations[ladder.set].values.size()),
        reached_(tiers_, 1),
        kept_(tiers_, 1) {}

  LadderDecision operator()(std::size_t row) {
    for (std::size_t i = 0; i < std::min(tiers_, reach_.size()); ++i)
      reached_[i] = reach_[i].met_or_none(row);
    for (std::size_t i = 0; i < std::min(tiers_, keep_.size()); ++i) kept_[i] = keep_[i].met_or_none(row);
    LadderFacts facts;
    facts.applies = applies_.met_or_none(row);
    facts.rated = !by_.stated() || by_.known(row);
    if (current_.known(row)) facts.current = current_.code(row);
    facts.reach = reached_.data();
    facts.keep = kept_.data();
    facts.tiers = static_cast<std::int32_t>(tiers_);
    facts.rise = steps(rise_, row);
    facts.fall = steps(fall_, row);
    facts.held = held_.met(row);
    const Decimal fails = fails_.known(row) ? fails_.number(row) : Decimal(0);
    facts.in_grace = grace_.known(row) && fails < grace_.number(row);
    return decide(facts, {.never_above = tiers_that_hold(never_above_, row),
                          .never_below = tiers_that_hold(never_below_, row),
                          .force = first_that_holds(force_, row),
                          .override_ = first_that_holds(overrides_, row)});
  }

 private:
  /// A missing bound is no bound.
  static std::optional<std::int64_t> steps(const Input& bound, std::size_t row) {
    return bound.known(row) ? allowed_steps(bound.number(row)) : std::nullopt;
  }

  Input by_, applies_, current_, rise_, fall_, held_, grace_, fails_;
  std::vector<Input> reach_, keep_;
  std::vector<Line> never_above_, never_below_, force_, overrides_;
  std::size_t tiers_;
  std::vector<std::uint8_t> reached_, kept_;
};

template <class Code>
void set_code(Column& column, std::size_t row, const std::optional<Code>& code) {
  column.states[row] = code ? State::known : State::missing;
  column.integers[row] = code ? static_cast<std::int64_t>(*code) : 0;
}

}  // namespace

void decide_ladder(const Scope& scope, const op::Ladder& operation, std::uint32_t first_slot) {
  std::vector<NodeId> inputs;
  for_each_input(Operation(operation), [&](NodeId id) { inputs.push_back(id); });
  const auto part = [&](op::LadderColumn which) -> Column& {
    return scope.frame.fill(first_slot + static_cast<std::uint32_t>(which));
  };
  Column& tier = part(op::LadderColumn::tier);
  Column& qualified = part(op::LadderColumn::qualified);
  Column& watch = part(op::LadderColumn::watch);
  Column& change = part(op::LadderColumn::change);
  Column& why = part(op::LadderColumn::why);
  const std::size_t rows = rows_of(scope, inputs);
  shape(tier, Storage::integer, rows);
  combine_states(scope, inputs, tier);
  tier.all_known = false;
  qualified = change = why = tier;
  shape(watch, Storage::truth, rows);
  watch.states = tier.states;
  watch.has_faults = tier.has_faults;
  Decider decider(scope, operation);
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_fault(tier.states[row])) continue;
    const LadderDecision decision = decider(row);
    set_code(tier, row, decision.tier);
    set_code(qualified, row, decision.qualified);
    set_code(change, row, decision.change);
    set_code(why, row, decision.why);
    watch.states[row] = State::known;
    watch.truths[row] = decision.watch;
  }
}

}  // namespace rung
