// Short forms for calling functions of one row in tests.
#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "program/functions.hpp"

namespace rung {

inline Decimal decimal(std::string_view text) {
  return parse_decimal(text).value();
}

inline Date date(std::string_view text) {
  return parse_iso_date(text).value();
}

inline Value text(std::string_view content) {
  return std::string(content);
}

inline Outcome called(FunctionId id, std::initializer_list<Value> arguments) {
  return call(id, std::vector<Value>(arguments));
}

/// Fails the test where the outcome is a fault.
inline Value known(const Outcome& outcome) {
  REQUIRE(std::holds_alternative<Value>(outcome));
  return std::get<Value>(outcome);
}

inline std::string number_of(const Outcome& outcome) {
  return write_decimal(std::get<Decimal>(known(outcome)), Decimal::places);
}

inline std::string text_of(const Outcome& outcome) {
  return std::get<std::string>(known(outcome));
}

inline bool truth_of(const Outcome& outcome) {
  return std::get<bool>(known(outcome));
}

inline bool is_missing(const Outcome& outcome) {
  return is_missing(known(outcome));
}

inline bool is_overflow(const Outcome& outcome) {
  const Fault* const fault = std::get_if<Fault>(&outcome);
  return fault != nullptr && *fault == Fault::overflow;
}

}  // namespace rung
