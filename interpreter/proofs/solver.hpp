// The solver, where the program was built with one: whether any customer breaks a claim, by arithmetic instead of by trying.
#pragma once

#include "proofs/doubt.hpp"
#include "testing/goal.hpp"

namespace rung {

struct SolverAnswer {
  enum class Kind : std::uint8_t {
    absent,      ///< the program was built without a solver
    impossible,  ///< nobody breaks the claim
    found,       ///< `example` may break it; the engine has the last word
    out_of_time,
    gave_up,
  };
  Kind kind = Kind::absent;
  std::optional<Counterexample> example;
  Goal gathered;                ///< what the example must have gathered from related records
  std::vector<Phrase> unknown;  ///< kinds of values that it does not look into
};

/// `raised` is the node of the raised field, or none.
SolverAnswer ask_solver(const Doubt& doubt, NodeId raised, double seconds);

}  // namespace rung
