// Bounds of each operation but the ladder.
#include "extents/extent_of_operation.hpp"

#include <algorithm>

namespace rung {
namespace {

struct ExtentOf {
  const ExtentsByNode& in;
  const Node& node;

  Extent all() const { return everything(node.type, in.program); }

  Extent operator()(const op::Constant& o) const {
    return extent_of(Outcome(o.value), node.type, in.program);
  }
  Extent operator()(const op::Field&) const { return all(); }
  Extent operator()(const op::Today&) const { return all(); }
  Extent operator()(const op::Named& o) const { return in[o.value]; }
  Extent operator()(const op::Parent& o) const { return in[o.value]; }
  Extent operator()(const op::Calculate& o) const {
    return calculated(o.kind, in.typed(o.left), in.typed(o.right), node.type, in.program);
  }
  Extent operator()(const op::Compare& o) const {
    return compared(o.kind, in.typed(o.left), in.typed(o.right));
  }
  Extent operator()(const op::All& o) const { return combined(o.conditions, false); }
  Extent operator()(const op::Any& o) const { return combined(o.conditions, true); }
  Extent operator()(const op::Not& o) const {
    const Extent& truth = in[o.condition];
    return Extent::of_truths(truth.can_be_yes(), truth.can_be_no(), truth.missing);
  }
  Extent operator()(const op::IsMissing& o) const {
    return Extent::of_truths(in[o.value].known, in[o.value].missing, false);
  }
  Extent operator()(const op::Else& o) const {
    Extent value = in[o.value];
    if (!value.missing) return value;
    value.missing = false;
    return hull(value, in[o.fallback]);
  }
  Extent operator()(const op::If& o) const {
    const Extent& condition = in[o.condition];
    Extent extent;
    if (condition.can_be_yes()) extent = hull(extent, in[o.yes]);
    if (condition.can_be_unmet()) extent = hull(extent, in[o.no]);
    return extent;
  }
  Extent operator()(const op::CountMet& o) const {
    Int128 least = 0;
    Int128 most = 0;
    for (const NodeId id : o.conditions) {
      if (in[id].is_met()) ++least;
      if (in[id].can_be_yes()) ++most;
    }
    const Int128 one = Decimal(1).units();
    return Extent::between(least * one, most * one);
  }
  Extent operator()(const op::Call& o) const {
    std::vector<TypedExtent> arguments;
    for (const NodeId id : o.arguments) arguments.push_back(in.typed(id));
    return called(o.function, arguments, node.type, in.program);
  }
  Extent operator()(const op::MatchRow& o) const {
    Extent extent;
    const Int128 one = Decimal(1).units();
    bool none_must = true;
    for (std::size_t row = 0; row < o.rows.size() && none_must; ++row) {
      const Extent& condition = in[o.rows[row]];
      if (condition.can_be_yes())
        extent =
            hull(extent, Extent::between(static_cast<Int128>(row) * one, static_cast<Int128>(row) * one));
      // Of a unique match a second row that is met is a fault.
      none_must = !condition.is_met();
    }
    if (none_must) extent.missing = true;
    return extent;
  }
  Extent operator()(const op::Pick& o) const {
    const Extent& row = in[o.row];
    Extent extent;
    extent.missing = row.missing;
    if (!row.known) return extent;
    const Int128 one = Decimal(1).units();
    const auto last = std::min<Int128>(row.high / one, static_cast<Int128>(o.cells.size()) - 1);
    for (auto cell = static_cast<std::size_t>(row.low / one); static_cast<Int128>(cell) <= last; ++cell)
      if (can_be_row(o.row, cell)) extent = hull(extent, in[o.cells[cell]]);
    return extent;
  }
  Extent operator()(const op::Fold& o) const { return o.kind == FoldKind::sum ? summed(o) : best(o); }
  Extent operator()(const op::Aggregate&) const { return all(); }
  Extent operator()(const op::Lookup&) const { return all(); }
  Extent operator()(const op::Population&) const { return all(); }
  Extent operator()(const op::Ladder& o) const {
    return extent_of_ladder(in, o, op::LadderColumn::tier, node.type);
  }
  Extent operator()(const op::LadderPart& o) const {
    const auto& ladder = std::get<op::Ladder>(in.program[o.ladder].operation);
    return extent_of_ladder(in, ladder, o.column, node.type);
  }
  Extent operator()(const op::Compose&) const { return Extent::between(0, 0); }
  Extent operator()(const op::TextOf& o) const {
    Extent extent = in[o.value];
    extent.low = extent.high = 0;
    return extent;
  }
  Extent operator()(const op::GroupKey&) const { return all(); }

  /// A decisive truth decides; else a missing condition counts; else the result is the other truth.
  Extent combined(const std::vector<NodeId>& conditions, bool decisive) const {
    bool may_decide = false;
    bool may_stay = true;
    bool any_missing = false;
    bool must_decide = false;
    for (const NodeId id : conditions) {
      const Extent& truth = in[id];
      const bool can_decide = decisive ? truth.can_be_yes() : truth.can_be_no();
      const bool can_stay = decisive ? truth.can_be_no() : truth.can_be_yes();
      may_decide = may_decide || can_decide;
      may_stay = may_stay && can_stay;
      any_missing = any_missing || truth.missing;
      must_decide = must_decide || (can_decide && !can_stay && !truth.missing);
    }
    if (must_decide) return Extent::of_truths(!decisive, decisive, false);
    return Extent::of_truths(decisive ? may_stay : may_decide, decisive ? may_decide : may_stay, any_missing);
  }

  /// Rows between the first and the last that can be met may yet be none that can.
  bool can_be_row(NodeId row, std::size_t number) const {
    const auto* match = std::get_if<op::MatchRow>(&in.program[row].operation);
    return match == nullptr || number >= match->rows.size() || in[match->rows[number]].can_be_yes();
  }

  Extent summed(const op::Fold& o) const {
    const Type number = Type::number();
    Extent total = Extent::between(0, 0);
    bool some_must = false;
    bool some_may = false;
    for (std::size_t i = 0; i < o.cells.size(); ++i) {
      const Extent& cell = in[o.cells[i]];
      if (!in[o.rows[i]].can_be_yes() || !cell.known) continue;
      const bool must = in[o.rows[i]].is_met() && !cell.missing;
      const Extent added =
          must ? Extent::between(cell.low, cell.high)
               : Extent::between(std::min<Int128>(cell.low, 0), std::max<Int128>(cell.high, 0));
      total = calculated(Arithmetic::add, {total, number}, {added, number}, number, in.program);
      some_must = some_must || must;
      some_may = true;
    }
    total.known = total.known && some_may;
    total.missing = !some_must;
    return total;
  }

  Extent best(const op::Fold& o) const {
    Extent extent;
    bool some_must = false;
    for (std::size_t i = 0; i < o.cells.size(); ++i) {
      Extent cell = in[o.cells[i]];
      if (!in[o.rows[i]].can_be_yes() || !cell.known) continue;
      some_must = some_must || (in[o.rows[i]].is_met() && !cell.missing);
      cell.missing = false;
      extent = hull(extent, cell);
    }
    extent.missing = !some_must;
    return extent;
  }
};

}  // namespace

Extent extent_of_operation(const ExtentsByNode& inputs, NodeId id) {
  const Node& node = inputs.program[id];
  return std::visit(ExtentOf{inputs, node}, node.operation);
}

}  // namespace rung
