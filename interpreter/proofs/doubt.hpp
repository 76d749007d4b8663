// What is to be refuted, and the customers that do it.
#pragma once

#include <optional>
#include <vector>

#include "testing/customer.hpp"

namespace rung {

/// A claim about all customers, by what would break it. The values are nodes of the subject's space or the run's.
struct Doubt {
  enum class Kind : std::uint8_t {
    broken,  ///< a condition is no
    falls,   ///< the value is less for the second customer, who differs in a greater raised field alone
    rises,
    differ,  ///< the two values are not the same
  };
  const Program& program;
  Kind kind;
  NodeId value;
  NodeId other = none;    ///< of `differ`
  FieldId raised = none;  ///< of `falls` and `rises`: a field of the subject

  bool is_about_two() const { return kind == Kind::falls || kind == Kind::rises; }
  std::vector<NodeId> values() const {
    return other == none ? std::vector<NodeId>{value} : std::vector<NodeId>{value, other};
  }
};

/// Customers who break a claim, as the engine rated them.
struct Counterexample {
  Customer customer;
  std::optional<Value> raised_to;  ///< the second customer has this in the raised field
  Value first;                     ///< the value; of `differ` the one side
  Value second;                    ///< of the second customer; of `differ` the other side
};

/// The customer with the raised value.
Customer raised(const Doubt& doubt, const Counterexample& example);

/// Those of the examples that break the claim when the engine rates them, with their values filled in.
std::vector<std::optional<Counterexample>> confirmed(const Doubt& doubt,
                                                     std::vector<Counterexample> examples);

/// Takes away what the example does not need: fields back to what they are when nobody gives them, lines, distance.
Counterexample shrunk(const Doubt& doubt, Counterexample example);

}  // namespace rung
