// Display widths and single code points, of text in several scripts and of bytes that are no text.
#include "diagnostics/width.hpp"

#include <doctest/doctest.h>

#include "diagnostics/code_point.hpp"

using namespace rung;

TEST_CASE("widths of letters, ideographs and marks") {
  CHECK(display_width("") == 0);
  CHECK(display_width("order_amount") == 12);
  CHECK(display_width("订单金额") == 8);
  CHECK(display_width("訂單：３") == 8);
  CHECK(display_width("ｱｲ") == 2);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("订a单") == 5);
}

TEST_CASE("ambiguous characters are one column wide") {
  CHECK(display_width("≥×“”…°") == 6);
}

TEST_CASE("bytes that are no UTF-8 take a column each") {
  CHECK(display_width("\xFF") == 1);
  CHECK(display_width("\xC3") == 1);
  CHECK(display_width("\xE8\xAE") == 2);          // the first two bytes of a character of three
  CHECK(display_width("\xC0\xAF") == 2);          // an overlong form
  CHECK(display_width("\xED\xA0\x80") == 3);      // half of a surrogate pair
  CHECK(display_width("\xF5\x80\x80\x80") == 4);  // beyond U+10FFFF
  CHECK(display_width("a\x80订") == 4);
}

TEST_CASE("code points are counted, bad bytes one each") {
  CHECK(code_points("") == 0);
  CHECK(code_points("a订\xFF") == 3);
  CHECK(code_points("e\u0301") == 2);
  CHECK(code_points("😀") == 1);
}

TEST_CASE("padding goes by display width and never shortens") {
  CHECK(pad_right("订单", 6) == "订单  ");
  CHECK(pad_left("订单", 6) == "  订单");
  CHECK(pad_right("订单", 4) == "订单");
  CHECK(pad_right("订单", 3) == "订单");
  CHECK(pad_left("订单", 0) == "订单");
  CHECK(pad_left("", 2) == "  ");
}

TEST_CASE("nothing that acts on a terminal is showable") {
  CHECK(showable("订单 order") == "订单 order");
  CHECK(showable("a\nb\r\tc") == "a\\nb\\r\\tc");
  CHECK(showable("\x1b[31m") == "\uFFFD[31m");
  CHECK(showable("\x7F") == "\uFFFD");
  CHECK(showable("\u009B") == "\uFFFD");      // a control of one character
  CHECK(showable("a\u202Eb") == "a\uFFFDb");  // turns the direction of writing
  CHECK(showable("a\u200Bb") == "a\uFFFDb");
  CHECK(showable("a\u2028b") == "a\uFFFDb");
  CHECK(showable("\xE8\xAE") == "\uFFFD\uFFFD");
  CHECK(showable(std::string_view("\0", 1)) == "\uFFFD");
}
