// Encodings: which one a file is in, and its text as UTF-8 whatever the size of blocks.
#include "records/encoding.hpp"

#include <doctest/doctest.h>

#include <string>

#include "records/text_source.hpp"
#include "records/utf8_check.hpp"

using rung::detect_encoding;
using rung::Encoding;
using namespace std::string_literals;

namespace {

// 客户,行业 / 华为,游戏 and 客戶,行業 / 電話,遊戲.
const std::string gb18030_text = "\xBF\xCD\xBB\xA7,\xD0\xD0\xD2\xB5\n\xBB\xAA\xCE\xAA,\xD3\xCE\xCF\xB7\n";
const std::string big5_text = "\xAB\xC8\xA4\xE1,\xA6\xE6\xB7\x7E\n\xB9\x71\xB8\xDC,\xB9\x43\xC0\xB8\n";

std::string utf16(const std::u16string& text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

std::string text_of(const std::string& bytes, Encoding encoding, std::size_t room = 4096) {
  rung::TextSource source(rung::bytes_of(bytes), encoding);
  REQUIRE(source.is_supported());
  std::string text;
  std::string block(room, '\0');
  while (const std::size_t got = source.read(block.data(), room)) text.append(block, 0, got);
  return text;
}

}  // namespace

TEST_CASE("a byte order mark decides") {
  CHECK(detect_encoding("\xEF\xBB\xBF"
                        "a,b\n",
                        true) == Encoding::utf8);
  CHECK(detect_encoding("\xFF\xFE"
                        "a\0"s,
                        true) == Encoding::utf16le);
  CHECK(detect_encoding("\xFE\xFF\0a"s, true) == Encoding::utf16be);
  CHECK(detect_encoding("\x84\x31\x95\x33"
                        "a",
                        true) == Encoding::gb18030);
}

TEST_CASE("encodings without a mark") {
  CHECK(detect_encoding("", true) == Encoding::utf8);
  CHECK(detect_encoding("a,b\n1,2\n", true) == Encoding::utf8);
  CHECK(detect_encoding("客户,行业\n", true) == Encoding::utf8);
  CHECK(detect_encoding(utf16(u"id,name\n1,x\n", true), true) == Encoding::utf16le);
  CHECK(detect_encoding(utf16(u"id,name\n1,x\n", false), true) == Encoding::utf16be);
  CHECK(detect_encoding(utf16(u"客户,行业\n华为,游戏\n", true), true) == Encoding::utf16le);
  CHECK(detect_encoding(gb18030_text, true) == Encoding::gb18030);
  CHECK(detect_encoding(big5_text, true) == Encoding::big5);
}

TEST_CASE("broken UTF-8 is still UTF-8") {
  CHECK(detect_encoding("客户名称,行业类型\n华\xFF为,游戏\n", true) == Encoding::utf8);
  CHECK(detect_encoding("name,city\nJos\xE9,x\n", true) == Encoding::utf8);
  CHECK(detect_encoding("a,b\n1,\0\n"s, true) == Encoding::utf8);
  CHECK(detect_encoding("a,b\n1,\0\0\n"s, true) == Encoding::utf8);
  CHECK(detect_encoding("a,b\n1,\0\n2,\0\n"s, true) == Encoding::utf8);
  // The sample ends within a character.
  CHECK(detect_encoding("a,客户"s.substr(0, 7), false) == Encoding::utf8);
}

TEST_CASE("text comes out as UTF-8, without its mark, for every size of blocks") {
  const std::string expected = "客户,行业\n华为,游戏\n";
  for (const std::size_t room : {8, 9, 10, 13, 64, 4096}) {
    CAPTURE(room);
    CHECK(text_of(gb18030_text, Encoding::detect, room) == expected);
    CHECK(text_of(big5_text, Encoding::detect, room) == "客戶,行業\n電話,遊戲\n");
    CHECK(text_of(utf16(u"\uFEFF客户,行业\n华为,游戏\n", true), Encoding::detect, room) == expected);
    CHECK(text_of(utf16(u"\uFEFF客户,行业\n华为,游戏\n", false), Encoding::detect, room) == expected);
    CHECK(text_of("\xEF\xBB\xBF" + expected, Encoding::detect, room) == expected);
    CHECK(text_of("\x84\x31\x95\x33" + gb18030_text, Encoding::gb18030, room) == expected);
    CHECK(text_of(utf16(u"𠮷,1\n", true), Encoding::utf16le, room) == "𠮷,1\n");
  }
}

TEST_CASE("a long text crosses all inner buffers") {
  std::string gb;
  std::string utf8;
  for (int i = 0; i < 40000; ++i) {
    gb += gb18030_text;
    utf8 += "客户,行业\n华为,游戏\n";
  }
  REQUIRE(gb.size() > rung::encoding_sample / 2);
  CHECK(text_of(gb + gb, Encoding::detect) == utf8 + utf8);
}

TEST_CASE("bytes that are no text become the byte FF, and the text goes on behind them") {
  CHECK(text_of("a\xFF,b\nc,d\n", Encoding::gb18030) == "a\xFF,b\nc,d\n");
  CHECK(text_of("a\xBF\nc,d\n", Encoding::gb18030) == "a\xFF\nc,d\n");
  CHECK(text_of("a,\xBF", Encoding::gb18030) == "a,\xFF");
  CHECK(text_of(utf16(u"a\xDC00,b\n", true), Encoding::utf16le) == "a\xFF,b\n");
  CHECK(text_of("a\0b"s, Encoding::utf16le) == "a\xFF");
}

TEST_CASE("UTF-8 is checked strictly") {
  using rung::is_utf8;
  CHECK(is_utf8(""));
  CHECK(is_utf8("plain text that is longer than a word"));
  CHECK(is_utf8("é客𠮷\U0010FFFF"));
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE5\xAE",
                          "\xE5\xAE"
                          "a",
                          "12345678\xFF", "客\xFF", "\xC3"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
  }
}
