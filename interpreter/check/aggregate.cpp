// Aggregates over related records, and in reports over the subjects of a group.

#include <algorithm>

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

AggregateKind kind_of(Gathering gathering, bool distinct) {
  switch (gathering) {
    case Gathering::sum: return AggregateKind::sum;
    case Gathering::average: return AggregateKind::average;
    case Gathering::min: return AggregateKind::min;
    case Gathering::max: return AggregateKind::max;
    case Gathering::any: return AggregateKind::any;
    case Gathering::every: return AggregateKind::every;
    case Gathering::latest: return AggregateKind::latest;
    case Gathering::earliest: return AggregateKind::earliest;
    default: return distinct ? AggregateKind::count_distinct : AggregateKind::count;
  }
}

}  // namespace

/// Names that may be records: those before a dot anywhere in an expression, and the expression itself where it is taken for
/// one. A name alone deeper inside is a value, such as `paid` in `order.status is paid`.
void Checker::gather_names(ExprId id, std::vector<NameInside>& names, bool taken) {
  if (id == syntax::no_expr) return;
  const syntax::Expr& e = expr(id);
  const auto all = [&](const std::vector<ExprId>& ids) {
    for (const ExprId each : ids) gather_names(each, names, false);
  };
  if (const auto* name = std::get_if<syntax::NameUse>(&e.form)) {
    if (taken) names.push_back({name->name, e.span});
  } else if (const auto* member = std::get_if<syntax::MemberUse>(&e.form))
    gather_names(member->of, names, true);
  else if (const auto* index = std::get_if<syntax::Index>(&e.form))
    gather_names(index->key, names, false);
  else if (const auto* call = std::get_if<syntax::CallUse>(&e.form)) {
    const Declared* known = find_declared(call->function.name);
    if (known != nullptr && is_selection(*known->syntax)) {
      names.push_back({call->function.name, e.span, call});
      return;
    }
    all(call->arguments);
    gather_names(call->by, names, false), gather_names(call->where, names, false),
        gather_names(call->within, names, false);
  } else if (const auto* negate = std::get_if<syntax::Negate>(&e.form))
    gather_names(negate->operand, names, false);
  else if (const auto* sum = std::get_if<syntax::Sum>(&e.form))
    all(sum->operands);
  else if (const auto* product = std::get_if<syntax::Product>(&e.form))
    all(product->operands);
  else if (const auto* compared = std::get_if<syntax::Compare>(&e.form))
    all(compared->operands);
  else if (const auto* is = std::get_if<syntax::Is>(&e.form))
    all({is->left, is->right});
  else if (const auto* in = std::get_if<syntax::In>(&e.form))
    gather_names(in->left, names, false), all(in->items);
  else if (const auto* within = std::get_if<syntax::Within>(&e.form))
    all({within->date, within->length, within->as_of});
  else if (const auto* chain = std::get_if<syntax::ElseChain>(&e.form))
    all(chain->operands);
  else if (const auto* negation = std::get_if<syntax::Not>(&e.form))
    gather_names(negation->operand, names, false);
  else if (const auto* junction = std::get_if<syntax::Junction>(&e.form))
    all(junction->operands);
  else if (const auto* choice = std::get_if<syntax::If>(&e.form))
    all({choice->condition, choice->then, choice->otherwise});
  else if (const auto* counting = std::get_if<syntax::Counting>(&e.form)) {
    gather_names(counting->number, names, false), all(counting->conditions);
  } else if (const auto* text = std::get_if<syntax::Text>(&e.form)) {
    for (const auto& piece : text->pieces)
      if (const ExprId* hole = std::get_if<ExprId>(&piece)) gather_names(*hole, names, false);
  }
}

std::optional<Selection> Checker::base_of(const syntax::CallUse& call, const Origin& origin,
                                          const Standpoint& scope) {
  std::vector<NameInside> names;
  for (const ExprId argument : call.arguments) gather_names(argument, names, true);
  gather_names(call.by, names, false);
  gather_names(call.where, names, false);
  Selection base;
  std::string first;
  for (const NameInside& use : names) {
    const auto& [name, span, called] = use;
    if (called == nullptr && scope.parameters != nullptr && scope.parameters->contains(name)) continue;
    RecordId record = none;
    if (Declared* declared = find_declared(name)) {
      if (!is_selection(*declared->syntax)) continue;
      const auto selection = selection_at(*declared, use, scope);
      if (!selection) return std::nullopt;
      record = selection->record;
      base.narrow(selection->conditions);
    } else if (const auto known = find_record(name); known && *known != scope.own) {
      // A field of the own record that bears a record's name is the field.
      if (program_.records[scope.own].field(name) && !program_.records[*known].field(name) &&
          program_.records[*known].parent == none)
        continue;
      record = *known;
    }
    if (record == none || program_.records[record].parent == none) continue;
    if (base.record != none && base.record != record) {
      diagnostics_.report(Kind::two_records, span).with("one", first).with("other", name);
      return std::nullopt;
    }
    base.record = record;
    if (first.empty()) first = name;
  }
  if (base.record != none) return base;
  diagnostics_.report(Kind::aggregate_of_nothing, origin.span).with("name", call.function.name);
  return std::nullopt;
}

