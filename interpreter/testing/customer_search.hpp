// Finds a customer who shows something: one for whom a goal holds. It goes from customer to customer, each nearer to the goal
// than the one before, and every one of them is rated by the engine; so what it gives is true, and what it does not find may
// still exist.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "testing/customer.hpp"
#include "testing/goal.hpp"

namespace rung {

struct SearchEffort {
  std::size_t steps = 12;        ///< from customer to customer, for each start
  std::size_t customers = 6000;  ///< rated in all
};

/// Of some customers for whom the goal holds, one that will do; nothing where none does.
using AcceptedCustomer = std::function<std::optional<std::size_t>(const std::vector<Customer>&)>;

/// A customer of that day for whom the goal holds, with as few values as it takes. `known` are customers from whom the way may be
/// shorter: those of tests.
std::optional<Customer> find_customer(const Program& program, const Goal& goal, std::optional<Date> today,
                                      const AcceptedCustomer& accepted = {}, const SearchEffort& effort = {},
                                      const std::vector<Customer>& known = {});

/// The customers of the tests, but for those that are given computed values or stand in a population.
std::vector<Customer> customers_of_tests(const Program& program);

/// The day on which customers are looked for: that of the tests, else the first on which the rules are in effect, else a day
/// that the rules name; nothing where nobody names one.
std::optional<Date> usual_day(const Program& program);

}  // namespace rung
