// Lines and columns of rule files.
#include "diagnostics/source.hpp"

#include <doctest/doctest.h>

using namespace rung;

namespace {

void check_place(const Source& source, std::uint32_t offset, std::uint32_t line, std::uint32_t column) {
  CAPTURE(offset);
  CHECK(source.place(offset).line == line);
  CHECK(source.place(offset).column == column);
}

}  // namespace

TEST_CASE("columns count code points, not bytes") {
  const Source source("a.rung", "定义 x\n  金额 >= 1\n");
  check_place(source, 0, 1, 1);
  check_place(source, 3, 1, 2);
  check_place(source, 4, 1, 2);  // within a character
  check_place(source, 7, 1, 4);
  check_place(source, 8, 1, 5);  // the line end is behind the last character
  check_place(source, 9, 2, 1);
  check_place(source, 17, 2, 5);
}

TEST_CASE("a CRLF source has the lines and places of an LF source") {
  const Source source("a.rung", "let a = 1\r\nlet b\r\n\r\n");
  REQUIRE(source.line_count() == 4);
  CHECK(source.line(1) == "let a = 1");
  CHECK(source.line(2) == "let b");
  CHECK(source.line(3).empty());
  CHECK(source.line(4).empty());
  check_place(source, 9, 1, 10);
  check_place(source, 10, 1, 10);  // between CR and LF
  check_place(source, 11, 2, 1);
}

TEST_CASE("a carriage return within a line is a character of it, one at the end of the file is not") {
  const Source source("a.rung", "a\rb\nc\r");
  CHECK(source.line_count() == 2);
  CHECK(source.line(1) == "a\rb");
  CHECK(source.line(2) == "c");
}

TEST_CASE("an empty file has one empty line") {
  const Source source("empty.rung", "");
  CHECK(source.line_count() == 1);
  CHECK(source.line(1).empty());
  check_place(source, 0, 1, 1);
}

TEST_CASE("a file with and without a line end at its end") {
  CHECK(Source("a", "x").line_count() == 1);
  CHECK(Source("a", "x\n").line_count() == 2);
  check_place(Source("a", "x"), 1, 1, 2);
  check_place(Source("a", "x\n"), 2, 2, 1);
}

TEST_CASE("places and lines outside of the file are those at its end, or empty") {
  const Source source("a", "one\ntwo");
  check_place(source, 7, 2, 4);
  check_place(source, 1000, 2, 4);
  CHECK(source.line(0).empty());
  CHECK(source.line(3).empty());
}

TEST_CASE("bytes that are no UTF-8 count one column each") {
  const Source source("a", "\xFF\xE8\xAEx");
  check_place(source, 3, 1, 4);
}

TEST_CASE("cover holds both spans, in any order") {
  CHECK(cover({1, 4, 8}, {1, 6, 20}) == Span{1, 4, 20});
  CHECK(cover({1, 6, 20}, {1, 4, 8}) == Span{1, 4, 20});
  CHECK(cover({1, 4, 20}, {1, 6, 8}) == Span{1, 4, 20});
}

TEST_CASE("views of a source hold when others are added") {
  Sources sources;
  const SourceId first = sources.add("a.rung", "let");
  const std::string_view text = sources[first].text();
  for (int i = 0; i < 100; ++i) sources.add("b.rung", "x");
  CHECK(text.data() == sources[first].text().data());
  CHECK(sources.text({first, 1, 3}) == "et");
  CHECK(sources.size() == 101);
  CHECK(sources[100].path() == "b.rung");
}
