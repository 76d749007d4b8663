// A customer that somebody put together: the one that shows a finding, the one who breaks a promise, the one of a test. It is
// rated by the engine like any other, and can be written as a test.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.hpp"

namespace rung {

/// Lines of a related or reference record. A field that is not named takes its default or is missing; a related line without
/// its link belongs to the customer.
struct CustomerLines {
  RecordId record;
  std::vector<FieldId> fields;
  std::vector<std::vector<std::optional<Value>>> lines;  ///< nothing: not given
};

/// Fields of the subject that are not named take their default or are missing.
struct Customer {
  std::optional<Date> today;
  std::vector<std::pair<FieldId, Value>> fields;
  std::vector<CustomerLines> lines;
};

struct RatedCustomer {
  Fate fate = Fate::left_out;
  std::vector<Value>
      values;  ///< in the order of the nodes, then those beside; all missing where it was not evaluated
};

/// What becomes of each of the customers, each being the only one of its run. The nodes are of the subject's space or the run's;
/// those `beside` are only looked at: a fault of theirs makes nobody faulty.
std::vector<RatedCustomer> rated(const Program& program, const std::vector<Customer>& customers,
                                 const std::vector<NodeId>& nodes, const std::vector<NodeId>& beside = {});

/// A path of the rules and what it should be, such as `tier` and `A`, both as an author writes them.
struct WrittenExpectation {
  std::string path;
  std::string value;
};

/// An action that is expected, due on a day where it has one, or not expected.
struct WrittenAction {
  std::string name;
  std::optional<Date> due;
  bool absent = false;
};

/// A value as an author writes it in a test: texts in quotes, `missing`, supplied words in the language.
std::string written_in_rules(const Value& value, const Type& type, const Program& program, Language keywords);

/// The declaration of a test that gives this customer, ready to be pasted, with a line end behind it.
std::string written_as_test(const Program& program, const Customer& customer, const std::string& name,
                            const std::vector<WrittenExpectation>& expected, Language keywords,
                            const std::vector<WrittenAction>& actions = {});

}  // namespace rung
