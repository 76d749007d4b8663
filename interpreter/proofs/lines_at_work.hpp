// Which lines of two versions make a customer's value differ.
#pragma once

#include <vector>

#include "testing/customer.hpp"

namespace rung {

/// Origins of what one side does and the other does not, along what decided for the customer: first those of the first value,
/// then those of the second.
struct LinesAtWork {
  std::vector<Origin> first;
  std::vector<Origin> second;
};

/// `program` holds both versions in one graph, so that what they share is one node.
LinesAtWork lines_at_work(const Program& program, const Customer& customer, NodeId first, NodeId second);

}  // namespace rung
