// Words and days that are read for many rows at once are what the readers of single cells make of them.
#include <doctest/doctest.h>

#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "records/date_cell.hpp"
#include "records/plain_words.hpp"
#include "records/truth_cell.hpp"

namespace {

/// Cells of one column, each behind a comma.
struct ColumnText {
  std::string bytes = std::string(64, '7');
  std::vector<std::uint32_t> ends = {64};
  std::vector<std::string> cells;

  void add(const std::string& cell) {
    bytes += ',' + cell;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    cells.push_back(cell);
  }
  rung::CellColumn column() const { return {bytes.data(), ends.data() + 1, 1, 1}; }
};

/// Calls read(row) until all rows were read or passed over, and look(row) for each that it read.
template <class Read, class Look>
void read_all(std::size_t rows, Read read, Look look) {
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t stop = read(row);
    for (; row < stop; ++row) look(row);
  }
}

std::string pick(const std::vector<std::string>& words, std::mt19937& random) {
  return words[random() % words.size()];
}

bool has_best() {
  return rung::best_instruction_set() == rung::InstructionSet::avx512;
}

}  // namespace

TEST_CASE("words of a column are found, and nothing else is") {
  std::mt19937 random(3);
  const std::vector<std::string> known = {"A",  "B", "战略客户",  "gold", "platinum", "exactly sixteen.",
                                          "AA", "9", "一二三四五"};
  const std::vector<std::string> odd = {"a", "C", "seventeen letters", " A", "\"A\"", "A ", "-", "战略客"};
  rung::PlainWords words;
  for (std::size_t i = 0; i < known.size(); ++i) words.add(known[i], static_cast<std::int64_t>(i) + 1);
  words.add("A", 99);
  std::size_t read = 0;
  for (int round = 0; round < 2000; ++round) {
    ColumnText text;
    const std::size_t rows = random() % 50 + 1;
    for (std::size_t i = 0; i < rows; ++i) {
      std::string cell = pick(known, random);
      if (random() % 40 == 0) cell = pick(odd, random);
      if (round % 2 == 0 && random() % 5 == 0) cell.clear();
      text.add(cell);
    }
    text.bytes += std::string(64, 'A');
    const bool blanks = round % 4 != 0;
    for (const rung::InstructionSet set : rung::available_instruction_sets()) {
      std::vector<std::int64_t> values(rows, -1);
      std::vector<rung::State> states(rows);
      read_all(
          rows,
          [&](std::size_t row) {
            return words.read(text.column(), row, rows, blanks, values.data(), states.data(), set);
          },
          [&](std::size_t row) {
            ++read;
            CAPTURE(text.cells[row]);
            REQUIRE((states[row] == rung::State::missing) == text.cells[row].empty());
            if (text.cells[row].empty()) {
              REQUIRE(blanks);
              REQUIRE(values[row] == 0);
              return;
            }
            REQUIRE(values[row] >= 1);
            REQUIRE(values[row] <= static_cast<std::int64_t>(known.size()));
            REQUIRE(known[static_cast<std::size_t>(values[row] - 1)] == text.cells[row]);
          });
    }
  }
  CHECK((read > 20000 || !has_best()));
}

TEST_CASE("usual words for yes and no mean what the reader of one cell says") {
  std::mt19937 random(4);
  const std::vector<std::string> cells = {"true", "false", "yes", "no", "1",    "0",     "是", "否",
                                          "TRUE", "N",     "y",   "T",  "True", "FALSE", "有"};
  rung::PlainWords words;
  rung::give_truth_words(words);
  std::size_t read = 0;
  for (int round = 0; round < 500; ++round) {
    ColumnText text;
    const std::size_t rows = random() % 50 + 1;
    for (std::size_t i = 0; i < rows; ++i)
      text.add(cells[random() % (random() % 9 == 0 ? cells.size() : 11)]);
    text.bytes += std::string(64, '1');
    std::vector<std::uint8_t> values(rows, 7);
    std::vector<rung::State> states(rows);
    read_all(
        rows,
        [&](std::size_t row) {
          return words.read(text.column(), row, rows, false, values.data(), states.data());
        },
        [&](std::size_t row) {
          ++read;
          CAPTURE(text.cells[row]);
          REQUIRE(rung::read_truth(text.cells[row]) == std::optional(values[row] == 1));
          REQUIRE(values[row] <= 1);
        });
  }
  CHECK((read > 3000 || !has_best()));
}

TEST_CASE("days of a column are what all days are") {
  std::mt19937 random(6);
  std::size_t read = 0;
  for (int round = 0; round < 6000; ++round) {
    ColumnText text;
    const std::size_t rows = random() % 30 + 1;
    for (std::size_t i = 0; i < rows; ++i) {
      const int year = static_cast<int>(round % 3 == 0 ? 1 + random() % 9999 : 1890 + random() % 220);
      char day[32];
      std::snprintf(day, sizeof day, "%04d-%02d-%02d", year, static_cast<int>(random() % 12) + 1,
                    static_cast<int>(random() % (round % 2 == 0 ? 28 : 31)) + 1);
      std::string cell = day;
      if (random() % 300 == 0) cell = "0000-01-01";
      if (random() % 150 == 0) cell[random() % cell.size()] = "0123456789-/x"[random() % 13];
      if (random() % 12 == 0) cell = round % 4 == 0 ? cell + "0" : "";
      if (random() % 40 == 0) cell = std::to_string(year - year % 4) + "-02-29";
      text.add(cell);
    }
    text.bytes += std::string(64, '0');
    const bool blanks = round % 5 != 0;
    for (const rung::InstructionSet set : rung::available_instruction_sets()) {
      std::vector<std::int64_t> days(rows, -1);
      std::vector<rung::State> states(rows);
      read_all(
          rows,
          [&](std::size_t row) {
            return rung::read_plain_days(text.column(), row, rows, blanks, days.data(), states.data(), set);
          },
          [&](std::size_t row) {
            ++read;
            CAPTURE(text.cells[row]);
            REQUIRE((states[row] == rung::State::missing) == text.cells[row].empty());
            if (text.cells[row].empty()) {
              REQUIRE(blanks);
              REQUIRE(days[row] == 0);
              return;
            }
            rung::Date wanted = {};
            REQUIRE_FALSE(rung::read_date(text.cells[row], {}, wanted));
            REQUIRE(days[row] == wanted.days);
          });
    }
  }

  CHECK((read > 20000 || !has_best()));
}
