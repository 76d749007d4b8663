// Records and cells of CSV texts: the dialects one by one.
#include "records/csv_split.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "records/csv_delimiter.hpp"

using namespace std::string_view_literals;

namespace {

struct Cells {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> lines;
  std::vector<rung::RowFault> faults;
  rung::CsvIndex index;
};

Cells split(std::string_view text, char delimiter = ',', bool last = true) {
  Cells cells;
  split_csv(text, delimiter, 1, last, cells.index);
  std::string scratch;
  for (const rung::CsvRow& row : cells.index.rows) {
    std::vector<std::string> line;
    for (std::uint32_t i = 0; i < row.cells; ++i) {
      line.emplace_back(rung::cell_content(raw_cell(text, cells.index, row, i), scratch));
    }
    cells.rows.push_back(line);
    cells.lines.push_back(row.line);
    cells.faults.push_back(row.fault);
  }
  return cells;
}

using Rows = std::vector<std::vector<std::string>>;
using Lines = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("cells and line ends") {
  const Rows expected = {{"a", "b"}, {"1", "2"}};
  for (const auto text : {"a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\r\n1,2",
                          "a,b\n\n1,2\n\n", "\na,b\n1,2", "a,b\n   \n1,2\n \t", "\"a\",\"b\"\n\"1\",\"2\""}) {
    CAPTURE(text);
    CHECK(split(text).rows == expected);
  }
  CHECK(split("").rows.empty());
  CHECK(split("\n\r\n\r").rows.empty());
  CHECK(split(",").rows == Rows{{"", ""}});
  CHECK(split("\"\"").rows == Rows{{""}});
  CHECK(split(" , ").rows == Rows{{" ", " "}});
  CHECK(split("a;b,c;d", ';').rows == Rows{{"a", "b,c", "d"}});
  CHECK(split("\t\n", '\t').rows == Rows{{"", ""}});
}

TEST_CASE("quotes") {
  CHECK(split("\"a,b\",c").rows == Rows{{"a,b", "c"}});
  CHECK(split("\"ha \"\"ha\"\" ha\",x").rows == Rows{{"ha \"ha\" ha", "x"}});
  CHECK(split("\"\"\"\"").rows == Rows{{"\""}});
  CHECK(split("\"\"\"a\"\"\",\"\"\"\"\"\"").rows == Rows{{"\"a\"", "\"\""}});
  CHECK(split("5\" pipe,a\"b\"").rows == Rows{{"5\" pipe", "a\"b\""}});
  CHECK(split(" \"a\",b").rows == Rows{{" \"a\"", "b"}});
  CHECK(split("\"a\nb\",c\nd,e").rows == Rows{{"a\nb", "c"}, {"d", "e"}});
}

TEST_CASE("a record's line is the line where it begins, whatever ends lines inside quotes") {
  CHECK(split("a\n\"b\nc\"\nd\n").lines == Lines{1, 2, 4});
  CHECK(split("a\r\n\"b\r\nc\"\r\nd").lines == Lines{1, 2, 4});
  CHECK(split("a\r\"b\rc\"\rd").lines == Lines{1, 2, 4});
  CHECK(split("\n\na\n\n\nb").lines == Lines{3, 6});
}

TEST_CASE("text after a closing quote and zero bytes are faults of their record alone") {
  using rung::RowFault;
  const Cells cells = split("a,b\n\"a\"x,b\nc,\"d\" \ne\0,f\n\"g\0\",h\ni,j"sv);
  CHECK(cells.faults == std::vector{RowFault::sound, RowFault::text_after_quote, RowFault::text_after_quote,
                                    RowFault::nul, RowFault::nul, RowFault::sound});
  CHECK(cells.lines == Lines{1, 2, 3, 4, 5, 6});
}

TEST_CASE("a quote that stays open is told with the line where it opened") {
  const Cells cells = split("a,b\n1,2\n3,\"x\n5,6\n");
  CHECK(cells.rows.size() == 2);
  CHECK(cells.index.open_quote_line == 3);
  CHECK(cells.index.consumed == 8);
  CHECK(split("a,\"b\n\nc\n").index.open_quote_line == 1);
  CHECK(split("\"a\n\",\"b").index.open_quote_line == 2);
  CHECK_FALSE(split("a,\"b\"").index.open_quote_line);
  CHECK_FALSE(split("a,\"b\"", ',', false).index.open_quote_line);
}

TEST_CASE("a block that is not the last ends before the record that may go on") {
  CHECK(split("a,b\n1,2", ',', false).index.consumed == 4);
  CHECK(split("a,b\n1,2\n", ',', false).index.consumed == 8);
  // What follows may be the other half of a line end.
  CHECK(split("a,b\r", ',', false).index.consumed == 0);
  CHECK(split("a,b\r\n", ',', false).index.consumed == 5);
  CHECK(split("a,\"b\"", ',', false).index.consumed == 0);
  CHECK(split("a\n\n\nb", ',', false).index.next_line == 4);
}

TEST_CASE("the delimiter is the one under which lines agree") {
  using rung::detect_delimiter;
  CHECK(detect_delimiter("a,b\n1,2\n") == ',');
  CHECK(detect_delimiter("a;b\n1,5;2,5\n") == ';');
  CHECK(detect_delimiter("a\tb\n1\t2\n") == '\t');
  CHECK(detect_delimiter("a|b\n1|2\n") == '|');
  CHECK(detect_delimiter("id\n1\n2\n") == ',');
  CHECK(detect_delimiter("") == ',');
  CHECK(detect_delimiter("a;b") == ';');
  CHECK(detect_delimiter("name, title;amount\nx;1\ny;2\n") == ';');
  CHECK(detect_delimiter("\"a;b;c;d\",e\n1,2\n3,4\n") == ',');
  CHECK(detect_delimiter("a,b|c|d|e\n1,2\n3,4\n") == ',');
  CHECK(detect_delimiter("a;b\n\"1\n2\";\"3,4\"\n") == ';');
}
