// What values that are gathered from the same lines have to do with each other.
#ifdef RUNG_HAS_Z3

#include <algorithm>

#include "program/below.hpp"
#include "proofs/solver_terms.hpp"

namespace rung {
namespace {

bool is_count(const op::Aggregate& one) {
  return one.kind == AggregateKind::count && one.value == none;
}

/// Missing only where a line was rejected, and then all values that are gathered from the record are.
bool is_known_of_sound_lines(const op::Aggregate& one) {
  return is_count(one) || one.kind == AggregateKind::sum;
}

/// Of lines with a known value; missing where there is none.
bool is_one_of_the_values(const op::Aggregate& one) {
  return one.kind == AggregateKind::min || one.kind == AggregateKind::max ||
         one.kind == AggregateKind::average;
}

/// Whether all lines of the one are lines of the other, as far as their conditions show.
bool lies_within(const Program& program, const op::Aggregate& inner, const op::Aggregate& outer) {
  const NodeId wanted = unnamed(program, outer.condition);
  const NodeId condition = unnamed(program, inner.condition);
  if (wanted == none || wanted == condition) return true;
  const auto* all = condition == none ? nullptr : std::get_if<op::All>(&program[condition].operation);
  if (all == nullptr) return false;
  return std::any_of(all->conditions.begin(), all->conditions.end(),
                     [&](NodeId one) { return unnamed(program, one) == wanted; });
}

}  // namespace

void SolverTerms::relate_gathered() {
  std::vector<NodeId> gathered;
  for (const NodeId id : reasoning_.nodes())
    if (first_[id] && std::holds_alternative<op::Aggregate>(program_[id].operation)) gathered.push_back(id);
  for (const NodeId id : gathered) bound_by_today(id);
  for (const NodeId inner : gathered)
    for (const NodeId outer : gathered) {
      if (inner == outer) continue;
      relate_gathered(inner, outer, false);
      if (second_[inner] || second_[outer]) relate_gathered(inner, outer, true);
    }
}

/// Lines that are dated after today are not seen.
void SolverTerms::bound_by_today(NodeId id) {
  const auto& one = std::get<op::Aggregate>(program_[id].operation);
  if (!is_one_of_the_values(one)) return;
  const auto* field = std::get_if<op::Field>(&program_[unnamed(program_, one.value)].operation);
  if (field == nullptr || field->record != one.from || field->field != program_.records[one.from].dated)
    return;
  for (const NodeId today : reasoning_.nodes())
    if (first_[today] && std::holds_alternative<op::Today>(program_[today].operation))
      for (const bool second : {false, true})
        solver_.add(z3::implies(!of(id, second).missing, of(id, second).value <= of(today, second).value));
}

void SolverTerms::relate_gathered(NodeId inner_id, NodeId outer_id, bool second) {
  const auto& inner = std::get<op::Aggregate>(program_[inner_id].operation);
  const auto& outer = std::get<op::Aggregate>(program_[outer_id].operation);
  if (inner.from != outer.from || program_[inner_id].space != program_[outer_id].space) return;
  const Term& in = of(inner_id, second);
  const Term& out = of(outer_id, second);
  if (is_known_of_sound_lines(inner) && is_known_of_sound_lines(outer))
    solver_.add(in.missing == out.missing);
  if (!lies_within(program_, inner, outer)) return;
  const z3::expr known = !in.missing && !out.missing;
  const bool same_lines = lies_within(program_, outer, inner);
  if (is_count(inner) && is_count(outer)) solver_.add(z3::implies(known, in.value <= out.value));
  if (same_lines && is_count(inner)) {
    const z3::expr nobody = !in.missing && in.value == 0;
    if (outer.kind == AggregateKind::sum) solver_.add(z3::implies(nobody && known, out.value == 0));
    if (is_one_of_the_values(outer)) {
      solver_.add(z3::implies(nobody, out.missing));
      if (!reasoning_.extent(outer.value).missing)
        solver_.add(z3::implies(!in.missing && in.value > 0, !out.missing));
    }
  }
  if (inner.value == none || outer.value == none ||
      unnamed(program_, inner.value) != unnamed(program_, outer.value))
    return;
  const bool never_negative =
      program_[inner.value].type.is_number() && reasoning_.extent(inner.value).low >= 0;
  if (inner.kind == AggregateKind::sum && outer.kind == AggregateKind::sum && never_negative)
    solver_.add(z3::implies(known, in.value <= out.value));
  if (inner.kind == AggregateKind::max && outer.kind == AggregateKind::sum && never_negative)
    solver_.add(z3::implies(known, in.value <= out.value));
  // A value among fewer lines is a value among more of them.
  if (is_one_of_the_values(inner) && is_one_of_the_values(outer)) {
    if (inner.kind == AggregateKind::average && outer.kind == AggregateKind::average) {
      if (same_lines) solver_.add(in.missing == out.missing);
      return;
    }
    solver_.add(z3::implies(!in.missing, !out.missing));
    if (outer.kind == AggregateKind::max) solver_.add(z3::implies(known, in.value <= out.value));
    if (outer.kind == AggregateKind::min) solver_.add(z3::implies(known, in.value >= out.value));
  }
}

}  // namespace rung

#endif
