// The stages of a proof, the cheap ones first.
#include "proofs/prove.hpp"

#include <algorithm>

#include "program/below.hpp"
#include "proofs/candidates.hpp"
#include "proofs/case_search.hpp"
#include "proofs/directed_search.hpp"
#include "proofs/solver.hpp"

namespace rung {
namespace {

/// What is evaluated in search of a refutation: nodes times customers.
constexpr std::size_t most_evaluated = 6'000'000;
constexpr std::size_t fewest_tried = 1'500;
constexpr std::size_t most_tried = 12'000;
constexpr std::size_t at_a_time = 500;

NodeId field_node(const Program& program, const Doubt& doubt) {
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const auto* field = std::get_if<op::Field>(&program[id].operation);
    if (field != nullptr && field->record == subject && field->field == doubt.raised) return id;
  }
  return none;
}

/// Subjects that are left out take part in nothing.
bool keeps_subjects(Reasoning& reasoning, NodeId goal) {
  const NodeId where = reasoning.program().records[subject].where;
  if (where == none) return true;
  const std::size_t before = reasoning.mark();
  if (!reasoning.assume(where, Reasoning::Assumed::yes)) return false;
  reasoning.settle(before, goal);
  return true;
}

bool holds(const Doubt& doubt, const Reasoning& reasoning) {
  switch (doubt.kind) {
    case Doubt::Kind::broken: return !reasoning.extent(doubt.value).can_be_no();
    case Doubt::Kind::falls: return !reasoning.relation(doubt.value).falls;
    case Doubt::Kind::rises: return !reasoning.relation(doubt.value).rises;
    case Doubt::Kind::differ: {
      const Extent& a = reasoning.extent(doubt.value);
      const Extent& b = reasoning.extent(doubt.other);
      if (!a.known && !b.known) return true;
      const bool texts = reasoning.program()[doubt.value].type.kind == TypeKind::text;
      return !texts && a.is_single() && b.is_single() && a.low == b.low;
    }
  }
  return false;
}

std::optional<ProofVerdict> by_reasoning(const Doubt& doubt, NodeId raised) {
  std::vector<NodeId> goals = doubt.values();
  const NodeId where = doubt.program.records[subject].where;
  if (where != none) goals.push_back(where);
  if (raised != none) goals.push_back(raised);
  Reasoning reasoning(doubt.program, goals, raised);
  const NodeId goal = doubt.other == none ? doubt.value : std::max(doubt.value, doubt.other);
  ProofVerdict verdict;
  verdict.outcome = ProofVerdict::Outcome::proved;
  if (!keeps_subjects(reasoning, goal)) return verdict;
  CaseSearch cases(reasoning, goal, [&doubt](const Reasoning& now) { return holds(doubt, now); });
  if (!cases.proves()) return std::nullopt;
  verdict.method = doubt.is_about_two() ? ProofVerdict::Method::direction
                   : cases.at_once()    ? ProofVerdict::Method::ranges
                                        : ProofVerdict::Method::cases;
  return verdict;
}

ProofVerdict refuted_by(const Doubt& doubt, Counterexample example) {
  ProofVerdict verdict;
  verdict.outcome = ProofVerdict::Outcome::refuted;
  verdict.method = ProofVerdict::Method::search;
  verdict.example = shrunk(doubt, std::move(example));
  return verdict;
}

std::optional<ProofVerdict> by_search(const Doubt& doubt) {
  Candidates candidates(doubt);
  const std::size_t tried =
      std::clamp(most_evaluated / std::max<std::size_t>(candidates.size(), 1), fewest_tried, most_tried);
  for (std::size_t done = 0; done < tried; done += at_a_time) {
    std::vector<Counterexample> examples;
    for (std::size_t i = 0; i < at_a_time; ++i)
      if (auto example = candidates.next()) examples.push_back(std::move(*example));
    if (examples.empty()) return std::nullopt;
    for (auto& one : confirmed(doubt, std::move(examples))) {
      if (one) return refuted_by(doubt, std::move(*one));
    }
  }
  if (auto found = approached(doubt)) return refuted_by(doubt, std::move(*found));
  return std::nullopt;
}

ProofVerdict undecided(ProofVerdict::Reason reason) {
  ProofVerdict verdict;
  verdict.reason = reason;
  return verdict;
}

/// A customer of the solver's, and customers like that, since the solver does not know everything.
std::optional<Counterexample> confirmed_near(const Doubt& doubt, const Counterexample& found,
                                             const Goal& gathered) {
  constexpr std::size_t most_near = 2'000;
  Candidates candidates(doubt);
  std::vector<Counterexample> examples = {found};
  for (std::size_t i = 0; i < most_near; ++i) examples.push_back(candidates.like(found));
  for (auto& one : confirmed(doubt, std::move(examples)))
    if (one) return shrunk(doubt, std::move(*one));
  if (auto one = given_lines_for(doubt, found, gathered)) return shrunk(doubt, std::move(*one));
  return std::nullopt;
}

ProofVerdict by_solver(const Doubt& doubt, NodeId raised, const ProofLimits& limits) {
  SolverAnswer answer = ask_solver(doubt, raised, limits.solver_seconds);
  ProofVerdict verdict;
  verdict.method = ProofVerdict::Method::solver;
  verdict.unknown = std::move(answer.unknown);
  switch (answer.kind) {
    case SolverAnswer::Kind::absent: verdict.reason = ProofVerdict::Reason::no_solver; break;
    case SolverAnswer::Kind::out_of_time: verdict.reason = ProofVerdict::Reason::time; break;
    case SolverAnswer::Kind::gave_up: verdict.reason = ProofVerdict::Reason::beyond; break;
    case SolverAnswer::Kind::impossible: verdict.outcome = ProofVerdict::Outcome::proved; break;
    case SolverAnswer::Kind::found:
      verdict.example = confirmed_near(doubt, *answer.example, answer.gathered);
      if (verdict.example)
        verdict.outcome = ProofVerdict::Outcome::refuted;
      else
        verdict.reason = ProofVerdict::Reason::unconfirmed;
      break;
  }
  return verdict;
}

}  // namespace

