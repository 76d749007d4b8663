// The program of one customer: what does not depend on the fields in question is a constant with the value that it has for
// this customer, aggregates and values of the population included. What is left can be evaluated for many variants.
#pragma once

#include "explain/slice.hpp"

namespace rung {

/// Another value in place of a node's own.
struct Replacement {
  NodeId node;
  Value value;
};

/// Nodes keep their numbers. A node whose value is not among `values`, or is a fault, stays as it is. What depends on a
/// replaced node is computed again. Tests, reports, actions, promises and outputs are left out.
Program own_program(const Program& program, const NodeOutcomes& values, Freedom freedom,
                    std::span<const Replacement> replacements = {});

}  // namespace rung
