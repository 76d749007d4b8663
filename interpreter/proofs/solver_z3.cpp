// Asks Z3, and makes a customer of what it finds.
#ifdef RUNG_HAS_Z3

#include <z3++.h>

#include "program/below.hpp"
#include "proofs/solver.hpp"
#include "proofs/solver_terms.hpp"

namespace rung {
namespace {

z3::expr broken(const Doubt& doubt, const SolverTerms& terms) {
  const SolverTerms::Term& first = terms.of(doubt.value, false);
  switch (doubt.kind) {
    case Doubt::Kind::broken: return !first.missing && !first.value;
    case Doubt::Kind::falls:
    case Doubt::Kind::rises: {
      const SolverTerms::Term& second = terms.of(doubt.value, true);
      const z3::expr known = !first.missing && !second.missing;
      const bool falls = doubt.kind == Doubt::Kind::falls;
      if (first.value.is_bool())
        return known && (falls ? first.value && !second.value : !first.value && second.value);
      return known && (falls ? second.value < first.value : second.value > first.value);
    }
    case Doubt::Kind::differ: break;
  }
  const SolverTerms::Term& other = terms.of(doubt.other, false);
  return first.missing != other.missing || (!first.missing && first.value != other.value);
}

/// What stands in a field of the model's customer; nothing where the customer does not give it.
std::optional<Value> value_in(const z3::model& model, const SolverTerms& terms, const SolverTerms::Term& term,
                              const Type& type) {
  if (model.eval(term.missing, true).is_true()) return std::nullopt;
  const z3::expr value = model.eval(term.value, true);
  std::int64_t whole = 0;
  switch (type.kind) {
    case TypeKind::truth: return Value{value.is_true()};
    case TypeKind::number: {
      std::string digits = value.get_decimal_string(Decimal::places);
      if (digits.ends_with('?')) digits.pop_back();
      const auto number = parse_decimal(digits);
      return number ? std::optional<Value>(*number) : std::nullopt;
    }
    case TypeKind::text:
      return value.is_numeral_i64(whole) ? std::optional<Value>(terms.text_of(whole)) : std::nullopt;
    case TypeKind::date:
    case TypeKind::duration:
    case TypeKind::enumeration:
    case TypeKind::ladder: return value.is_numeral_i64(whole) ? value_at_place(whole, type) : std::nullopt;
    case TypeKind::nothing: break;
  }
  return std::nullopt;
}

Counterexample customer_of(const Doubt& doubt, const Reasoning& reasoning, const SolverTerms& terms,
                           const z3::model& model) {
  Counterexample example;
  const Program& program = doubt.program;
  for (const NodeId id : reasoning.nodes()) {
    const Type& type = program[id].type;
    if (std::holds_alternative<op::Today>(program[id].operation)) {
      const auto today = value_in(model, terms, terms.of(id, false), type);
      if (today) example.customer.today = std::get<Date>(*today);
    }
    const auto* field = std::get_if<op::Field>(&program[id].operation);
    if (field == nullptr || field->record != subject) continue;
    const auto value = value_in(model, terms, terms.of(id, false), type);
    const bool raised = doubt.is_about_two() && field->field == doubt.raised;
    if (value) example.customer.fields.emplace_back(field->field, *value);
    if (raised) example.raised_to = value_in(model, terms, terms.of(id, true), type);
  }
  return example;
}

/// What the model says of values that are gathered from lines, which it does not make.
Goal gathered_in(const Doubt& doubt, const Reasoning& reasoning, const SolverTerms& terms,
                 const z3::model& model) {
  Goal goal;
  for (const NodeId id : reasoning.nodes()) {
    const Node& node = doubt.program[id];
    if (!std::holds_alternative<op::Aggregate>(node.operation) || node.space != Space::of_record(subject))
      continue;
    const auto value = value_in(model, terms, terms.of(id, false), node.type);
    if (!value)
      goal.push_back({id, Claim::Kind::missing});
    else if (const bool* truth = std::get_if<bool>(&*value))
      goal.push_back({id, *truth ? Claim::Kind::met : Claim::Kind::unmet});
    else
      goal.push_back({id, Claim::Kind::equal, *value});
  }
  return goal;
}

SolverAnswer asked(const Doubt& doubt, NodeId raised, double seconds) {
  z3::context context;
  z3::solver solver(context);
  z3::params limits(context);
  limits.set("timeout", static_cast<unsigned>(std::max(1.0, seconds * 1000)));
  solver.set(limits);
  std::vector<NodeId> goals = doubt.values();
  const NodeId where = doubt.program.records[subject].where;
  if (where != none) goals.push_back(where);
  if (raised != none) goals.push_back(raised);
  const Reasoning reasoning(doubt.program, goals, raised);
  const SolverTerms terms(reasoning, context, solver);
  solver.add(terms.met(where, false) && terms.met(where, true));
  solver.add(broken(doubt, terms));
  SolverAnswer answer;
  answer.unknown = terms.unknown();
  switch (solver.check()) {
    case z3::unsat: answer.kind = SolverAnswer::Kind::impossible; break;
    case z3::sat:
      answer.kind = SolverAnswer::Kind::found;
      answer.example = customer_of(doubt, reasoning, terms, solver.get_model());
      answer.gathered = gathered_in(doubt, reasoning, terms, solver.get_model());
      if (doubt.is_about_two() && !answer.example->raised_to) answer.kind = SolverAnswer::Kind::gave_up;
      break;
    case z3::unknown: {
      const std::string reason = solver.reason_unknown();
      const bool late =
          reason.find("timeout") != std::string::npos || reason.find("canceled") != std::string::npos;
      answer.kind = late ? SolverAnswer::Kind::out_of_time : SolverAnswer::Kind::gave_up;
      break;
    }
  }
  return answer;
}

}  // namespace

SolverAnswer ask_solver(const Doubt& doubt, NodeId raised, double seconds) {
  // The solver's own interface throws; what it cannot do is no error of the user.
  try {
    return asked(doubt, raised, seconds);
  } catch (const z3::exception&) {
    SolverAnswer answer;
    answer.kind = SolverAnswer::Kind::gave_up;
    return answer;
  }
}

}  // namespace rung

#endif
