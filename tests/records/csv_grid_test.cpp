// Blocks as grids: which are, and that a grid has the rows and cells of split_csv.
#include "records/csv_grid.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "records/csv_split.hpp"

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Nothing where the block is no grid.
std::optional<Rows> grid_of(std::string_view block, std::size_t columns, rung::CsvGrid& grid,
                            rung::InstructionSet set) {
  if (!split_grid(block, ',', columns, grid, set)) return std::nullopt;
  Rows rows;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (std::size_t column = 0; column < columns; ++column) {
      const std::uint32_t begin = grid.begin(row, column);
      cells.emplace_back(block.substr(begin, grid.end(row, column) - begin));
    }
  }
  return rows;
}

struct ScalarSplit {
  Rows rows;
  bool regular = true;  ///< a grid is possible: as many cells in every row, one line a row, no fault
};

ScalarSplit split_of(std::string_view block, std::size_t columns) {
  rung::CsvIndex index;
  split_csv(block, ',', 1, true, index);
  ScalarSplit split;
  for (const rung::CsvRow& row : index.rows) {
    std::vector<std::string>& cells = split.rows.emplace_back();
    for (std::uint32_t i = 0; i < row.cells; ++i) cells.emplace_back(raw_cell(block, index, row, i));
    if (row.cells != columns || row.line != split.rows.size() || row.fault != rung::RowFault::sound) {
      split.regular = false;
    }
  }
  if (index.consumed != block.size()) split.regular = false;
  return split;
}

}  // namespace

TEST_CASE("grids") {
  rung::CsvGrid grid;
  for (const rung::InstructionSet set : rung::available_instruction_sets()) {
    CAPTURE(rung::name_of(set));
    const Rows expected = {{"a", "b"}, {"1", "\"2,3\""}};
    for (const auto block :
         {"a,b\n1,\"2,3\"\n", "a,b\n1,\"2,3\"", "a,b\r\n1,\"2,3\"\r\n", "a,b\r\n1,\"2,3\""}) {
      CAPTURE(block);
      CHECK(grid_of(block, 2, grid, set) == expected);
    }
    CHECK(grid_of("", 2, grid, set) == Rows{});
    CHECK(grid_of("a\nb", 1, grid, set) == Rows{{"a"}, {"b"}});
    CHECK(grid_of("\"\"\n", 1, grid, set) == Rows{{"\"\""}});
    CHECK(grid_of(",,\n", 3, grid, set) == Rows{{"", "", ""}});
    CHECK(grid_of(",", 2, grid, set) == Rows{{"", ""}});
  }
}

TEST_CASE("what is no grid") {
  rung::CsvGrid grid;
  for (const rung::InstructionSet set : rung::available_instruction_sets()) {
    CAPTURE(rung::name_of(set));
    for (const auto block :
         {"a\n", "a,b,c\n", "a,b\n1\n", "a\n1,2,3\n", "a,b,c\n1\n", "a,b\n\n1,2\n", "\na,b\n", "a,b\n\n",
          "a,b\n1,2\n3", "a,b\n1,\"2\n3\"\n", "a,b\r\n1,2\n", "a,\"b\"c\n"}) {
      CAPTURE(block);
      CHECK_FALSE(grid_of(block, 2, grid, set));
    }
    for (const auto block : {"a\n\nb\n", "a\n \t\nb\n", "\n", "a\n "}) {
      CAPTURE(block);
      CHECK_FALSE(grid_of(block, 1, grid, set));
    }
    CHECK_FALSE(grid_of("a\n", 0, grid, set));
    CHECK_FALSE(grid_of("", 0, grid, set));
  }
}

TEST_CASE("a grid has the rows and cells of split_csv") {
  std::mt19937 random(20260630);
  const std::vector<std::string> cells = {"",           "1",     "客户", "\"a,b\"",
                                          "12345678",   " ",     "\"\"", "\"x\"\"y\"",
                                          "2026-06-30", "-1.50", "\t",   "\"\"\"\""};
  const std::vector<std::string> odd = {"a\"b", "\"a\nb\"",          "\"a\"b", "\r", "x,y", "\n", "\"",
                                        "\n\n", std::string(1, '\0')};
  rung::CsvGrid grid;
  std::size_t grids = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::size_t columns = 1 + random() % 5;
    const std::string line_end = random() % 2 == 0 ? "\n" : "\r\n";
    const std::size_t rows = random() % 12;
    const bool plain = random() % 2 == 0;
    std::string block;
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t column = 0; column < columns; ++column) {
        if (column > 0) block += ',';
        block += !plain && random() % 40 == 0 ? odd[random() % odd.size()] : cells[random() % cells.size()];
      }
      if (row + 1 < rows || random() % 2 == 0) block += line_end;
    }
    CAPTURE(block);
    const ScalarSplit expected = split_of(block, columns);
    for (const rung::InstructionSet set : rung::available_instruction_sets()) {
      CAPTURE(rung::name_of(set));
      const auto found = grid_of(block, columns, grid, set);
      // A block of cells that all are plain must be seen to be a grid, unless split_csv left out a blank row.
      if (plain && expected.regular && expected.rows.size() == rows) REQUIRE(found);
      if (!found) continue;
      ++grids;
      REQUIRE(expected.regular);
      REQUIRE(*found == expected.rows);
    }
  }
  CHECK(grids > 5000);
}
