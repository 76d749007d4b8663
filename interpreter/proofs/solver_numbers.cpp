// Makes terms of calculations, functions and comparisons.
#ifdef RUNG_HAS_Z3

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "program/below.hpp"
#include "proofs/solver_terms.hpp"

namespace rung {
namespace {

constexpr int all_decimals = Decimal::places;

int decimals_of(Decimal value) {
  int places = 0;
  while (places < all_decimals && round(value, places, Rounding::down) != value) ++places;
  return places;
}

}  // namespace

/// How many decimals a value can have at most, so that products which need no rounding are known.
int SolverTerms::decimals(NodeId id) {
  id = unnamed(program_, id);
  if (const auto known = decimals_.find(id); known != decimals_.end()) return known->second;
  int places = all_decimals;
  const Operation& operation = program_[id].operation;
  const auto most = [&](const std::vector<NodeId>& inputs) {
    int result = 0;
    for (const NodeId input : inputs) result = std::max(result, decimals(input));
    return result;
  };
  if (is_whole(program_, id)) {
    places = 0;
  } else if (const auto* constant = std::get_if<op::Constant>(&operation)) {
    const auto* value = std::get_if<Decimal>(&constant->value);
    places = value == nullptr ? 0 : decimals_of(*value);
  } else if (const auto* sum = std::get_if<op::Calculate>(&operation)) {
    const int left = decimals(sum->left);
    const int right = decimals(sum->right);
    if (sum->kind == Arithmetic::add || sum->kind == Arithmetic::subtract) places = std::max(left, right);
    if (sum->kind == Arithmetic::multiply) places = std::min(left + right, all_decimals);
  } else if (const auto* choice_of = std::get_if<op::If>(&operation)) {
    places = most({choice_of->yes, choice_of->no});
  } else if (const auto* otherwise = std::get_if<op::Else>(&operation)) {
    places = most({otherwise->value, otherwise->fallback});
  } else if (const auto* pick = std::get_if<op::Pick>(&operation)) {
    places = most(pick->cells);
  } else if (const auto* fold_of = std::get_if<op::Fold>(&operation)) {
    places = most(fold_of->cells);
  } else if (const auto* called = std::get_if<op::Call>(&operation)) {
    if (called->function == FunctionId::min || called->function == FunctionId::max ||
        called->function == FunctionId::clamp || called->function == FunctionId::abs)
      places = most(called->arguments);
  }
  decimals_[id] = places;
  return places;
}

/// Rounding keeps the order, so that two customers' products stand as the exact ones do.
z3::expr SolverTerms::nearly(NodeId id, bool second, const z3::expr& exact) {
  const z3::expr value = context_.real_const(name(id, second, "r").c_str());
  const z3::expr half = context_.real_val("1/2000000000000000000");
  solver_.add(value >= exact - half && value <= exact + half);
  if (!second) {
    exact_[id] = exact;
  } else if (exact_[id]) {
    const z3::expr before = context_.real_const(name(id, false, "r").c_str());
    solver_.add(z3::implies(*exact_[id] <= exact, before <= value));
    solver_.add(z3::implies(*exact_[id] >= exact, before >= value));
  }
  return value;
}

SolverTerms::Term SolverTerms::calculation(const op::Calculate& o, NodeId id, bool second) {
  if (!program_[o.left].type.is_number() || !program_[o.right].type.is_number())
    return calculation_of_days(o, id, second);
  const Term& left = of(o.left, second);
  const Term& right = of(o.right, second);
  const z3::expr missing = left.missing || right.missing;
  switch (o.kind) {
    case Arithmetic::add: return {missing, left.value + right.value};
    case Arithmetic::subtract: return {missing, left.value - right.value};
    case Arithmetic::multiply: {
      const z3::expr product = left.value * right.value;
      const bool exact = decimals(o.left) + decimals(o.right) <= all_decimals;
      return {missing, exact ? product : nearly(id, second, product)};
    }
    case Arithmetic::divide: break;
  }
  const z3::expr by_zero = right.value == 0;
  return {missing || by_zero,
          nearly(id, second, left.value / choice(by_zero, context_.real_val(1), right.value))};
}

SolverTerms::Term SolverTerms::calculation_of_days(const op::Calculate& o, NodeId id, bool second) {
  const Type& a = program_[o.left].type;
  const Type& b = program_[o.right].type;
  const Term& left = of(o.left, second);
  const Term& right = of(o.right, second);
  const z3::expr missing = left.missing || right.missing;
  const bool plus = o.kind == Arithmetic::add;
  const bool adds = plus || o.kind == Arithmetic::subtract;
  const auto lasts = [](const Type& type, DurationKind kind) {
    return type.kind == TypeKind::duration && type.duration == kind;
  };
  const bool dates = a.kind == TypeKind::date && b.kind == TypeKind::date;
  const bool lengths = a.kind == TypeKind::duration && b.kind == TypeKind::duration;
  const bool days = lasts(a, DurationKind::days) || lasts(b, DurationKind::days);
  if (adds && (dates || lengths || days))
    return {missing, plus ? left.value + right.value : left.value - right.value};
  const NodeId length = a.kind == TypeKind::duration ? o.left : o.right;
  const Extent& amount = reasoning_.extent(length);
  const bool months = lasts(program_[length].type, DurationKind::months);
  Term term = unknown_value(id, second, Phrase::unknown_calendar);
  solver_.add(z3::implies(missing, term.missing));
  if (!adds || !months || !amount.is_single()) return term;
  const Term& date = length == o.left ? right : left;
  const auto count = static_cast<std::int64_t>(plus ? amount.low : -amount.low);
  const std::int64_t least = count >= 0 ? 28 * count : 31 * count;
  const std::int64_t most = count >= 0 ? 31 * count : 28 * count;
  solver_.add(term.missing == missing);
  solver_.add(z3::implies(!missing, term.value >= date.value + context_.int_val(least) &&
                                        term.value <= date.value + context_.int_val(most)));
  return term;
}

SolverTerms::Term SolverTerms::comparison(const op::Compare& o, NodeId id, bool second) {
  const Term& left = of(o.left, second);
  const Term& right = of(o.right, second);
  const z3::expr missing = left.missing || right.missing;
  const TypeKind kind = program_[o.left].type.kind;
  const bool orders = o.kind != Comparison::equal && o.kind != Comparison::unequal;
  if (kind == TypeKind::text && orders) {
    Term term = unknown_value(id, second, Phrase::unknown_text);
    solver_.add(term.missing == missing);
    return term;
  }
  if (kind == TypeKind::truth) {
    const z3::expr less = !left.value && right.value;
    const z3::expr greater = left.value && !right.value;
    switch (o.kind) {
      case Comparison::equal: return {missing, left.value == right.value};
      case Comparison::unequal: return {missing, left.value != right.value};
      case Comparison::less: return {missing, less};
      case Comparison::less_equal: return {missing, !greater};
      case Comparison::greater: return {missing, greater};
      case Comparison::greater_equal: return {missing, !less};
    }
  }
  switch (o.kind) {
    case Comparison::equal: return {missing, left.value == right.value};
    case Comparison::unequal: return {missing, left.value != right.value};
    case Comparison::less: return {missing, left.value < right.value};
    case Comparison::less_equal: return {missing, left.value <= right.value};
    case Comparison::greater: return {missing, left.value > right.value};
    case Comparison::greater_equal: return {missing, left.value >= right.value};
  }
  return unknown_value(id, second, Phrase::unknown_calendar);
}

z3::expr SolverTerms::rounded(const z3::expr& value, std::int64_t places, Rounding rounding) const {
  Decimal scale_up(1);
  Decimal scale_down(1);
  for (std::int64_t i = 0; i < std::min<std::int64_t>(std::abs(places), 19); ++i)
    (places > 0 ? scale_up : scale_down) = *multiply(places > 0 ? scale_up : scale_down, Decimal(10));
  const z3::expr scaled = value * number(scale_up) / number(scale_down);
  const z3::expr negative = scaled < 0;
  const z3::expr size = choice(negative, -scaled, scaled);
  z3::expr whole(context_);
  const auto floor = [&](const z3::expr& of) { return z3::expr(context_, Z3_mk_real2int(context_, of)); };
  switch (rounding) {
    case Rounding::half_away: whole = floor(size + context_.real_val("1/2")); break;
    case Rounding::down: whole = floor(size); break;
    case Rounding::up: whole = -floor(-size); break;
  }
  const z3::expr result = z3::to_real(whole) * number(scale_down) / number(scale_up);
  return choice(negative, -result, result);
}

SolverTerms::Term SolverTerms::between(const op::Call& o, NodeId id, bool second, int least, int most) {
  const Term& from = of(o.arguments[0], second);
  const Term& to = of(o.arguments[1], second);
  Term term = unknown_value(id, second, Phrase::unknown_calendar);
  const z3::expr days = z3::to_real(to.value - from.value);
  const z3::expr n = term.value;
  solver_.add(term.missing == (from.missing || to.missing));
  solver_.add(z3::implies(!term.missing && days >= 0, n >= 0 && n * least <= days && days < (n + 1) * most));
  solver_.add(z3::implies(!term.missing && days <= 0, n <= 0 && n * least >= days && days > (n - 1) * most));
  return term;
}

SolverTerms::Term SolverTerms::call(const op::Call& o, NodeId id, bool second) {
  const z3::expr missing = any_missing(o.arguments, second);
  const auto value = [&](std::size_t i) { return of(o.arguments[i], second).value; };
  const auto constant = [&](std::size_t i) -> std::optional<std::int64_t> {
    const Extent& extent = reasoning_.extent(o.arguments[i]);
    const auto number_of = extent.is_single() ? Decimal::from_units(extent.low) : std::nullopt;
    return number_of ? number_of->whole() : std::nullopt;
  };
  const auto least = [&](const z3::expr& a, const z3::expr& b) { return choice(a <= b, a, b); };
  const auto greatest = [&](const z3::expr& a, const z3::expr& b) { return choice(a >= b, a, b); };
  const TypeKind kind = program_[o.arguments[0]].type.kind;
  const bool in_order = kind != TypeKind::text && kind != TypeKind::truth;
  switch (o.function) {
    case FunctionId::min:
    case FunctionId::max: {
      if (!in_order) break;
      z3::expr result = value(0);
      for (std::size_t i = 1; i < o.arguments.size(); ++i)
        result = o.function == FunctionId::min ? least(result, value(i)) : greatest(result, value(i));
      return {missing, result};
    }
    case FunctionId::clamp:
      if (!in_order) break;
      return {missing, greatest(value(1), least(value(0), value(2)))};
    case FunctionId::abs: return {missing, choice(value(0) < 0, -value(0), value(0))};
    case FunctionId::round:
    case FunctionId::round_up:
    case FunctionId::round_down: {
      const auto places = constant(1);
      if (!places) break;
      const Rounding how = o.function == FunctionId::round      ? Rounding::half_away
                           : o.function == FunctionId::round_up ? Rounding::up
                                                                : Rounding::down;
      return {missing, *places >= all_decimals ? value(0) : rounded(value(0), *places, how)};
    }
    case FunctionId::ratio: {
      const auto places = constant(2);
      if (!places || *places > all_decimals) break;
      const z3::expr by_zero = value(1) == 0;
      const z3::expr quotient = value(0) / choice(by_zero, context_.real_val(1), value(1));
      return {missing || by_zero, rounded(quotient, *places, Rounding::half_away)};
    }
    case FunctionId::power: {
      const auto exponent = constant(1);
      if (!exponent || *exponent < 0 || *exponent > 4) break;
      z3::expr product = context_.real_val(1);
      for (std::int64_t i = 0; i < *exponent; ++i) product = product * value(0);
      const bool exact = decimals(o.arguments[0]) * *exponent <= all_decimals;
      return {missing, exact ? product : nearly(id, second, product)};
    }
    case FunctionId::days_between: return {missing, z3::to_real(value(1) - value(0))};
    case FunctionId::months_between: return between(o, id, second, 28, 31);
    case FunctionId::years_between: return between(o, id, second, 365, 366);
    case FunctionId::year:
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
    case FunctionId::lower: break;
  }
  const bool text = kind == TypeKind::text;
  Term term = unknown_value(id, second,
                            text                              ? Phrase::unknown_text
                            : o.function == FunctionId::power ? Phrase::unknown_power
                                                              : Phrase::unknown_calendar);
  solver_.add(z3::implies(missing, term.missing));
  return term;
}

}  // namespace rung

#endif
