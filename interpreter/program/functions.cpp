// The registry of the functions of one row. What each of them does stands in the files named after its theme.
#include "program/functions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "program/scalar_functions.hpp"

namespace rung {

namespace {

template <Argument... kinds>
constexpr std::array<Argument, sizeof...(kinds)> argument_list = {kinds...};

using enum Argument;

#define ARGS(...) argument_list<__VA_ARGS__>, false
#define ARGS_REPEAT(...) argument_list<__VA_ARGS__>, true
#define RUNG_FUNCTION(id, english, simplified, traditional, arguments, result, doc_en, doc_hans, doc_hant, \
                      example, gives)                                                                      \
  FunctionRow{Worded{english, simplified, traditional}, Signature{arguments, Result::result},              \
              Worded{doc_en, doc_hans, doc_hant}, example, gives},
constexpr FunctionRow rows[] = {
#include "program/functions.def"
};
#undef RUNG_FUNCTION
#undef ARGS_REPEAT
#undef ARGS

}  // namespace

const FunctionRow& row(FunctionId id) {
  return rows[static_cast<std::size_t>(id)];
}

std::size_t function_count() {
  return std::size(rows);
}

std::optional<FunctionId> find_function(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(rows), std::end(rows),
                   [name](const FunctionRow& candidate) { return candidate.names.is(name); });
  if (found == std::end(rows)) return std::nullopt;
  return static_cast<FunctionId>(found - std::begin(rows));
}

Outcome call(FunctionId id, std::span<const Value> arguments) {
  switch (id) {
#define RUNG_FUNCTION(id, ...) \
  case FunctionId::id:         \
    return scalar::id(arguments);
#include "program/functions.def"
#undef RUNG_FUNCTION
  }
  __builtin_unreachable();
}

}  // namespace rung
