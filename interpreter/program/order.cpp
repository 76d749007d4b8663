// The order of two known values of one type.
#include <compare>
#include <string>
#include <type_traits>
#include <variant>

#include "program/functions.hpp"

namespace rung {

namespace {

template <class T>
std::strong_ordering order_of(const T& a, const T& b) {
  return a <=> b;
}

std::strong_ordering order_of(Missing, Missing) {
  return std::strong_ordering::equal;
}

std::strong_ordering order_of(Duration a, Duration b) {
  return a.amount <=> b.amount;
}

}  // namespace

std::strong_ordering compare(const Value& a, const Value& b) {
  // The bytes of UTF-8, which std::string compares as unsigned, have the order of the code points.
  return std::visit(
      [&b](const auto& known) { return order_of(known, std::get<std::remove_cvref_t<decltype(known)>>(b)); },
      a);
}

}  // namespace rung
