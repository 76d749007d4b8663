// The functions of one row: a row of functions.def each. A scalar definition is the whole function; its columnar form is
// derived, and a kernel written by hand must agree with it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "diagnostics/language.hpp"
#include "values/value.hpp"

namespace rung {

/// Why a row has no value although nothing is missing. Its subject is rejected.
enum class Fault : std::uint8_t {
  overflow,  ///< a number of more than 38 digits, a date outside the years 1 to 9999, a duration too long
  ambiguous_rows,    ///< two rows of a table that match `unique` are met
  disagreeing_rows,  ///< two rows of a table that match `any` are met and differ
};

/// A value (missing is one) or a fault.
using Outcome = std::variant<Value, Fault>;

enum class FunctionId : std::uint16_t {
#define RUNG_FUNCTION(id, english, simplified, traditional, arguments, result, doc_en, doc_hans, doc_hant, \
                      example, gives)                                                                      \
  id,
#include "program/functions.def"
#undef RUNG_FUNCTION
};

/// What an argument may be.
enum class Argument : std::uint8_t {
  numeric,  ///< a number of any kind
  whole,    ///< a whole number that counts something: places, positions, an exponent
  ordered,  ///< anything that has an order; all ordered arguments of a call are of one type
  date,
  text,
};

/// What comes out, from what went in.
enum class Result : std::uint8_t {
  same,      ///< the type that the numeric or ordered arguments have together
  number,    ///< a plain number
  quotient,  ///< as for the division of the first two arguments
  integer,
  count,
  truth,
  text,
};

/// `last_repeats`: two or more of the last argument.
struct Signature {
  std::span<const Argument> arguments;
  bool last_repeats;
  Result result;
};

struct FunctionRow {
  Worded names;
  Signature signature;
  Worded doc;
  std::string_view example;  ///< an expression over constants …
  std::string_view gives;    ///< … and the expression that it equals; the tests run it
};

const FunctionRow& row(FunctionId id);
std::size_t function_count();
/// By its name in any of the languages.
std::optional<FunctionId> find_function(std::string_view name);

/// The scalar definition. All arguments are known values that fit the signature: strictness is the caller's.
/// A count of places or an exponent that is not whole gives missing, as division by zero does.
Outcome call(FunctionId id, std::span<const Value> arguments);

/// The order of two known values of one type: numbers, dates, durations by length, text by code point, codes, no before yes.
std::strong_ordering compare(const Value& a, const Value& b);

}  // namespace rung
