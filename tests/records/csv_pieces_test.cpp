// A text in pieces of many sizes against a slow twin, and what ends a file early.
#include "records/csv_pieces.hpp"
#include "diagnostics/kinds.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "records/csv_lines.hpp"
#include "slow_splitter.hpp"

using namespace std::string_view_literals;

namespace {

rung::CsvPieces pieces_of(std::string text, std::size_t block_bytes, std::size_t longest = 1 << 20) {
  auto source = std::make_unique<rung::TextSource>(rung::bytes_of(std::move(text)), rung::Encoding::utf8);
  return {"data.csv", std::move(source), ',', {block_bytes, longest}};
}

}  // namespace

TEST_CASE("blocks of any size give what the slow splitter gives") {
  std::mt19937 random(20250630);
  const std::vector<std::string_view> pieces = {",",     ",",      "\n",   "\r\n", "\r",  "\"",    "\"\"",
                                                "\",\"", "\"\n\"", "a",    "bc",   " ",   "客户",  "\0"sv,
                                                "\t",    "x\"y",   "\n\n", "\",",  ",\"", "12345", ""};
  int grids = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    const slow::Split expected = slow::split(text, ',');
    for (const std::size_t block : {1, 2, 3, 7, 64, 4096}) {
      CAPTURE(text);
      CAPTURE(block);
      rung::CsvPieces read = pieces_of(text, block);
      const std::size_t columns = random() % 3;
      read.expect_columns(columns);
      rung::CsvLines lines;
      std::size_t at = 0;
      std::string scratch;
      for (auto piece = read.take(); piece; piece = read.take()) {
        lines.find(*piece, ',', columns);
        grids += lines.is_grid() ? 1 : 0;
        for (std::size_t line = 0; line < lines.count(); ++line) {
          REQUIRE(at < expected.rows.size());
          const slow::Row& wanted = expected.rows[at++];
          REQUIRE(lines.line(line) == wanted.line);
          REQUIRE(lines.cells(line) == wanted.cells.size());
          REQUIRE((lines.fault(line) != rung::RowFault::sound) == (wanted.nul || wanted.text_after_quote));
          for (std::uint32_t i = 0; i < lines.cells(line) && !wanted.text_after_quote; ++i) {
            REQUIRE(rung::cell_content(lines.raw(line, i), scratch) == wanted.cells[i]);
          }
        }
        if (random() % 2 == 0) read.give_back(std::move(piece));
      }
      REQUIRE(read.failure().has_value() == expected.open_quote_line.has_value());
      if (!expected.open_quote_line) {
        REQUIRE(at == expected.rows.size());
      } else {
        REQUIRE(read.failure()->kind == rung::Kind::quote_not_closed);
        REQUIRE(std::get<rung::DataPlace>(read.failure()->where).line == *expected.open_quote_line);
      }
    }
  }
  // Both ways must have been taken.
  CHECK(grids > 1000);
}

TEST_CASE("a record that is too long ends the file, wherever blocks are cut") {
  const std::string long_line = "a,b\n1,2\n3," + std::string(500, 'x') + "\n4,5\n";
  for (const std::size_t block : {1, 7, 64, 4096}) {
    CAPTURE(block);
    rung::CsvPieces fits = pieces_of(long_line, block, 502);
    while (fits.take()) {
    }
    CHECK_FALSE(fits.failure());
    rung::CsvPieces too_long = pieces_of(long_line, block, 501);
    while (too_long.take()) {
    }
    REQUIRE(too_long.failure());
    CHECK(too_long.failure()->kind == rung::Kind::record_too_long);
    CHECK(std::get<rung::DataPlace>(too_long.failure()->where).line == 3);
  }
}

TEST_CASE("an open quote is named rather than the long record that it makes") {
  std::string text = "a,b\n1,\"2\n";
  for (int i = 0; i < 1000; ++i) text += "3,4\n";
  rung::CsvPieces pieces = pieces_of(text, 16, 200);
  while (pieces.take()) {
  }
  REQUIRE(pieces.failure());
  CHECK(pieces.failure()->kind == rung::Kind::quote_not_closed);
  CHECK(std::get<rung::DataPlace>(pieces.failure()->where).line == 2);
}
