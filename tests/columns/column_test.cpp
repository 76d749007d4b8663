// Columns: how outcomes are put in and read out, scales and widths, durations in one integer.
#include "columns/column.hpp"

#include <doctest/doctest.h>

#include "columns/number_column.hpp"
#include "columns/row_order.hpp"
#include "columns/text_memory.hpp"

using namespace rung;

namespace {

Decimal decimal(std::string_view text) {
  return *parse_decimal(text);
}

void push(Column& column, std::string_view text) {
  append(column, Value{decimal(text)}, Type::number());
}

Decimal number(const Column& column, std::size_t row) {
  return std::get<Decimal>(value_at(column, row, Type::number()));
}

}  // namespace

TEST_CASE("a number column takes the scale that its values need") {
  Column column;
  push(column, "12");
  CHECK(column.scale == 0);
  push(column, "0.25");
  CHECK(column.storage == Storage::narrow);
  CHECK(column.scale == 2);
  CHECK(column.integers == std::vector<std::int64_t>{1200, 25});
  push(column, "-7.5");
  CHECK(number(column, 0) == decimal("12"));
  CHECK(number(column, 1) == decimal("0.25"));
  CHECK(number(column, 2) == decimal("-7.5"));
}

TEST_CASE("a number column turns wide where 64 bits are not enough") {
  Column column;
  push(column, "9223372036854775807");
  CHECK(column.storage == Storage::narrow);
  push(column, "9223372036854775808");
  CHECK(column.storage == Storage::wide);
  push(column, "-0.000000000000000001");
  CHECK(column.scale == 18);
  CHECK(number(column, 0) == decimal("9223372036854775807"));
  CHECK(number(column, 1) == decimal("9223372036854775808"));
  CHECK(number(column, 2) == decimal("-0.000000000000000001"));

  Column scaled;
  push(scaled, "9223372036854775807");
  push(scaled, "0.5");
  CHECK(scaled.storage == Storage::wide);
  CHECK(number(scaled, 0) == decimal("9223372036854775807"));
}

TEST_CASE("settling and shortening keep the values") {
  Column column;
  push(column, "9223372036854775808");
  push(column, "1.5");
  column.wides[0] = 0;
  settle(column);
  CHECK(column.storage == Storage::narrow);
  CHECK(number(column, 1) == decimal("1.5"));
  raise_scale(column, 18);
  shorten(column);
  CHECK(column.scale == 1);
  CHECK(number(column, 1) == decimal("1.5"));
}

TEST_CASE("missing values and faults stand in their rows") {
  Column column;
  append(column, Value{}, Type::date());
  append(column, Fault::overflow, Type::date());
  append(column, Value{Date{20000}}, Type::date());
  CHECK(column.storage == Storage::integer);
  CHECK(column.has_faults);
  CHECK(column.states == std::vector<State>{State::missing, State::overflow, State::known});
  CHECK(is_missing(value_at(column, 0, Type::date())));
  CHECK(std::get<Date>(value_at(column, 2, Type::date())) == Date{20000});
}

TEST_CASE("faults and states are told apart") {
  for (const Fault fault : {Fault::overflow, Fault::ambiguous_rows, Fault::disagreeing_rows}) {
    CHECK(is_fault(state_of(fault)));
    CHECK(fault_of(state_of(fault)) == fault);
  }
  CHECK_FALSE(is_fault(State::missing));
  CHECK_FALSE(is_fault(State::known));
}

TEST_CASE("texts outlive what they were made of") {
  Column column;
  {
    const std::string text = "a text that is longer than any small buffer holds";
    append(column, Value{text}, Type::text());
    append(column, Value{std::string()}, Type::text());
  }
  const Column copy = column;
  column = Column();
  CHECK(std::get<std::string>(value_at(copy, 0, Type::text())) ==
        "a text that is longer than any small buffer holds");
  CHECK(std::get<std::string>(value_at(copy, 1, Type::text())).empty());
}

TEST_CASE("text memory gives its pieces to columns") {
  Column column;
  column.reset(Storage::text, 2);
  {
    TextMemory memory;
    column.texts.push_back(memory.keep("one"));
    column.texts.push_back(memory.keep(std::string(100000, 'x')));
    column.states.assign(2, State::known);
    memory.give_to(column);
  }
  CHECK(column.texts[0] == "one");
  CHECK(column.texts[1].size() == 100000);
}

TEST_CASE("durations keep amount and unit") {
  for (const std::int64_t amount :
       {std::int64_t{0}, std::int64_t{36}, std::int64_t{-36}, std::int64_t{1'000'000'000'000}}) {
    for (const DurationUnit unit : {DurationUnit::days, DurationUnit::years, DurationUnit::working_days}) {
      const Duration duration = unpack(pack({amount, unit}));
      CHECK(duration.amount == amount);
      CHECK(duration.unit == unit);
    }
  }
}

TEST_CASE("rows compare by value, durations by length") {
  const Type type = Type::of_duration(DurationKind::minutes);
  Column column;
  append(column, Value{Duration{1440, DurationUnit::hours}}, type);
  append(column, Value{Duration{1440, DurationUnit::minutes}}, type);
  append(column, Value{Duration{1439, DurationUnit::hours}}, type);
  CHECK(compare_rows(column, 0, 1, type) == 0);
  CHECK(compare_rows(column, 2, 0, type) < 0);
  std::string a, b, c;
  append_key(a, column, 0, type);
  append_key(b, column, 1, type);
  append_key(c, column, 2, type);
  CHECK(a == b);
  CHECK(a != c);
}

TEST_CASE("a constant column repeats its outcome") {
  const Column column = constant_column(Value{std::string("x")}, Type::text(), 3);
  CHECK(column.size() == 3);
  CHECK(column.texts[2] == "x");
  CHECK(constant_column(Fault::ambiguous_rows, Type::truth(), 2).states[1] == State::ambiguous_rows);
}

TEST_CASE("a reset column is empty and narrow or what it was told to be") {
  Column column;
  push(column, "0.5");
  append(column, Fault::overflow, Type::number());
  column.reset(Storage::truth, 10);
  CHECK(column.size() == 0);
  CHECK(column.scale == 0);
  CHECK_FALSE(column.has_faults);
  CHECK(column.storage == Storage::truth);
}
