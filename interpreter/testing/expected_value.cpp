// Compares what a test writes with what came out.
#include "testing/expected_value.hpp"

#include "program/print.hpp"

namespace rung {

bool is_as_expected(const Value& expected, const Type& expected_type, const Value& got, const Type& type,
                    const Program& program) {
  if (is_missing(expected) || is_missing(got)) return is_missing(expected) && is_missing(got);
  if (type.is_number()) {
    const Decimal a = std::get<Decimal>(expected);
    const Decimal b = std::get<Decimal>(got);
    return type.is_percent() ? write_percent(a) == write_percent(b) : as_written(a) == as_written(b);
  }
  if (expected.index() != got.index())
    return print(expected, expected_type, program, Language::english) ==
           print(got, type, program, Language::english);
  return compare(expected, got) == 0;
}

}  // namespace rung
