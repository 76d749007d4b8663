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

/// Which nodes of one graph are those of which version. What both have is one node.
struct VersionsOfNodes {
  std::vector<bool> first;
  std::vector<bool> second;
};

LinesAtWork lines_at_work(const Program& program, const VersionsOfNodes& versions, const Customer& customer,
                          NodeId first, NodeId second);

}  // namespace rung
