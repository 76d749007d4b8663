// The functions of dates: what lies between two of them, and the parts of one.
#include "program/scalar_functions.hpp"

namespace rung::scalar {

namespace {

Date date(const Value& value) {
  return std::get<Date>(value);
}

}  // namespace

Outcome days_between(Arguments arguments) {
  return Decimal(rung::days_between(date(arguments[0]), date(arguments[1])));
}

Outcome months_between(Arguments arguments) {
  return Decimal(rung::months_between(date(arguments[0]), date(arguments[1])));
}

Outcome years_between(Arguments arguments) {
  return Decimal(rung::years_between(date(arguments[0]), date(arguments[1])));
}

Outcome year(Arguments arguments) {
  return Decimal(split(date(arguments[0])).year);
}

Outcome month(Arguments arguments) {
  return Decimal(split(date(arguments[0])).month);
}

Outcome day(Arguments arguments) {
  return Decimal(split(date(arguments[0])).day);
}

}  // namespace rung::scalar