std::optional<Doubt> doubt_of(const Program& program, const Promise& promise) {
  if (promise.kind == Promise::Kind::always)
    return Doubt{program, Doubt::Kind::broken, promise.condition, none, none};
  const auto* field = std::get_if<op::Field>(&program[unnamed(program, promise.raised)].operation);
  if (field == nullptr || field->record != subject) return std::nullopt;
  const auto kind = promise.kind == Promise::Kind::never_lowers ? Doubt::Kind::falls : Doubt::Kind::rises;
  return Doubt{program, kind, promise.watched, none, field->field};
}

ProofVerdict settled(const Doubt& doubt, const ProofLimits& limits) {
  const NodeId raised = doubt.is_about_two() ? field_node(doubt.program, doubt) : none;
  if (auto verdict = by_reasoning(doubt, raised)) return *verdict;
  if (auto verdict = by_search(doubt)) return *verdict;
  return by_solver(doubt, raised, limits);
}

ProofVerdict prove(const Program& program, const Promise& promise, const ProofLimits& limits) {
  if (const auto doubt = doubt_of(program, promise)) return settled(*doubt, limits);
  const Doubt doubt{program,
                    promise.kind == Promise::Kind::never_lowers ? Doubt::Kind::falls : Doubt::Kind::rises,
                    promise.watched, none, none};
  if (program[promise.raised].space.kind == Space::Kind::run)
    return undecided(ProofVerdict::Reason::constant);
  if (auto verdict = by_reasoning(doubt, promise.raised)) return *verdict;
  return undecided(ProofVerdict::Reason::computed);
}

}  // namespace rung
