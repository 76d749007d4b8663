// The lines of records that a test gives.
#pragma once

#include <map>
#include <vector>

#include "program/program.hpp"
#include "testing/customer.hpp"

namespace rung {

/// The value of each node of space `run` that a test writes.
using WrittenValues = std::map<NodeId, Value>;

/// The lines of each record of the program; the values of a line stand at the index of their field.
using GivenRecords = std::vector<std::vector<std::vector<Value>>>;

/// What a case of a test gives, the values that were evaluated in place of what is written.
Customer customer_of(const TestCase& given, const WrittenValues& written);

/// The lines of each record: those of the subject one a customer. Fields that are not given take their default or are
/// missing. A related line that does not give its link belongs to its customer (or to the first line of its parent).
GivenRecords given_lines(const Program& program, const std::vector<Customer>& customers);

}  // namespace rung
