// Proves or refutes claims about all customers there can be: by bounds and directions of growth, else by customers who break
// them, else by a solver where the program has one.
#pragma once

#include "proofs/doubt.hpp"

namespace rung {

struct ProofVerdict {
  enum class Outcome : std::uint8_t { proved, refuted, undecided };
  enum class Method : std::uint8_t { ranges, cases, direction, search, solver };
  /// Why nothing was decided.
  enum class Reason : std::uint8_t {
    decided,
    computed,   ///< what is raised is computed, so that no customer differs in it alone
    constant,   ///< what is raised is the same for all
    no_solver,  ///< this program was built without a solver
    time,       ///< the solver was not done in time
    beyond,     ///< the solver gave up
    unconfirmed,  ///< the solver found a customer, but the engine says otherwise: the translation says less than the rules
  };
  Outcome outcome = Outcome::undecided;
  Method method = Method::ranges;
  Reason reason = Reason::decided;
  std::optional<Counterexample> example;
  std::vector<Phrase> unknown;  ///< kinds of values that the solver does not look into
};

struct ProofLimits {
  double solver_seconds = 10;
};

/// The claim that a promise makes; nothing where there is no field that is raised.
std::optional<Doubt> doubt_of(const Program& program, const Promise& promise);

ProofVerdict prove(const Program& program, const Promise& promise, const ProofLimits& limits);
/// Whether a doubt can be ruled out or confirmed.
ProofVerdict settled(const Doubt& doubt, const ProofLimits& limits);

}  // namespace rung
