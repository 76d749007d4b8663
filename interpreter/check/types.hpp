// What may be combined with what, and how a type is called in a message.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"
#include "values/type.hpp"

namespace rung {

/// Money and plain numbers do not mix in sums and comparisons; literals fit either. Nothing: a type error.
std::optional<Numeric> sum_of(Numeric a, Numeric b);
std::optional<Numeric> product_of(Numeric a, Numeric b);
std::optional<Numeric> quotient_of(Numeric a, Numeric b);

/// The type that two choices have together (if, else, min, max, cells of a column); nothing where there is none. The type
/// of `missing` fits every other.
std::optional<Type> together(Type a, Type b);

/// Whether values of the two types can be compared for equality, and in order.
bool comparable(Type a, Type b);
bool ordered(Type type);

/// `money`, `金额`, or the values of an enumeration.
Spoken spoken(const Type& type, const Program& program);

}  // namespace rung
