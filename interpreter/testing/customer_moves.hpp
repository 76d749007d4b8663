// What can be changed of a customer in search of another one: values at the edges of what the rules compare, and related lines
// that count.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "testing/customer.hpp"
#include "testing/goal.hpp"

namespace rung {

/// The smallest step by which a value of a type can differ that matters to people: a cent of money, one of what is counted, a
/// day, a unit of the last place that is written of any other number; nothing for what has no steps.
std::optional<Decimal> smallest_step(const Type& type, Decimal value);

/// Some fields and lines at once.
struct CustomerMove {
  std::vector<std::pair<FieldId, std::optional<Value>>> fields = {};  ///< nothing: not given any more
  std::optional<CustomerLines> lines = {};
  bool keep_lines = false;  ///< `lines` come behind those that are there
  std::optional<Date> today = {};
};

Customer moved(Customer customer, const CustomerMove& move);

/// A field of the subject with what is worth trying.
struct FieldValues {
  FieldId field;
  std::vector<Value> values;
};

struct CustomerMoves {
  std::vector<CustomerMove> single;  ///< one field, the lines of one record, or the day
  std::vector<CustomerMove> aimed;   ///< several fields that make a claim hold as far as it speaks of fields
  std::vector<FieldValues> fields;
};

/// Moves that may matter for a goal, for customers of that day.
CustomerMoves moves_towards(const Program& program, const Goal& goal, std::optional<Date> today);

}  // namespace rung
