// Customers as an export can bring them: what a reader rejects breaks no promise.
#pragma once

#include "proofs/doubt.hpp"

namespace rung {

/// Whether a cell of the field can hold the value: missing only where it is optional, a count neither negative nor broken.
bool can_hold(const Field& field, const Value& value);

class ReadableCustomers {
 public:
  explicit ReadableCustomers(const Doubt& doubt);

  /// Whether neither the customer's own line nor one of the related ones would be rejected.
  bool has(const Customer& customer) const;
  /// The customer with the least that is known of every one: required fields that are not given get a plain value.
  Customer whole(Customer customer) const;

 private:
  bool is_required(RecordId record, FieldId field) const;

  const Program& program_;
  std::vector<std::vector<bool>> needed_;  ///< [record][field]: of those that the values are made of
};

}  // namespace rung
