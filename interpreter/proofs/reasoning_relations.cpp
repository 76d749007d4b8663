// How each operation carries the difference of two customers on.
#include <algorithm>
#include <array>

#include "program/below.hpp"
#include "proofs/reasoning.hpp"

namespace rung {
namespace {

constexpr std::array states = {Truth3::no, Truth3::yes, Truth3::missing};

Truth3 negated(Truth3 truth) {
  if (truth == Truth3::missing) return truth;
  return truth == Truth3::yes ? Truth3::no : Truth3::yes;
}

Truth3 together(Truth3 a, Truth3 b, bool all) {
  const Truth3 decisive = all ? Truth3::no : Truth3::yes;
  if (a == decisive || b == decisive) return decisive;
  if (a == Truth3::missing || b == Truth3::missing) return Truth3::missing;
  return a;
}

Relation of_truths(Transitions truths) {
  return relation_of(truths);
}

/// A factor of which nothing is known but its sign.
Relation scaled(const Relation& relation, const Extent& factor) {
  Relation result = relation;
  if (factor.known && factor.low < 0 && factor.high > 0)
    result.rises = result.falls = relation.rises || relation.falls;
  else if (factor.known && factor.high <= 0)
    result = relation.flipped();
  return result;
}

}  // namespace

bool Reasoning::met(NodeId condition, bool from, bool to) const {
  if (condition == none) return from && to;
  return relations_[condition].truths.met(from, to);
}

bool Reasoning::all_inputs_same(const Operation& operation) const {
  bool all = true;
  for_each_input(operation, [&](NodeId input) { all = all && same(input); });
  return all;
}

/// Who differs in the field by which lines find them has other lines.
bool Reasoning::is_raised_field(FieldId field) const {
  if (raised_ == none) return false;
  const auto* raised = std::get_if<op::Field>(&program_[unnamed(program_, raised_)].operation);
  return raised != nullptr && raised->record == subject && raised->field == field;
}

bool Reasoning::lines_are_same(RecordId from) const {
  for (; from != none && from != subject; from = program_.records[from].parent) {
    const Record& record = program_.records[from];
    if (!same(record.where)) return false;
    if (record.dated != none && !same(record.fields[record.dated].computed)) return false;
    if (record.parent == subject && is_raised_field(record.parent_link)) return false;
  }
  return true;
}

Relation Reasoning::combined(const std::vector<NodeId>& conditions, bool all) const {
  Transitions result = Transitions::none();
  const Truth3 start = all ? Truth3::yes : Truth3::no;
  result.add(start, start);
  for (const NodeId id : conditions) {
    const Transitions one = relations_[id].truths;
    Transitions next = Transitions::none();
    for (const Truth3 a : states)
      for (const Truth3 b : states) {
        if (!result.has(a, b)) continue;
        for (const Truth3 c : states)
          for (const Truth3 d : states)
            if (one.has(c, d)) next.add(together(a, c, all), together(b, d, all));
      }
    result = next;
  }
  return of_truths(result);
}

Relation Reasoning::relation_of_product(NodeId left, NodeId right) const {
  Relation result = scaled(relations_[left], extents_[right]);
  return result.join(scaled(relations_[right], extents_[left]));
}

Relation Reasoning::relation_of_quotient(NodeId left, NodeId right) const {
  const Extent& divisor = extents_[right];
  Relation result = scaled(relations_[left], divisor);
  const Relation& change = relations_[right];
  if (change.is_same()) return result;
  const bool may_be_zero = divisor.known && divisor.low <= 0 && divisor.high >= 0;
  // While the divisor keeps its sign, the quotient of a positive number falls where it rises.
  const bool one_sign = divisor.known && (divisor.low >= 0 || divisor.high <= 0);
  Relation turned = one_sign ? scaled(change.flipped(), extents_[left]) : Relation::unknown();
  result.join(turned);
  if (may_be_zero) result.appears = result.vanishes = true;
  return result;
}

Relation Reasoning::relation_of_calculation(const op::Calculate& o) const {
  const Relation& left = relations_[o.left];
  const Relation& right = relations_[o.right];
  const Type& a = program_[o.left].type;
  const Type& b = program_[o.right].type;
  const auto in_working_days = [](const Type& type) {
    return type.kind == TypeKind::duration && type.duration == DurationKind::working_days;
  };
  if (left.is_same() && right.is_same()) return {};
  // Holidays are not looked into.
  if (in_working_days(a) || in_working_days(b)) return Relation::unknown();
  Relation result;
  switch (o.kind) {
    case Arithmetic::add: return result.join(left).join(right);
    case Arithmetic::subtract: return result.join(left).join(right.flipped());
    case Arithmetic::multiply:
      // A length times what is not whole is missing.
      if (!a.is_number() || !b.is_number()) return Relation::unknown();
      return relation_of_product(o.left, o.right);
    case Arithmetic::divide: return relation_of_quotient(o.left, o.right);
  }
  return Relation::unknown();
}

Relation Reasoning::relation_of_comparison(const op::Compare& o) const {
  const Relation& left = relations_[o.left];
  const Relation& right = relations_[o.right];
  const Extent& a = extents_[o.left];
  const Extent& b = extents_[o.right];
  const bool rises = left.rises || right.falls;
  const bool falls = left.falls || right.rises;
  Transitions truths = Transitions::none();
  const bool text = program_[o.left].type.kind == TypeKind::text;
  // Where the left side stands to the right one: below, equal, above.
  const bool can_be[] = {text || a.low < b.high, text || (a.low <= b.high && b.low <= a.high),
                         text || a.high > b.low};
  const auto truth_at = [&](int place) {
    switch (o.kind) {
      case Comparison::equal: return place == 1;
      case Comparison::unequal: return place != 1;
      case Comparison::less: return place == 0;
      case Comparison::less_equal: return place <= 1;
      case Comparison::greater: return place == 2;
      case Comparison::greater_equal: return place >= 1;
    }
    return false;
  };
  const auto state = [&](int place) { return truth_at(place) ? Truth3::yes : Truth3::no; };
  for (int from = 0; from < 3 && a.known && b.known; ++from)
    for (int to = 0; to < 3; ++to)
      if (can_be[from] && can_be[to] && (from == to || (to > from && rises) || (to < from && falls)))
        truths.add(state(from), state(to));
  const bool appears = left.appears || right.appears;
  const bool vanishes = left.vanishes || right.vanishes;
  if (a.missing || b.missing) truths.add(Truth3::missing, Truth3::missing);
  for (const Truth3 known : {Truth3::no, Truth3::yes}) {
    if (appears) truths.add(Truth3::missing, known);
    if (vanishes) truths.add(known, Truth3::missing);
  }
  return of_truths(truths);
}

Relation Reasoning::relation_of_call(const op::Call& o) const {
  if (all_inputs_same(Operation(o))) return {};
  const auto argument = [&](std::size_t i) -> const Relation& { return relations_[o.arguments[i]]; };
  const auto bounds = [&](std::size_t i) -> const Extent& { return extents_[o.arguments[i]]; };
  Relation result;
  switch (o.function) {
    case FunctionId::min:
    case FunctionId::max:
    case FunctionId::clamp:
      if (program_[o.arguments[0]].type.kind == TypeKind::text) return Relation::unknown();
      for (const NodeId id : o.arguments) result.join(relations_[id]);
      return result;
    case FunctionId::abs:
      if (bounds(0).low >= 0) return argument(0);
      if (bounds(0).high <= 0) return argument(0).flipped();
      return scaled(argument(0), Extent::between(-1, 1));
    case FunctionId::round:
    case FunctionId::round_up:
    case FunctionId::round_down: return argument(1).is_same() ? argument(0) : Relation::unknown();
    case FunctionId::ratio:
      return argument(2).is_same() ? relation_of_quotient(o.arguments[0], o.arguments[1])
                                   : Relation::unknown();
    case FunctionId::power:
      if (!argument(1).is_same() || bounds(1).low < 0 || bounds(0).low < 0) return Relation::unknown();
      return argument(0);
    case FunctionId::days_between:
    case FunctionId::months_between:
    case FunctionId::years_between: return result.join(argument(1)).join(argument(0).flipped());
    case FunctionId::year: return argument(0);
    case FunctionId::month:
    case FunctionId::day:
    case FunctionId::contains:
    case FunctionId::starts_with:
    case FunctionId::ends_with:
    case FunctionId::length:
    case FunctionId::left:
    case FunctionId::right:
    case FunctionId::middle:
    case FunctionId::upper:
    case FunctionId::lower: return Relation::unknown();
  }
  return Relation::unknown();
}

Relation Reasoning::relation_of_else(const op::Else& o) const {
  const Relation& value = relations_[o.value];
  const Relation& fallback = relations_[o.fallback];
  Extent known = extents_[o.value];
  known.missing = false;
  const Type& type = program_[o.value].type;
  Relation result;
  result.rises = value.rises;
  result.falls = value.falls;
  if (extents_[o.value].missing) result.join(fallback);
  if (value.appears) result.join(cross(type, extents_[o.fallback], known));
  if (value.vanishes) result.join(cross(type, known, extents_[o.fallback]));
  return result;
}

Relation Reasoning::relation_of_fold(const op::Fold& o) const {
  if (all_inputs_same(Operation(o))) return {};
  if (o.kind == FoldKind::any) return Relation::unknown();
  Relation result;
  for (std::size_t i = 0; i < o.rows.size(); ++i) {
    const Relation& cell = relations_[o.cells[i]];
    const Extent& bounds = extents_[o.cells[i]];
    const Transitions row = relations_[o.rows[i]].truths;
    if (row.met(true, true)) result.join(cell);
    const bool gained = row.met(false, true) || (row.met(true, true) && cell.appears);
    const bool lost = row.met(true, false) || (row.met(true, true) && cell.vanishes);
    if ((gained || lost) && !bounds.known) continue;
    const bool sum = o.kind == FoldKind::sum;
    const bool up = sum ? bounds.high > 0 : o.kind == FoldKind::max;
    const bool down = sum ? bounds.low < 0 : o.kind == FoldKind::min;
    result.rises = result.rises || (gained && up) || (lost && down);
    result.falls = result.falls || (gained && down) || (lost && up);
    result.appears = result.appears || gained;
    result.vanishes = result.vanishes || lost;
  }
  return result;
}

Relation Reasoning::relation_of_aggregate(const op::Aggregate& o) const {
  if (!lines_are_same(o.from)) return Relation::unknown();
  if (all_inputs_same(Operation(o))) return {};
  const bool gains_only =
      same(o.value) && same(o.order) && o.condition != none && !met(o.condition, true, false);
  const bool counts = o.kind == AggregateKind::count || o.kind == AggregateKind::count_distinct;
  const bool adds = o.kind == AggregateKind::sum && extents_[o.value].low >= 0;
  if (!gains_only || (!counts && !adds)) return Relation::unknown();
  Relation result;
  result.rises = true;
  return result;
}

Relation Reasoning::relation_of_operation(NodeId id) {
  struct Of {
    Reasoning& r;
    NodeId id;

    Relation same_or_unknown(const Operation& operation) const {
      return r.all_inputs_same(operation) ? Relation{} : Relation::unknown();
    }
    Relation operator()(const op::Constant&) const { return {}; }
    Relation operator()(const op::Field&) const { return {}; }
    Relation operator()(const op::Today&) const { return {}; }
    Relation operator()(const op::Named& o) const { return r.relations_[o.value]; }
    Relation operator()(const op::Parent& o) const { return r.relations_[o.value]; }
    Relation operator()(const op::Calculate& o) const { return r.relation_of_calculation(o); }
    Relation operator()(const op::Compare& o) const { return r.relation_of_comparison(o); }
    Relation operator()(const op::All& o) const { return r.combined(o.conditions, true); }
    Relation operator()(const op::Any& o) const { return r.combined(o.conditions, false); }
    Relation operator()(const op::Not& o) const {
      Transitions truths = Transitions::none();
      for (const Truth3 a : states)
        for (const Truth3 b : states)
          if (r.relations_[o.condition].truths.has(a, b)) truths.add(negated(a), negated(b));
      return of_truths(truths);
    }
    Relation operator()(const op::IsMissing& o) const {
      const Relation& value = r.relations_[o.value];
      const Extent& bounds = r.extents_[o.value];
      Transitions truths = Transitions::none();
      if (bounds.known) truths.add(Truth3::no, Truth3::no);
      if (bounds.missing) truths.add(Truth3::yes, Truth3::yes);
      if (value.appears) truths.add(Truth3::yes, Truth3::no);
      if (value.vanishes) truths.add(Truth3::no, Truth3::yes);
      return of_truths(truths);
    }
    Relation operator()(const op::Else& o) const { return r.relation_of_else(o); }
    Relation operator()(const op::If&) const { return Relation::unknown(); }
    Relation operator()(const op::CountMet& o) const {
      Relation result;
      for (const NodeId condition : o.conditions) {
        result.rises = result.rises || r.met(condition, false, true);
        result.falls = result.falls || r.met(condition, true, false);
      }
      return result;
    }
    Relation operator()(const op::Call& o) const { return r.relation_of_call(o); }
    Relation operator()(const op::MatchRow&) const { return Relation::unknown(); }
    Relation operator()(const op::Pick&) const { return Relation::unknown(); }
    Relation operator()(const op::Fold& o) const { return r.relation_of_fold(o); }
    Relation operator()(const op::Aggregate& o) const { return r.relation_of_aggregate(o); }
    Relation operator()(const op::Lookup& o) const {
      const NodeId computed = r.program_.records[o.record].fields[o.field].computed;
      return r.same(o.key) && r.same(computed) ? Relation{} : Relation::unknown();
    }
    Relation operator()(const op::Population& o) const { return same_or_unknown(Operation(o)); }
    Relation operator()(const op::Ladder& o) const { return r.relation_of_ladder(o, op::LadderColumn::tier); }
    Relation operator()(const op::LadderPart& o) const {
      return r.relation_of_ladder(std::get<op::Ladder>(r.program_[o.ladder].operation), o.column);
    }
    Relation operator()(const op::Compose& o) const { return same_or_unknown(Operation(o)); }
    Relation operator()(const op::TextOf& o) const { return same_or_unknown(Operation(o)); }
    Relation operator()(const op::GroupKey&) const { return Relation::unknown(); }
  };
  Relation relation = std::visit(Of{*this, id}, program_[id].operation);
  // Of a truth that is the same the states are told by its bounds.
  if (program_[id].type.kind == TypeKind::truth && relation.truths == Transitions::every() &&
      relation.is_same())
    relation.truths = Transitions::same_within(extents_[id]);
  return relation;
}

}  // namespace rung