NodeId Checker::lower_aggregate(Gathering gathering, const syntax::CallUse& call, const Origin& origin,
                                const Standpoint& scope) {
  if (scope.in_aggregate()) {
    diagnostics_.report(Kind::aggregate_inside_aggregate, origin.span).with("name", call.function.name);
    return none;
  }
  const bool report = scope.report != nullptr;
  Selection base;
  Space space = Space::of_record(scope.own);
  if (report) {
    base.record = subject;
    space = Space::of_group(scope.report->report);
  } else {
    const auto found = base_of(call, origin, scope);
    if (!found) return none;
    base = *found;
    if (graph_.meet(space, Space::of_record(base.record)) != Space::of_record(base.record)) {
      diagnostics_.report(Kind::lines_do_not_meet, origin.span);
      return none;
    }
  }
  if (call.within != syntax::no_expr) {
    diagnostics_.report(Kind::within_of_population, expr(call.within).span).with("name", call.function.name);
    return none;
  }
  Standpoint inside = scope;
  inside.gathered = base.record;

  op::Aggregate aggregate{kind_of(gathering, call.distinct), base.record, none, none, none};
  std::vector<NodeId> conditions = base.conditions;
  NodeId where = none;
  if (call.where != syntax::no_expr) {
    where = lower_condition(call.where, inside);
    if (where == none) return none;
  }
  // `count(order where c)`, `any(order where c)`: the argument is the record itself.
  const bool of_lines = call.arguments.empty() || (!report && call.arguments.size() == 1 &&
                                                   record_of(call.arguments[0], inside).has_value());
  const bool needs_value = gathering != Gathering::count || call.distinct;
  const bool condition_kind = gathering == Gathering::any || gathering == Gathering::every;
  if (call.arguments.size() > 1 || (call.arguments.empty() && !report) ||
      (of_lines && needs_value && !condition_kind) || (!of_lines && !needs_value)) {
    diagnostics_.report(Kind::aggregate_argument, origin.span).with("name", call.function.name);
    return none;
  }
  if (!of_lines) {
    aggregate.value = lower(call.arguments[0], inside);
    if (aggregate.value == none) return none;
    if (where != none) conditions.push_back(where);
  } else if (condition_kind) {
    aggregate.value = where != none ? where : graph_.constant(true, Type::truth(), origin);
  } else if (where != none) {
    conditions.push_back(where);
  }
  if (!conditions.empty()) {
    std::vector<NodeId*> operands;
    for (NodeId& condition : conditions) operands.push_back(&condition);
    if (!align(std::move(operands), origin.span)) return none;
    aggregate.condition = graph_.all(std::move(conditions), origin);
  }
  if (call.by != syntax::no_expr) {
    aggregate.order = lower(call.by, inside);
    if (aggregate.order == none) return none;
  }
  return finish_aggregate(aggregate, call, base.record, space, origin);
}

/// Checks the types of an aggregate's inputs and brings them to the lines that it goes over.
NodeId Checker::finish_aggregate(op::Aggregate aggregate, const syntax::CallUse& call, RecordId from,
                                 Space space, const Origin& origin) {
  const bool by = aggregate.kind == AggregateKind::latest || aggregate.kind == AggregateKind::earliest;
  if (by != (aggregate.order != none)) {
    diagnostics_
        .report(by ? Kind::by_is_missing : Kind::by_has_no_place, by ? origin.span : expr(call.by).span)
        .with("name", call.function.name);
    return none;
  }
  const Space lines = Space::of_record(from);
  for (NodeId* input : {&aggregate.value, &aggregate.condition, &aggregate.order}) {
    if (*input == none) continue;
    if (graph_.meet(graph_.space(*input), lines) != lines) {
      diagnostics_.report(Kind::lines_do_not_meet, origin.span);
      return none;
    }
    *input = graph_.seen_from(*input, lines);
  }
  Type type = aggregate.value == none ? Type::number(Numeric::count) : graph_.type(aggregate.value);
  const auto refuse = [&](const Worded& wanted) {
    diagnostics_.report(Kind::wrong_type, origin.span)
        .with("type", spoken(type, program_))
        .with("wanted", wanted);
    return none;
  };
  switch (aggregate.kind) {
    case AggregateKind::sum:
    case AggregateKind::average:
      if (!type.is_number()) return refuse(words(Phrase::a_number));
      if (type.numeric == Numeric::literal ||
          (aggregate.kind == AggregateKind::average && type.numeric != Numeric::money &&
           type.numeric != Numeric::percent))
        type = Type::number();
      break;
    case AggregateKind::min:
    case AggregateKind::max:
      if (!ordered(type)) return refuse(words(Phrase::something_ordered));
      break;
    case AggregateKind::count:
    case AggregateKind::count_distinct: type = Type::number(Numeric::count); break;
    case AggregateKind::any:
    case AggregateKind::every:
      if (type.kind != TypeKind::truth) return refuse(words(Phrase::a_condition));
      break;
    case AggregateKind::latest:
    case AggregateKind::earliest:
      if (!ordered(graph_.type(aggregate.order))) {
        type = graph_.type(aggregate.order);
        return refuse(words(Phrase::something_ordered));
      }
      break;
  }
  return graph_.add(aggregate, type, space, origin);
}

}  // namespace rung
