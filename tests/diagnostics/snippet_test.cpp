// Layout of a source line and its underline. Positions are found in the text: the tests count no bytes.
#include "diagnostics/snippet.hpp"

#include <doctest/doctest.h>

#include "diagnostics/width.hpp"

using namespace rung;

namespace {

Snippet under(std::string_view line, std::string_view word, std::size_t columns = 160) {
  const std::size_t begin = line.find(word);
  REQUIRE(begin != std::string_view::npos);
  return lay_out(line, begin, begin + word.size(), columns);
}

/// The columns of the snippet's text before the word, as a reader with a ruler would find them.
std::size_t measured(const Snippet& snippet, std::string_view word) {
  const std::size_t begin = snippet.text.find(word);
  REQUIRE(begin != std::string::npos);
  return display_width(std::string_view(snippet.text).substr(0, begin));
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("plain text") {
  const Snippet snippet = under("  base  order_amuont", "order_amuont");
  CHECK(snippet.text == "  base  order_amuont");
  CHECK(snippet.indent == 8);
  CHECK(snippet.length == 12);
}

TEST_CASE("Chinese text is two columns a character, before the span and in it") {
  const Snippet snippet = under("  基础 订单金额（元） 加 a", "订单金额");
  CHECK(snippet.indent == 7);
  CHECK(snippet.length == 8);
  CHECK(snippet.indent == measured(snippet, "订单金额"));
}

TEST_CASE("tabs become spaces up to the next stop") {
  const Snippet snippet = under("\tab\tname", "name");
  CHECK(snippet.text == "    ab  name");
  CHECK(snippet.indent == 8);
  const Snippet behind_chinese = under("金\tx", "x");
  CHECK(behind_chinese.text == "金  x");
  CHECK(behind_chinese.indent == 4);
  const Snippet tab_itself = under("a\tb", "\t");
  CHECK(tab_itself.indent == 1);
  CHECK(tab_itself.length == 3);
}

TEST_CASE("a span of no length shows one mark") {
  CHECK(lay_out("abc", 1, 1, 160).indent == 1);
  CHECK(lay_out("abc", 1, 1, 160).length == 1);
  CHECK(lay_out("abc", 3, 3, 160).indent == 3);
  CHECK(lay_out("abc", 3, 3, 160).length == 1);
  CHECK(lay_out("", 0, 0, 160).indent == 0);
  CHECK(lay_out("", 0, 0, 160).length == 1);
  CHECK(lay_out("金额", 6, 6, 160).indent == 4);
}

TEST_CASE("a span that goes on behind the line ends with it") {
  const Snippet snippet = lay_out("let a = 1", 4, 500, 160);
  CHECK(snippet.indent == 4);
  CHECK(snippet.length == 5);
  CHECK(lay_out("abc", 90, 95, 160).indent == 3);
}

TEST_CASE("a span within a character underlines the character") {
  const Snippet snippet = lay_out("金额", 1, 2, 160);
  CHECK(snippet.indent == 0);
  CHECK(snippet.length == 2);
}

TEST_CASE("a mark without a width still has an underline") {
  CHECK(lay_out("e\u0301x", 1, 3, 160).length == 1);
}

TEST_CASE("controls and bad bytes show as one replacement each and keep the columns") {
  const Snippet snippet = under("a\x1b[2J\xFF\u202E name", "name");
  CHECK(snippet.text == "a\uFFFD[2J\uFFFD\uFFFD name");
  CHECK(snippet.indent == measured(snippet, "name"));
}

TEST_CASE("a line of exactly the width is shown whole") {
  const std::string line = repeated("a", 40);
  CHECK(lay_out(line, 39, 40, 40).text == line);
  CHECK(lay_out(line + "b", 0, 1, 40).text == repeated("a", 39) + "…");
}

TEST_CASE("a long line is cropped around its span") {
  for (const std::string_view filler : {"x", "金", "x金", "\t金"}) {
    const std::string many = repeated(filler, 300);
    for (const auto& line : {"NAME" + many, many + "NAME" + many, many + "aNAME" + many, many + "NAME",
                             repeated(filler, 20) + "NAME" + many, many + "NAME" + repeated(filler, 20)}) {
      CAPTURE(line);
      const Snippet snippet = under(line, "NAME");
      CHECK(display_width(snippet.text) <= 160);
      CHECK(display_width(snippet.text) >= 150);
      CHECK(snippet.length == 4);
      CHECK(snippet.indent == measured(snippet, "NAME"));
      CHECK(snippet.text.find("…") != std::string::npos);
    }
  }
}

TEST_CASE("a span up to the edge of the width is not covered by the ellipsis") {
  for (int before = 30; before < 45; ++before) {
    const Snippet snippet = under(repeated("x", before) + "NAME" + repeated("x", 40), "NAME", 40);
    CHECK(snippet.indent == measured(snippet, "NAME"));
    CHECK(snippet.length == 4);
  }
}

TEST_CASE("a span longer than the width is shown from its beginning") {
  const std::string line = repeated("x", 500) + "BEGIN" + repeated("金", 500);
  const std::size_t begin = line.find("BEGIN");
  const Snippet snippet = lay_out(line, begin, line.size(), 160);
  CHECK(snippet.indent == measured(snippet, "BEGIN"));
  CHECK(snippet.text.starts_with("…"));
  CHECK(snippet.text.ends_with("…"));
  CHECK(snippet.indent + snippet.length <= 160);
  CHECK(snippet.length > 100);
}

TEST_CASE("a place at the end of a long line") {
  const std::string line = repeated("金", 300);
  const Snippet snippet = lay_out(line, line.size(), line.size(), 160);
  CHECK(snippet.text.starts_with("…"));
  CHECK(snippet.indent == display_width(snippet.text));
  CHECK(snippet.length == 1);
}

TEST_CASE("no line and no span breaks the layout") {
  const std::string line = "a\t金\xFF" + repeated("额\u0301", 30) + "\x1b";
  for (std::size_t begin = 0; begin <= line.size() + 2; ++begin) {
    for (std::size_t end = begin; end <= line.size() + 2; ++end) {
      const Snippet snippet = lay_out(line, begin, end, 20);
      REQUIRE(display_width(snippet.text) <= 20);
      REQUIRE(snippet.length >= 1);
      REQUIRE(snippet.indent + snippet.length <= display_width(snippet.text) + 1);
    }
  }
}
