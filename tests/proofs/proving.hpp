// Promises of rules that stand in the text of a test.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "diagnostics/kinds.hpp"
#include "proofs/prove.hpp"
#include "review/rules.hpp"

namespace rung {

inline std::unique_ptr<Rules> sound_rules(const std::string& text) {
  auto rules = parse_rules_text("rules.rung", text);
  check_rules(*rules);
  for (const Diagnostic& one : rules->diagnostics.all())
    if (row(one.kind).severity == Severity::error) FAIL(message(one, Language::english), "\n", text);
  return rules;
}

inline ProofVerdict verdict_of(const Rules& rules, std::size_t promise = 0) {
  REQUIRE(rules.program().promises.size() > promise);
  return prove(rules.program(), rules.program().promises[promise], {.solver_seconds = 10});
}

using ProofOutcome = ProofVerdict::Outcome;
using ProofMethod = ProofVerdict::Method;

inline bool is_proved(const std::string& text) {
  return verdict_of(*sound_rules(text)).outcome == ProofOutcome::proved;
}
/// Without the solver.
inline bool is_proved_at_once(const std::string& text) {
  const ProofVerdict verdict = verdict_of(*sound_rules(text));
  return verdict.outcome == ProofOutcome::proved && verdict.method != ProofMethod::solver;
}
inline bool is_refuted(const std::string& text) {
  const ProofVerdict verdict = verdict_of(*sound_rules(text));
  return verdict.outcome == ProofOutcome::refuted && verdict.example.has_value();
}

}  // namespace rung
