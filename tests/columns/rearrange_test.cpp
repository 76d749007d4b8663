// Columns made of other columns' rows.
#include "columns/rearrange.hpp"

#include <doctest/doctest.h>

using namespace rung;

namespace {

Column numbers(std::initializer_list<const char*> texts) {
  Column column;
  for (const char* text : texts) {
    append(column, *text == '\0' ? Value{} : Value{*parse_decimal(text)}, Type::number());
  }
  return column;
}

std::vector<std::string> shown(const Column& column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.size(); ++row) {
    const Value value = value_at(column, row, Type::number());
    texts.push_back(is_missing(value) ? "" : write_decimal(std::get<Decimal>(value), 18));
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("gather takes rows in any order and knows rows that are not there") {
  const Column from = numbers({"1", "", "2.5"});
  const std::vector<std::uint32_t> rows = {2, no_row, 0, 2, 1};
  CHECK(shown(gather(from, rows)) == Texts{"2.5", "", "1", "2.5", ""});
  const std::vector<std::uint32_t> nowhere = {no_row, no_row};
  CHECK(shown(gather(Column(), nowhere)) == Texts{"", ""});
}

TEST_CASE("slices and repetitions") {
  const Column from = numbers({"1", "2", "3", "4"});
  CHECK(shown(slice(from, 1, 2)) == Texts{"2", "3"});
  CHECK(shown(slice(from, 4, 0)).empty());
  CHECK(shown(repeated(from, 3, 3)) == Texts{"4", "4", "4"});
}

TEST_CASE("columns of different scale and width stand behind one another") {
  Column whole;
  extend(whole, numbers({"1", "2"}));
  extend(whole, numbers({"0.125"}));
  extend(whole, numbers({"99999999999999999999", ""}));
  extend(whole, numbers({"7"}));
  CHECK(whole.storage == Storage::wide);
  CHECK(shown(whole) == Texts{"1", "2", "0.125", "99999999999999999999", "", "7"});
}

TEST_CASE("the values of the word missing stand behind any type") {
  Column whole = constant_column(Value{}, Type::nothing(), 2);
  extend(whole, constant_column(Value{std::string("x")}, Type::text(), 1));
  extend(whole, constant_column(Value{}, Type::nothing(), 1));
  CHECK(whole.storage == Storage::text);
  CHECK(whole.size() == 4);
  CHECK(whole.texts.size() == 4);
  CHECK(whole.texts[2] == "x");
  CHECK(whole.states == std::vector<State>{State::missing, State::missing, State::known, State::missing});
}

TEST_CASE("faults are not lost") {
  Column whole = numbers({"1"});
  extend(whole, constant_column(Fault::overflow, Type::number(), 1));
  CHECK(whole.has_faults);
  CHECK(whole.states[1] == State::overflow);
}
