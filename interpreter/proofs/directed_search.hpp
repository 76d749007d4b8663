// A customer who breaks a claim, approached step by step: what trying at random does not meet, because much must come together.
#pragma once

#include "proofs/doubt.hpp"

namespace rung {

/// Of claims about one customer; nothing where none is found.
std::optional<Counterexample> approached(const Doubt& doubt);

}  // namespace rung
