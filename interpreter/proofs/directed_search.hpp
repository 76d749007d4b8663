// A customer who breaks a claim, approached step by step: what trying at random does not meet, because much must come together.
#pragma once

#include "proofs/doubt.hpp"
#include "testing/goal.hpp"

namespace rung {

/// Of claims about one customer; nothing where none is found.
std::optional<Counterexample> approached(const Doubt& doubt);

/// A customer like the one that is given, with lines of related records from which comes what the goal says.
std::optional<Counterexample> given_lines_for(const Doubt& doubt, const Counterexample& example,
                                              const Goal& gathered);

}  // namespace rung
