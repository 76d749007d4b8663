// Named values that a customer can move although they are no fields: what is gathered from orders, visits and the like. They
// stand in the customer's line as fields of their own, so that all questions treat both alike.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "explain/paths.hpp"

namespace rung {

/// The rules with some names as fields behind those that the subject's record declares, and the customer's line with their
/// values. Everything else that is gathered stays as it is.
struct LeveredSubject {
  Program program;
  SubjectRecords records;
  std::vector<NameId> names;  ///< of the fields that were added, in their order
};

LeveredSubject with_levers(const PathSubject& rated, const std::vector<NameId>& names);

/// Names that are a sum, a count or a count of different values of related records. Where rules mark fields as changeable,
/// only those of records with such a field.
std::vector<NameId> gathered_names(const Program& program);

/// What the command line names: fields of the subject, and named values. What cannot change is reported, and so is what does
/// not exist, with the nearest name.
struct NamedLevers {
  std::vector<FieldId> fields;
  std::vector<NameId> names;
};
NamedLevers levers_named(const Program& program, const std::vector<std::string>& names,
                         Diagnostics& diagnostics);

}  // namespace rung
