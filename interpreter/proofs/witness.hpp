// Customers who break a claim, written down for people.
#pragma once

#include <string>

#include "proofs/doubt.hpp"

namespace rung {

/// The customers of an example as tests ready to be pasted, with what comes out of them: the values that the claim speaks of, as
/// far as they have names. `name` is what the tests are called.
std::string written_example(const Doubt& doubt, const Counterexample& example, const std::string& name,
                            Language keywords, Language language);

}  // namespace rung
