// Functions over all subjects of the run: shares, ranks, totals and portions.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

PopulationKind kind_of(Gathering gathering) {
  switch (gathering) {
    case Gathering::percentile: return PopulationKind::percentile;
    case Gathering::rank: return PopulationKind::rank;
    case Gathering::share: return PopulationKind::share;
    case Gathering::cumulative_share: return PopulationKind::cumulative_share;
    case Gathering::in_top_share: return PopulationKind::in_top_share;
    case Gathering::overall_sum: return PopulationKind::overall_sum;
    case Gathering::overall_average: return PopulationKind::overall_average;
    case Gathering::apportion: return PopulationKind::apportion;
    default: return PopulationKind::overall_count;
  }
}

/// How many arguments are written between the parentheses, without `by`.
std::pair<std::size_t, std::size_t> argument_counts(PopulationKind kind) {
  switch (kind) {
    case PopulationKind::overall_count: return {0, 0};
    case PopulationKind::rank: return {1, 2};
    case PopulationKind::in_top_share:
    case PopulationKind::apportion: return {2, 2};
    case PopulationKind::percentile:
    case PopulationKind::share:
    case PopulationKind::cumulative_share:
    case PopulationKind::overall_sum:
    case PopulationKind::overall_average: return {1, 1};
  }
  return {1, 1};
}

Type type_of(PopulationKind kind, Type value) {
  switch (kind) {
    case PopulationKind::percentile:
    case PopulationKind::share:
    case PopulationKind::cumulative_share: return Type::number(Numeric::percent);
    case PopulationKind::in_top_share: return Type::truth();
    case PopulationKind::rank:
    case PopulationKind::overall_count: return Type::number(Numeric::count);
    case PopulationKind::apportion: return Type::number(Numeric::integer);
    case PopulationKind::overall_sum:
    case PopulationKind::overall_average: break;
  }
  return value.numeric == Numeric::money || value.numeric == Numeric::percent ? value : Type::number();
}

}  // namespace

NodeId Checker::lower_population(Gathering gathering, const syntax::CallUse& call, const Origin& origin,
                                 const Standpoint& scope) {
  const PopulationKind kind = kind_of(gathering);
  if (scope.in_aggregate() || scope.report != nullptr || scope.own != subject) {
    diagnostics_.report(Kind::population_out_of_place, origin.span).with("name", call.function.name);
    return none;
  }
  const auto [least, most] = argument_counts(kind);
  const bool by = kind == PopulationKind::apportion;
  if (call.arguments.size() < least || call.arguments.size() > most || by != (call.by != syntax::no_expr) ||
      call.distinct) {
    diagnostics_.report(Kind::population_arguments, origin.span).with("name", call.function.name);
    return none;
  }
  op::Population population{kind, {}, none, {}};
  std::vector<ExprId> written = call.arguments;
  if (by) written.push_back(call.by);
  for (const ExprId argument : written) {
    const NodeId value = lower(argument, scope);
    if (value == none) return none;
    const bool number = kind != PopulationKind::percentile && kind != PopulationKind::rank;
    const Type type = graph_.type(value);
    if (number && argument != call.by ? !type.is_number() : !ordered(type)) {
      diagnostics_.report(Kind::wrong_type, expr(argument).span)
          .with("type", spoken(type, program_))
          .with("wanted", number ? words(Phrase::a_number) : words(Phrase::something_ordered));
      return none;
    }
    population.values.push_back(value);
  }
  if (by && graph_.space(population.values[0]).kind != Space::Kind::run) {
    diagnostics_.report(Kind::apportion_total, expr(call.arguments[0]).span);
    return none;
  }
  if (call.where != syntax::no_expr) {
    population.where = lower_condition(call.where, scope);
    if (population.where == none) return none;
  }
  if (call.within != syntax::no_expr) {
    const NodeId within = lower(call.within, scope);
    if (within == none) return none;
    population.within.push_back(within);
  }
  const Type type =
      type_of(kind, population.values.empty() ? Type::number() : graph_.type(population.values[0]));
  return graph_.add(std::move(population), type, Space::of_record(subject), origin);
}

}  // namespace rung
