// Plain cells against the readers of all cells: what is taken as plain means the same.
#include "records/plain_cell.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "records/date_cell.hpp"
#include "records/number_cell.hpp"
#include "records/plain_numbers.hpp"
#include "records/truth_cell.hpp"

namespace {

/// A cell with whatever stands around it.
struct Cell {
  Cell(const std::string& text, std::mt19937& random) {
    for (std::size_t i = 0; i < rung::cell_margin; ++i) bytes += "0123456789.,-x\n"[random() % 15];
    begin = bytes.size();
    bytes += text;
    end = bytes.size();
    for (std::size_t i = 0; i < rung::cell_margin; ++i) bytes += "0123456789.,-x\n"[random() % 15];
  }
  const char* first() const { return bytes.data() + begin; }
  const char* last() const { return bytes.data() + end; }

  std::string bytes;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::string any_of(std::string_view characters, std::size_t most, std::mt19937& random) {
  std::string text;
  for (std::size_t i = random() % (most + 1); i > 0; --i) text += characters[random() % characters.size()];
  return text;
}

}  // namespace

TEST_CASE("plain numbers are what all numbers are") {
  std::mt19937 random(3);
  int plain = 0;
  for (int round = 0; round < 300000; ++round) {
    std::string text = random() % 4 == 0 ? "-" : "";
    text += any_of("0123456789", 17, random);
    if (random() % 2 == 0) text += "." + any_of("0123456789", 4, random);
    if (random() % 20 == 0) text = any_of("0123456789.-+e,% :/", 12, random);
    const Cell cell(text, random);
    rung::PlainNumber number = {};
    CAPTURE(text);
    if (!rung::read_plain_number(cell.first(), cell.last(), number)) continue;
    ++plain;
    rung::ScaledNumber wanted;
    REQUIRE_FALSE(rung::read_number(text, {}, wanted));
    REQUIRE(wanted.scale <= number.decimals);
    REQUIRE(wanted.mantissa * rung::power_of_ten(number.decimals - wanted.scale) == number.mantissa);
  }
  CHECK(plain > 150000);
}

TEST_CASE("usual numbers are plain") {
  std::mt19937 random(4);
  for (const char* text :
       {"0", "7", "-1", "12345678", "8313736.97", "-0.5", "123456789012345", "1234567.5", "007", ".5"}) {
    const Cell cell(text, random);
    rung::PlainNumber number = {};
    CAPTURE(text);
    CHECK(rung::read_plain_number(cell.first(), cell.last(), number));
  }
  for (const char* text :
       {"", "-", ".", "5.", "-.", "1.2.3", "1e3", "+1", "1,000", "12345678901234567", "--1", "1-"}) {
    const Cell cell(text, random);
    rung::PlainNumber number = {};
    CAPTURE(text);
    CHECK_FALSE(rung::read_plain_number(cell.first(), cell.last(), number));
  }
}

TEST_CASE("columns of numbers are what their cells are, whatever the instructions") {
  std::mt19937 random(8);
  std::size_t plain = 0;
  for (int round = 0; round < 3000; ++round) {
    const rung::PlainNumbersForm form = {static_cast<int>(random() % 4) * (random() % 5 == 0 ? 6 : 1),
                                         random() % 2 == 0, random() % 2 == 0, random() % 3 == 0};
    std::string bytes(64, 'x');
    std::vector<std::uint32_t> ends = {64};
    std::vector<std::string> cells;
    const std::size_t rows = random() % 40 + 1;
    for (std::size_t i = 0; i < rows; ++i) {
      // Half of the columns have nothing special in them, as most exports.
      const bool usual = round % 2 == 0;
      std::string cell = !usual && random() % 6 == 0 ? "-" : "";
      cell += any_of("0123456789", random() % 3 == 0 ? 17 : 4, random);
      if (random() % 2 == 0) cell += "." + any_of("0123456789", 3, random);
      if (random() % (usual ? 300 : 30) == 0) cell = any_of("0123456789.- ,", 5, random);
      if (random() % 8 == 0) cell.clear();
      bytes += ',' + cell;
      ends.push_back(static_cast<std::uint32_t>(bytes.size()));
      cells.push_back(cell);
    }
    bytes += std::string(64, '9');
    const rung::CellColumn column = {bytes.data(), ends.data() + 1, 1, 1};
    for (const rung::InstructionSet set : rung::available_instruction_sets()) {
      std::vector<std::int64_t> mantissas(rows);
      std::vector<rung::State> states(rows);
      std::size_t row = 0;
      while (row < rows) {
        const std::size_t stop =
            rung::read_plain_numbers(column, row, rows, form, mantissas.data(), states.data(), set);
        for (; row < stop; ++row) {
          ++plain;
          CAPTURE(cells[row]);
          REQUIRE((states[row] == rung::State::missing) == cells[row].empty());
          if (cells[row].empty()) {
            REQUIRE(form.blanks);
            continue;
          }
          rung::ScaledNumber wanted;
          REQUIRE_FALSE(rung::read_number(cells[row], {}, wanted));
          REQUIRE(wanted.scale <= form.scale);
          REQUIRE(mantissas[row] == wanted.mantissa * rung::power_of_ten(form.scale - wanted.scale));
          REQUIRE((form.signs || wanted.mantissa >= 0));
          REQUIRE((!form.whole || wanted.scale == 0));
        }
        ++row;
      }
    }
  }
  CHECK(plain > 50000);
}

TEST_CASE("plain days are what all days are") {
  std::mt19937 random(5);
  int plain = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string text = std::to_string(1900 + random() % 200) + "-" + std::to_string(10 + random() % 4) + "-" +
                       std::to_string(10 + random() % 25);
    if (random() % 3 == 0) text[random() % text.size()] = "0123456789-/x"[random() % 13];
    const Cell cell(text, random);
    std::uint32_t day = 0;
    CAPTURE(text);
    if (!rung::read_plain_day(cell.first(), cell.last(), day)) continue;
    ++plain;
    rung::Date wanted = {};
    const auto fault = rung::read_date(text, {}, wanted);
    const auto date = rung::make_date(day / 10000, day / 100 % 100, day % 100);
    REQUIRE(fault.has_value() == !date.has_value());
    if (date) REQUIRE(date->days == wanted.days);
  }
  CHECK(plain > 100000);
}

TEST_CASE("plain truths are what all truths are") {
  std::mt19937 random(6);
  for (const std::string text :
       {"true", "false", "yes", "no", "1", "0", "", "2", "True", "tru", "falsehood", "x"}) {
    const Cell cell(text, random);
    const auto plain = rung::read_plain_truth(cell.first(), cell.last());
    CAPTURE(text);
    if (plain) CHECK(plain == rung::read_truth(text));
  }
}
