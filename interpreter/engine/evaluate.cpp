// Computes the nodes of a frame.
#include "engine/evaluate.hpp"

#include <algorithm>
#include <array>

#include "engine/chart.hpp"
#include "engine/kernels.hpp"
#include "engine/numbers.hpp"
#include "engine/quotient.hpp"

namespace rung {
namespace {

/// The values of the word `missing` alone have no storage, and are read as any.
void fill_every_storage(Column& column) {
  const std::size_t rows = column.size();
  column.integers.assign(rows, 0);
  column.truths.assign(rows, 0);
  column.texts.assign(rows, {});
}

bool never_known(const Scope& scope, NodeId id) {
  return scope.type(id).kind == TypeKind::nothing;
}

/// A strict operation with an input that is never known.
void never(const Scope& scope, std::span<const NodeId> inputs, const Type& type, Column& out) {
  shape(out, storage_of(type), rows_of(scope, inputs));
  combine_states(scope, inputs, out);
}

struct Evaluate {
  const Scope& scope;
  NodeId id;
  const Node& node;
  std::uint32_t slot;

  Column& out() const { return scope.frame.fill(slot); }

  void operator()(const op::Constant& o) const { out() = constant_column(o.value, node.type, 1); }
  void operator()(const op::Field& o) const {
    const Column& column = scope.frame.batch.columns[o.field];
    if (column.size() == scope.frame.rows) {
      scope.frame.show(slot, column);
    } else {
      shape(out(), storage_of(node.type), scope.frame.rows);
    }
  }
  void operator()(const op::Today&) const {
    const std::optional<Date> today = scope.run.settings.today;
    out() = constant_column(today ? Value{*today} : Value{}, node.type, 1);
  }
  void operator()(const op::Named& o) const {
    if (scope.run.plan.by_line[id] != none) return stand_in_by_line(o);
    const StandIn& stand_in = scope.run.plan.stand_ins[scope.run.plan.stand_in[id]];
    out() = constant_column(stand_in.value, node.type, 1);
  }
  void operator()(const op::Parent& o) const { look_at_parent(scope, o, out()); }
  void operator()(const op::Calculate& o) const {
    const std::array inputs = {o.left, o.right};
    const auto is_date = [&](NodeId input) { return scope.type(input).kind == TypeKind::date; };
    const auto is_duration = [&](NodeId input) { return scope.type(input).kind == TypeKind::duration; };
    if (never_known(scope, o.left) || never_known(scope, o.right))
      return never(scope, inputs, node.type, out());
    if (is_date(o.left) || is_date(o.right)) return calculate_days(scope, o, out());
    if (is_duration(o.left) || is_duration(o.right)) return calculate_durations(scope, o, out());
    calculate(scope, o, out());
  }
  void operator()(const op::Compare& o) const {
    const NodeId quotient = scope.run.plan.fused[id];
    if (quotient != none) return compare_quotient(scope, o, quotient, out());
    const std::array inputs = {o.left, o.right};
    if (never_known(scope, o.left) || never_known(scope, o.right))
      return never(scope, inputs, node.type, out());
    compare(scope, o, out());
  }
  void operator()(const op::All& o) const { all(scope, o, out()); }
  void operator()(const op::Any& o) const { any(scope, o, out()); }
  void operator()(const op::Not& o) const { negate(scope, o, out()); }
  void operator()(const op::IsMissing& o) const { is_missing(scope, o, out()); }
  void operator()(const op::Else& o) const { fall_back(scope, o, node.type, out()); }
  void operator()(const op::If& o) const { branch(scope, o, node.type, out()); }
  void operator()(const op::CountMet& o) const { count_met(scope, o, out()); }
  void operator()(const op::Call& o) const {
    if (scope.run.plan.fused[id] != none) return round_quotient(o);
    const auto unknown = [&](NodeId input) { return never_known(scope, input); };
    if (std::any_of(o.arguments.begin(), o.arguments.end(), unknown)) {
      return never(scope, o.arguments, node.type, out());
    }
    call_function(scope, o, node.type, out());
  }
  void operator()(const op::MatchRow& o) const { match_row(scope, o, out()); }
  void operator()(const op::Pick& o) const { pick(scope, o, node.type, out()); }
  void operator()(const op::Fold& o) const { fold(scope, o, node.type, out()); }
  void operator()(const op::Aggregate&) const {}
  void operator()(const op::Lookup& o) const { look_up(scope, o, out()); }
  void operator()(const op::Population&) const {}
  void operator()(const op::Ladder& o) const { decide_ladder(scope, o, slot); }
  void operator()(const op::LadderPart&) const {}
  void operator()(const op::Compose& o) const { compose(scope, o, out()); }
  void operator()(const op::TextOf& o) const { text_of(scope, o, out()); }
  void operator()(const op::GroupKey&) const {}

  /// A few rows of a test, so that one value at a time will do.
  void stand_in_by_line(const op::Named& o) const {
    const auto& given = scope.run.plan.line_stand_ins[scope.run.plan.by_line[id]].by_line;
    const Column& computed = scope[o.value];
    Column column;
    column.reset(storage_of(node.type), scope.frame.rows);
    for (std::size_t row = 0; row < scope.frame.rows; ++row) {
      const std::size_t at = scope.uniform(o.value) ? 0 : row;
      const auto stands_in = given.find(scope.frame.batch.lines[row]);
      if (stands_in != given.end())
        append(column, stands_in->second, node.type);
      else if (is_fault(computed.states[at]))
        append(column, fault_of(computed.states[at]), node.type);
      else
        append(column, value_at(computed, at, scope.type(o.value)), node.type);
    }
    out() = std::move(column);
  }

  void round_quotient(const op::Call& o) const {
    const auto& division = std::get<op::Calculate>(scope.node(o.arguments[0]).operation);
    const auto& places = std::get<op::Constant>(scope.node(o.arguments[1]).operation);
    const auto whole = static_cast<int>(*std::get<Decimal>(places.value).whole());
    rounded_quotient(scope, division.left, division.right, whole, Roundings::two, out());
  }
};

}  // namespace

void evaluate_node(const Scope& scope, NodeId id) {
  const Node& node = scope.node(id);
  const std::uint32_t slot = scope.place(id).slot;
  if (scope.drawing == nullptr && scope.run.plan.chart[id] != none)
    return read_chart(scope, scope.run.plan.chart[id], slot);
  std::visit(Evaluate{scope, id, node, slot}, node.operation);
  if (node.type.kind == TypeKind::nothing && scope.frame.has(slot))
    fill_every_storage(scope.frame.fill(slot));
  // What belongs to the run is asked by all frames, maybe by several at once.
  if (node.space.kind == Space::Kind::run) {
    for (std::uint32_t i = 0; i < slots_of(node); ++i) scope.frame.examine(slot + i);
  }
}

void evaluate_frame(const Run& run, Frame& frame, const Section& section, std::uint32_t stage, bool again) {
  const Scope scope{run, frame};
  const Plan& plan = run.plan;
  for (const NodeId id : section.nodes) {
    if (plan.stages[id] < frame.next_stage || plan.stages[id] > stage) continue;
    if (!again || plan.recomputed[id]) evaluate_node(scope, id);
  }
  frame.next_stage = stage + 1;
}

void drop_unused(const Plan& plan, Frame& frame, const Section& section, std::uint32_t stage) {
  for (const NodeId id : section.nodes) {
    if (plan.retained[id] || plan.stages[id] > stage) continue;
    if (std::holds_alternative<op::Ladder>((*plan.program)[id].operation)) continue;
    frame.drop(plan.places[id].slot);
  }
}

}  // namespace rung
